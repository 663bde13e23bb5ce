import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import type { File } from './calls.ts'
import { caseTexts } from './texts.ts'
import { useStaffNames } from './use-staff-names.ts'

const grave = new Set(['overdue', 'graver', 'refused', 'reopened'])

/** Everything that happened in a complaint, in order. */
export function CaseHistory({ file }: { file: File }) {
  const texts = useTexts(caseTexts)
  const { locale, zone } = useLanguage()
  const { nameOf } = useStaffNames()
  const who = (by: string) => (by === 'customer' ? texts.customerDid : by === 'bot' ? texts.botDid : nameOf(by))
  const words = (kind: string, text: string | null) =>
    kind === 'overdue' || kind === 'due_soon' ? (texts.deadlines[`sla_${text ?? ''}`] ?? text) : text
  return (
    <ol className="flex flex-col gap-3 border-l-2 border-line pl-4 text-sm">
      {file.events.map((event) => (
        <li key={event.id} className="relative">
          <span
            aria-hidden="true"
            className={`absolute top-1.5 -left-[1.3rem] size-2 rounded-full ${grave.has(event.kind) ? 'bg-danger' : 'bg-brand'}`}
          />
          <p className="flex flex-wrap gap-x-2">
            <span className="font-medium">{texts.events[event.kind] ?? event.kind}</span>
            <span className="text-muted">
              {who(event.by)} · {formatMoment(event.at, zone, locale)}
            </span>
          </p>
          {event.text !== null && event.text !== '' && (
            <p className="wrap-anywhere whitespace-pre-wrap text-muted">{words(event.kind, event.text)}</p>
          )}
        </li>
      ))}
    </ol>
  )
}
