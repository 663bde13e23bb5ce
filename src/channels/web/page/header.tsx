import { Headset, Languages } from 'lucide-react'
import { useState } from 'react'
import type { Company } from './chat/protocol.ts'
import icon from './icon.svg'
import { useLanguage } from './texts/language.tsx'

const handoffPauseMs = 5000

/** Who one is talking to, and the way to a person, always in sight. */
export function Header({ company, onHandoff }: { company: Company | null; onHandoff: (text: string) => void }) {
  const { texts, switchLocale } = useLanguage()
  const [asked, setAsked] = useState(false)

  // A second tap of an impatient customer would only be a second message in the queue.
  const ask = () => {
    if (asked) return
    setAsked(true)
    setTimeout(() => setAsked(false), handoffPauseMs)
    onHandoff(texts.handoffText)
  }

  return (
    <header className="flex items-center gap-2 border-b border-line bg-surface px-3 py-2 pt-[max(0.5rem,env(safe-area-inset-top))] sm:px-4 print:border-0">
      <img src={icon} alt="" width="40" height="40" className="size-10 shrink-0 rounded-xl" />
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-base leading-tight font-semibold">{company?.name ?? texts.titleFallback}</h1>
        {/* Where there is no room for the hours they fall onto a second line, which is cut off. */}
        <p className="flex h-5 flex-wrap overflow-hidden text-xs leading-5 text-muted">
          <span className="truncate">{texts.assistant}</span>
          {company?.hours !== undefined && (
            <span className="whitespace-pre">
              {' · '}
              <span className="sr-only sm:not-sr-only">{texts.hours} </span>
              {company.hours}
            </span>
          )}
        </p>
      </div>
      <button
        type="button"
        onClick={switchLocale}
        aria-label={texts.switchLanguage}
        className="flex size-11 shrink-0 items-center justify-center gap-1 rounded-full text-sm text-muted hover:bg-page sm:w-auto sm:px-3 print:hidden"
      >
        <Languages aria-hidden="true" className="size-5" />
        <span className="hidden sm:inline">{texts.otherLanguage}</span>
      </button>
      <button
        type="button"
        onClick={ask}
        aria-disabled={asked}
        className="flex min-h-11 shrink-0 items-center gap-1.5 rounded-full border border-brand px-3.5 text-sm font-medium text-brand hover:bg-soft aria-disabled:opacity-50 print:hidden"
      >
        <Headset aria-hidden="true" className="size-4" />
        {texts.handoff}
      </button>
    </header>
  )
}
