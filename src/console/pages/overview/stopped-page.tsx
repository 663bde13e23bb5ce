import { ArrowLeft } from 'lucide-react'
import { Link } from 'wouter'
import type { FunnelStep } from '#business/overview/booking-funnel.ts'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { type Days, useStopped } from './calls.ts'
import { overviewTexts } from './texts.ts'

/** The chats behind a step of the funnel. */
export function StoppedPage({ days, step }: { days: Days; step: FunnelStep }) {
  const texts = useTexts(overviewTexts)
  const { locale, zone } = useLanguage()
  const query = useStopped(days, step)
  return (
    <Page
      title={texts.stoppedTitle(texts.steps[step] ?? step)}
      about={`${texts.between(days.from, days.to)} · ${texts.stoppedAbout}`}
    >
      <BackLink days={days} />
      <Loaded query={query}>
        {(data) =>
          data.chats.length === 0 ? (
            <EmptyState title={texts.nobodyStopped} />
          ) : (
            <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
              {data.chats.map(({ conversationId, at, name }) => (
                <li key={conversationId} className="flex flex-wrap items-center gap-x-4 px-3 py-2 text-sm">
                  <span className="min-w-28 flex-1 font-medium">{name ?? texts.unnamed}</span>
                  <span className="text-muted">{formatMoment(at, zone, locale)}</span>
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

export function BackLink({ days }: { days: Days }) {
  const texts = useTexts(overviewTexts)
  return (
    <Link
      href={`/overview?${new URLSearchParams({ ...days })}`}
      className="inline-flex min-h-9 items-center gap-1 text-sm text-brand underline"
    >
      <ArrowLeft aria-hidden="true" className="size-4" />
      {texts.back}
    </Link>
  )
}
