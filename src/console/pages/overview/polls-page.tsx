import { Link } from 'wouter'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { type Days, usePolls } from './calls.ts'
import { OnlyFirst } from './only-first.tsx'
import { BackLink } from './stopped-page.tsx'
import { overviewTexts } from './texts.ts'

/** The answers behind the recommendation or the effort. */
export function PollsPage({ days, kind }: { days: Days; kind: 'nps' | 'ces' }) {
  const texts = useTexts(overviewTexts)
  const { locale, zone } = useLanguage()
  const query = usePolls(days, kind)
  return (
    <Page
      title={texts.pollTitle[kind]}
      about={`${texts.between(days.from, days.to)} · ${texts.scale[kind]} · ${kind === 'nps' ? texts.npsHow : texts.cesHow}`}
    >
      <BackLink days={days} />
      <Loaded query={query}>
        {(data) =>
          data.answers.length === 0 ? (
            <EmptyState title={texts.noPolls} />
          ) : (
            <>
              <OnlyFirst shown={data.answers.length} total={data.total} />
              <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
                {data.answers.map(({ id, score, text, at, conversationId, name }) => (
                  <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 text-sm">
                    <Badge>{score ?? texts.noData}</Badge>
                    <span className="min-w-28 flex-1 font-medium">{name ?? texts.unnamed}</span>
                    <span className="text-muted">{formatMoment(at, zone, locale)}</span>
                    <Link href={`/inbox/${encodeURIComponent(conversationId)}`} className="text-brand underline">
                      {texts.chat}
                    </Link>
                    {text !== null && text !== '' && <span className="w-full wrap-anywhere text-muted">{text}</span>}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
