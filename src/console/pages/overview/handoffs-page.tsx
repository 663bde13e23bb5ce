import { Link } from 'wouter'
import { formatLength, formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { Badge } from '../../ui/badge.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { type Days, useHandoffs } from './calls.ts'
import { OnlyFirst } from './only-first.tsx'
import { BackLink } from './stopped-page.tsx'
import { overviewTexts } from './texts.ts'

/** The hand-offs behind the figures, each with what is counted of it. */
export function HandoffsPage({ days }: { days: Days }) {
  const texts = useTexts(overviewTexts)
  const { reasons } = useTexts(inboxTexts)
  const { locale, zone } = useLanguage()
  const query = useHandoffs(days)
  const took = (time: { wallMs: number; businessMs: number } | undefined, none: string) =>
    time === undefined ? (
      <span className="text-muted">{none}</span>
    ) : (
      <span className="flex flex-col whitespace-nowrap">
        {formatLength(time.wallMs, locale, 2)}
        <span className="text-xs text-muted">{texts.atDesk(formatLength(time.businessMs, locale, 2))}</span>
      </span>
    )
  return (
    <Page title={texts.handoffs} about={`${texts.between(days.from, days.to)} · ${texts.handoffsHow}`} wide>
      <BackLink days={days} />
      <Loaded query={query}>
        {(data) =>
          data.handoffs.length === 0 ? (
            <EmptyState title={texts.noHandoffs} />
          ) : (
            <>
              <OnlyFirst shown={data.handoffs.length} total={data.total} />
              <Table
                caption={texts.handoffs}
                rows={data.handoffs}
                rowKey={({ id }) => id}
                columns={[
                  {
                    id: 'chat',
                    title: texts.customer,
                    cell: ({ conversationId, name }) => (
                      <Link
                        href={`/inbox/${encodeURIComponent(conversationId)}`}
                        className="font-medium whitespace-nowrap text-brand underline"
                      >
                        {name ?? texts.unnamed}
                      </Link>
                    ),
                  },
                  { id: 'reason', title: texts.reason, cell: ({ reason }) => reasons[reason] ?? texts.otherReason },
                  {
                    id: 'opened',
                    title: texts.asked,
                    cell: ({ openedAt }) => (
                      <span className="whitespace-nowrap">{formatMoment(openedAt, zone, locale)}</span>
                    ),
                  },
                  {
                    id: 'first',
                    title: texts.firstResponse,
                    cell: ({ firstResponse, answeredInTime }) => (
                      <span className="flex items-start gap-2">
                        {took(firstResponse, texts.noAnswerYet)}
                        {answeredInTime === false && <Badge tone="danger">{texts.tooLate}</Badge>}
                      </span>
                    ),
                  },
                  {
                    id: 'resolution',
                    title: texts.resolution,
                    cell: ({ resolution }) => took(resolution, texts.stillOpen),
                  },
                ]}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
