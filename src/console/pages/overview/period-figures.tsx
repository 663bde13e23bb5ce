import type { ReactNode } from 'react'
import { formatLength } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import type { Figures } from './calls.ts'
import { FigureCard } from './figure-card.tsx'
import { overviewTexts } from './texts.ts'

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`
const whole = (value: number) => String(Math.round(value))
const count = (n: number) => ({ value: n, n })

/** The figures of a period beside those of the period before. */
export function PeriodFigures({ figures }: { figures: Figures }) {
  const texts = useTexts(overviewTexts)
  const { locale } = useLanguage()
  const time = (ms: number) => formatLength(ms, locale)
  const { period, before, from, to } = figures
  const days = new URLSearchParams({ from, to }).toString()
  return (
    <>
      <p className="-mb-2 text-sm text-muted">{texts.between(from, to)}</p>
      <Group title={texts.bot}>
        <FigureCard
          title={texts.contained}
          about={texts.containedAbout}
          figure={period.desk.containment}
          before={before.desk.containment}
          format={percent}
          goal="more"
        />
        <FigureCard
          title={texts.handoffs}
          about={texts.handoffsAbout}
          figure={count(period.desk.handoffs)}
          before={count(before.desk.handoffs)}
          format={whole}
          isCount
          href="/inspector?kind=handoff"
        />
        <FigureCard
          title={texts.firstResponse}
          about={texts.firstResponseAbout}
          figure={period.desk.firstResponse.business.median}
          before={before.desk.firstResponse.business.median}
          format={time}
          goal="less"
        />
        <FigureCard
          title={texts.firstResponse90}
          about={texts.firstResponse90About}
          figure={period.desk.firstResponse.business.p90}
          before={before.desk.firstResponse.business.p90}
          format={time}
          goal="less"
        />
        <FigureCard
          title={texts.inTime}
          about={texts.inTimeAbout}
          figure={period.desk.answeredInTime}
          before={before.desk.answeredInTime}
          format={percent}
          goal="more"
        />
        <FigureCard
          title={texts.resolution}
          about={texts.resolutionAbout}
          figure={period.desk.resolution.business.median}
          before={before.desk.resolution.business.median}
          format={time}
          goal="less"
        />
      </Group>
      <Group title={texts.satisfaction}>
        <FigureCard
          title={texts.csat}
          about={texts.csatAbout}
          figure={period.csat}
          before={before.csat}
          format={percent}
          goal="more"
          href={`/surveys?${days}`}
        />
        <FigureCard
          title={texts.nps}
          about={texts.npsAbout}
          figure={period.nps}
          before={before.nps}
          format={whole}
          goal="more"
        />
        <FigureCard
          title={texts.answered}
          about={texts.answeredAbout}
          figure={period.answered}
          before={before.answered}
          format={percent}
          goal="more"
          href={`/surveys?${days}`}
        />
        <FigureCard
          title={texts.questions}
          about={texts.questionsAbout}
          figure={count(period.unansweredQuestions)}
          before={count(before.unansweredQuestions)}
          format={whole}
          goal="less"
          isCount
          href="/overview/questions"
        />
      </Group>
      <Group title={texts.complaints}>
        <FigureCard
          title={texts.opened}
          about={texts.openedAbout}
          figure={count(period.cases.opened)}
          before={count(before.cases.opened)}
          format={whole}
          goal="less"
          isCount
          href="/cases?status="
        />
        <FigureCard
          title={texts.caseFirst}
          about={texts.caseFirstAbout}
          figure={period.cases.firstResponse.business}
          before={before.cases.firstResponse.business}
          format={time}
          goal="less"
        />
        <FigureCard
          title={texts.caseInTime}
          about={texts.caseInTimeAbout}
          figure={period.cases.answeredInTime}
          before={before.cases.answeredInTime}
          format={percent}
          goal="more"
        />
        <FigureCard
          title={texts.caseResolved}
          about={texts.caseResolvedAbout}
          figure={period.cases.firstResolution.business}
          before={before.cases.firstResolution.business}
          format={time}
          goal="less"
          href="/cases?status=closed"
        />
        <FigureCard
          title={texts.breaches}
          about={texts.breachesAbout}
          figure={count(period.breaches)}
          before={count(before.breaches)}
          format={whole}
          goal="less"
          isCount
          href="/cases?overdue=1"
        />
      </Group>
    </>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">{title}</h2>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">{children}</div>
    </section>
  )
}
