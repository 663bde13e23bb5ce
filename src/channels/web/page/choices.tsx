import { Check } from 'lucide-react'
import type { Choice } from './chat/protocol.ts'
import { useLanguage } from './texts/language.tsx'

/** How a question stands, and what a press on one of its buttons does. */
export interface Answering {
  open: boolean
  chosen: string | undefined
  onChoose: (text: string, choice?: string) => void
}

interface ChoicesProps extends Answering {
  choices: readonly Choice[]
  /** Whether the first choice is the one that most want, for it to stand out. */
  emphasis: boolean
}

/** The quick replies of a question; once it is answered or another was asked they only show what was chosen. */
export function Choices({ choices, emphasis, open, chosen, onChoose }: ChoicesProps) {
  const { texts } = useLanguage()
  return (
    <ul
      className="flex max-w-full flex-wrap gap-2 print:hidden"
      title={open || chosen !== undefined ? undefined : texts.expired}
    >
      {choices.map((choice, index) => {
        const picked = choice.label === chosen
        const look =
          emphasis && index === 0 && open
            ? 'border-brand bg-brand text-on-brand'
            : picked
              ? 'border-brand bg-soft text-soft-ink'
              : open
                ? 'border-brand bg-surface text-brand hover:bg-soft'
                : 'border-line bg-transparent text-muted'
        return (
          <li key={choice.id} className="max-w-full">
            <button
              type="button"
              disabled={!open}
              aria-pressed={picked ? true : undefined}
              onClick={() => onChoose(choice.label, choice.id)}
              className={`flex min-h-11 max-w-full items-center gap-1.5 rounded-full border px-4 py-1.5 text-left text-sm font-medium wrap-anywhere ${look}`}
            >
              {picked && <Check aria-label={texts.chosen} className="size-4 shrink-0" />}
              {choice.label}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
