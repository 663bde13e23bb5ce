import { Link } from 'wouter'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { type Days, useQuestions } from './calls.ts'
import { BackLink } from './stopped-page.tsx'
import { overviewTexts } from './texts.ts'

/** What customers asked and the company's data did not answer, the latest first: what to write next. */
export function QuestionsPage({ days }: { days: Days }) {
  const texts = useTexts(overviewTexts)
  const { locale, zone } = useLanguage()
  const query = useQuestions(days)
  return (
    <Page title={texts.questionsTitle} about={`${texts.between(days.from, days.to)} · ${texts.questionsHow}`}>
      <BackLink days={days} />
      <Loaded query={query}>
        {(data) =>
          data.questions.length === 0 ? (
            <EmptyState title={texts.questionsEmpty} />
          ) : (
            <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
              {data.questions.map(({ turnId, conversationId, text, bestScore, at }) => (
                <li key={turnId} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 text-sm">
                  <span className="w-full font-medium wrap-anywhere">{text}</span>
                  <span className="flex-1 text-muted">
                    {formatMoment(at, zone, locale)} · {texts.fit} {bestScore.toFixed(2)}
                  </span>
                  <Link href={`/inbox/${encodeURIComponent(conversationId)}`} className="text-brand underline">
                    {texts.chat}
                  </Link>
                  <Link href={`/inspector/${encodeURIComponent(conversationId)}`} className="text-brand underline">
                    {texts.inspect}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
