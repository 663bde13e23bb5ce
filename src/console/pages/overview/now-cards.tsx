import { formatLength } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useNow } from '../../shell/use-now.ts'
import type { Figures } from './calls.ts'
import { Framed } from './figure-card.tsx'
import { overviewTexts } from './texts.ts'

/** What wants somebody at this moment. */
export function NowCards({ now }: { now: Figures['now'] }) {
  const texts = useTexts(overviewTexts)
  const { locale } = useLanguage()
  const at = useNow(1000)
  const { waiting, lateCases, visits } = now
  const total = Object.values(visits.byStatus).reduce((sum, n) => sum + n, 0)
  const cards = [
    {
      title: texts.waiting,
      value: waiting.untaken,
      about:
        waiting.since === null
          ? texts.nobodyWaits
          : texts.waitingSince(formatLength(at - Date.parse(waiting.since), locale)),
      href: '/inbox',
      isBad: waiting.untaken > 0,
    },
    { title: texts.unanswered, value: waiting.unanswered, about: texts.unansweredAbout, href: '/inbox', isBad: false },
    { title: texts.late, value: waiting.late, about: '', href: '/inbox', isBad: waiting.late > 0 },
    { title: texts.lateCases, value: lateCases, about: '', href: '/cases?overdue=1', isBad: lateCases > 0 },
    {
      title: texts.visitsToday,
      value: total,
      about: visits.unassigned > 0 ? texts.unassigned(visits.unassigned) : texts.allAssigned,
      href: '/board',
      isBad: visits.unassigned > 0,
    },
  ]
  return (
    <section aria-label={texts.rightNow} className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">{texts.rightNow}</h2>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
        {cards.map(({ title, value, about, href, isBad }) => (
          <Framed key={title} href={href}>
            <span className="text-sm text-muted">{title}</span>
            <span className={`text-2xl leading-tight font-semibold tabular-nums ${isBad ? 'text-danger' : ''}`}>
              {value}
            </span>
            {about !== '' && <span className="text-xs text-muted">{about}</span>}
          </Framed>
        ))}
      </div>
    </section>
  )
}
