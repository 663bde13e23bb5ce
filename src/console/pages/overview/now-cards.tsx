import { formatLength } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useNow } from '../../shell/use-now.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Tile } from '../../ui/tile.tsx'
import { type RightNow, useRightNow } from './calls.ts'
import { overviewTexts } from './texts.ts'

/** What wants somebody at this moment. */
export function NowCards() {
  const texts = useTexts(overviewTexts)
  const query = useRightNow()
  return (
    <section aria-label={texts.rightNow} className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">{texts.rightNow}</h2>
      <Loaded query={query}>{(data) => <Tiles now={data} />}</Loaded>
    </section>
  )
}

function Tiles({ now: { waiting, lateCases, visits } }: { now: RightNow }) {
  const texts = useTexts(overviewTexts)
  const { locale } = useLanguage()
  const at = useNow(1000)
  const total = Object.values(visits.byStatus).reduce((sum, n) => sum + n, 0)
  const tiles = [
    {
      title: texts.waiting,
      value: waiting.untaken,
      about:
        waiting.since === null
          ? texts.nobodyWaits
          : texts.waitingSince(formatLength(at - Date.parse(waiting.since), locale, 2)),
      href: '/inbox?view=queue',
      isBad: waiting.untaken > 0,
    },
    {
      title: texts.unanswered,
      value: waiting.unanswered,
      about: texts.unansweredAbout,
      href: '/inbox?view=all',
      isBad: false,
    },
    {
      title: texts.late,
      value: waiting.late,
      about: texts.lateAbout,
      href: '/inbox?view=all',
      isBad: waiting.late > 0,
    },
    {
      title: texts.lateCases,
      value: lateCases,
      about: texts.lateCasesAbout,
      href: '/cases?overdue=1',
      isBad: lateCases > 0,
    },
    {
      title: texts.visitsToday,
      value: total,
      about: visits.unassigned > 0 ? texts.unassigned(visits.unassigned) : texts.allAssigned,
      href: '/board',
      isBad: visits.unassigned > 0,
      // The visits themselves are nothing bad.
      isCount: false,
    },
  ]
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
      {tiles.map(({ title, value, about, href, isBad, isCount = true }) => (
        <Tile key={title} title={title} value={value} tone={isBad && isCount ? 'danger' : 'plain'} href={href}>
          <span className={`text-xs ${isBad ? 'font-medium text-danger' : 'text-muted'}`}>{about}</span>
        </Tile>
      ))}
    </div>
  )
}
