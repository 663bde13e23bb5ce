import { formatLength } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import type { Figures } from './calls.ts'
import { type Figure, FigureCard, type Shown } from './figure-card.tsx'
import { overviewTexts } from './texts.ts'

type Period = Figures['period']

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`
const whole = (value: number) => String(Math.round(value)).replace('-', '−')

/** The figures of a period beside those of the period before. */
export function PeriodFigures({ figures }: { figures: Figures }) {
  const texts = useTexts(overviewTexts)
  const { locale } = useLanguage()
  const time = (ms: number) => formatLength(ms, locale, 2)
  const { period, before, from, to } = figures
  const days = new URLSearchParams({ from, to }).toString()
  const handoffs = `/overview/handoffs?${days}`
  const cases = `/cases?status=&${days}`
  const figure = (of: (one: Period) => Shown | number | undefined, rest: Omit<Figure, 'now' | 'before'>): Figure => ({
    now: of(period),
    before: of(before),
    ...rest,
  })
  /** What the customer waited is the figure; how much of it the desk was open stands beside. */
  const wait = (
    of: (one: Period) => { wall: Shown | undefined; business: Shown | undefined },
    rest: Pick<Figure, 'title' | 'how' | 'href'>,
  ): Figure => {
    const { business } = of(period)
    return figure((one) => of(one).wall, {
      ...rest,
      format: time,
      goal: 'less',
      more: business && texts.atDesk(time(business.value)),
    })
  }
  const groups: [string, Figure[]][] = [
    [
      texts.bot,
      [
        figure(({ desk }) => desk.containment, {
          title: texts.contained,
          how: texts.containedHow,
          format: percent,
          goal: 'more',
          href: handoffs,
        }),
        figure(({ desk }) => desk.handoffs, {
          title: texts.handoffs,
          how: texts.handoffsHow,
          format: whole,
          href: handoffs,
        }),
        wait(({ desk }) => ({ wall: desk.firstResponse.wall.median, business: desk.firstResponse.business.median }), {
          title: texts.firstResponse,
          how: texts.firstResponseHow,
          href: handoffs,
        }),
        wait(({ desk }) => ({ wall: desk.firstResponse.wall.p90, business: desk.firstResponse.business.p90 }), {
          title: texts.firstResponse90,
          how: texts.firstResponse90How,
          href: handoffs,
        }),
        figure(({ desk }) => desk.answeredInTime, {
          title: texts.inTime,
          how: texts.inTimeHow,
          format: percent,
          goal: 'more',
          href: handoffs,
        }),
        wait(({ desk }) => ({ wall: desk.resolution.wall.median, business: desk.resolution.business.median }), {
          title: texts.resolution,
          how: texts.resolutionHow,
          href: handoffs,
        }),
      ],
    ],
    [
      texts.satisfaction,
      [
        figure(({ csat }) => csat, {
          title: texts.csat,
          how: texts.csatHow,
          format: percent,
          goal: 'more',
          href: `/surveys?${days}`,
        }),
        figure(({ nps }) => nps, {
          title: texts.nps,
          how: texts.npsHow,
          format: whole,
          goal: 'more',
          href: `/overview/polls/nps?${days}`,
        }),
        figure(({ ces }) => ces?.mean, {
          title: texts.ces,
          how: texts.cesHow,
          format: (mean) => mean.toFixed(1),
          goal: 'more',
          href: `/overview/polls/ces?${days}`,
          more: period.ces && texts.easy(percent(period.ces.easy.value)),
        }),
        figure(({ answered }) => answered, {
          title: texts.answered,
          how: texts.answeredHow,
          format: percent,
          goal: 'more',
          href: `/surveys?${days}`,
        }),
        figure(({ unansweredQuestions }) => unansweredQuestions, {
          title: texts.questions,
          how: texts.questionsHow,
          format: whole,
          goal: 'less',
          href: `/overview/questions?${days}`,
        }),
      ],
    ],
    [
      texts.complaints,
      [
        figure((one) => one.cases.opened, {
          title: texts.opened,
          how: texts.openedHow,
          format: whole,
          goal: 'less',
          href: cases,
        }),
        wait((one) => one.cases.firstResponse, { title: texts.caseFirst, how: texts.caseFirstHow, href: cases }),
        figure((one) => one.cases.answeredInTime, {
          title: texts.caseInTime,
          how: texts.caseInTimeHow,
          format: percent,
          goal: 'more',
          href: cases,
        }),
        wait((one) => one.cases.firstResolution, {
          title: texts.caseResolved,
          how: texts.caseResolvedHow,
          href: cases,
        }),
        figure((one) => one.cases.firstContactResolution, {
          title: texts.fcr,
          how: texts.fcrHow,
          format: percent,
          goal: 'more',
          href: cases,
        }),
        figure(({ breaches }) => breaches, {
          title: texts.breaches,
          how: texts.breachesHow,
          format: whole,
          goal: 'less',
          href: `${cases}&missed=1`,
        }),
      ],
    ],
  ]
  return (
    <>
      <p className="-mb-2 text-sm text-muted">{texts.between(from, to)}</p>
      {groups.map(([title, own]) => (
        <section key={title} aria-label={title} className="flex flex-col gap-2">
          <h2 className="text-sm font-semibold">{title}</h2>
          <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
            {own.map((one) => (
              <FigureCard key={one.title} {...one} />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}
