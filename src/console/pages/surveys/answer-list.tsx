import { Link } from 'wouter'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import { useStaffNames } from '../cases/use-staff-names.ts'
import type { AnswerShown } from './surveys-page.tsx'
import { surveyTexts } from './texts.ts'

/** Answers in full, the latest first. */
export function AnswerList({ answers }: { answers: readonly AnswerShown[] }) {
  const texts = useTexts(surveyTexts)
  const { locale, zone } = useLanguage()
  const { nameOf } = useStaffNames()
  return (
    <>
      <p className="text-sm text-muted">{texts.n(answers.length)}</p>
      <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
        {answers.map((one) => (
          <li key={one.id} className="flex flex-col gap-1 px-3 py-2.5 text-sm">
            <p className="flex flex-wrap items-center gap-2">
              <Badge
                tone={one.score === null ? 'plain' : one.score <= 2 ? 'danger' : one.score === 3 ? 'warn' : 'good'}
              >
                {one.score === null ? texts.noScore : `${one.score} / 5`}
              </Badge>
              <span className="font-medium">{one.service?.[locale] ?? ''}</span>
              <span>{one.worker?.[locale] ?? ''}</span>
              {one.remarks.map(({ dimension, mood, severe }) => (
                <Badge key={dimension} tone={mood === 'good' ? 'good' : 'warn'}>
                  {texts.dimensions[dimension] ?? dimension} {texts[mood]}
                  {severe === true && ` · ${texts.severe}`}
                </Badge>
              ))}
            </p>
            {one.text !== null && <p className="wrap-anywhere whitespace-pre-wrap">{one.text}</p>}
            <p className="flex flex-wrap items-center gap-x-3 text-xs text-muted">
              <span>{formatMoment(one.at, zone, locale)}</span>
              <span>{one.customerName ?? texts.unnamed}</span>
              {one.bookingRef !== null && <span>{one.bookingRef}</span>}
              <span>{one.source === 'phone' ? texts.phone : texts.chatSource}</span>
              {one.enteredBy !== null && <span>{texts.enteredBy(nameOf(one.enteredBy))}</span>}
              <Link href={`/inbox/${encodeURIComponent(one.conversationId)}`} className="text-brand underline">
                {texts.chat}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
