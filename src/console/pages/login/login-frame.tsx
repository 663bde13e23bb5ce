import { Languages } from 'lucide-react'
import type { ReactNode } from 'react'
import icon from '../../../channels/web/page/icon.svg'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { shellTexts } from '../../texts/shell.ts'

/** A single card in the middle of the page, with the language to choose. */
export function LoginFrame({ children }: { children: ReactNode }) {
  const texts = useTexts(shellTexts)
  const { locale, setLocale } = useLanguage()
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-4 overflow-y-auto p-4">
      <p className="flex items-center gap-2.5">
        <img src={icon} alt="" width="36" height="36" className="size-9" />
        <span className="text-lg font-semibold">{texts.product}</span>
        <span className="text-muted">{texts.console}</span>
      </p>
      <div className="w-full max-w-sm rounded-2xl border border-line bg-surface p-6 shadow-sm">{children}</div>
      <button
        type="button"
        onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}
        className="flex min-h-11 items-center gap-1.5 rounded-lg px-3 text-sm text-muted hover:text-ink"
      >
        <Languages aria-hidden="true" className="size-4" />
        <span lang={locale === 'zh' ? 'en' : 'zh-CN'}>{texts.otherLanguage}</span>
      </button>
    </main>
  )
}

/** The heading of a step on the way in. */
export function StepTitle({ title, text }: { title: string; text?: string }) {
  return (
    <div className="mb-4">
      <h1 className="text-lg font-semibold">{title}</h1>
      {text !== undefined && <p className="mt-1 text-sm text-pretty text-muted">{text}</p>}
    </div>
  )
}
