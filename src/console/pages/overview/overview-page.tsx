import { useRoute, useSearch } from 'wouter'
import type { FunnelStep } from '#business/overview/booking-funnel.ts'
import { dayKey } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useNow } from '../../shell/use-now.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { type Days, daysBefore, type Figures, useOverview } from './calls.ts'
import { ComplaintsChart, DaysChart, ScoresChart, SidesChart } from './charts.tsx'
import { FunnelSteps } from './funnel-steps.tsx'
import { HandoffsPage } from './handoffs-page.tsx'
import { NowCards } from './now-cards.tsx'
import { PeriodFigures } from './period-figures.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { PollsPage } from './polls-page.tsx'
import { QuestionsPage } from './questions-page.tsx'
import { StoppedPage } from './stopped-page.tsx'
import { overviewTexts } from './texts.ts'

/** How the house stands, or one of the lists behind its numbers. */
export default function OverviewPage() {
  const [isQuestions] = useRoute('/overview/questions')
  const [isHandoffs] = useRoute('/overview/handoffs')
  const [isPolls, polls] = useRoute('/overview/polls/:kind')
  const [isStopped, stopped] = useRoute('/overview/stopped/:step')
  const days = useDays()
  if (isQuestions) return <QuestionsPage days={days} />
  if (isHandoffs) return <HandoffsPage days={days} />
  if (isPolls && (polls.kind === 'nps' || polls.kind === 'ces')) return <PollsPage days={days} kind={polls.kind} />
  if (isStopped && stopped.step in overviewTexts.zh.steps)
    return <StoppedPage days={days} step={stopped.step as FunnelStep} />
  return <Whole days={days} />
}

/** The period that the address names; the last seven days where it names none. */
function useDays(): Days {
  const { zone } = useLanguage()
  const asked = new URLSearchParams(useSearch())
  const today = dayKey(new Date(useNow(60_000)), zone)
  const to = asked.get('to') ?? today
  return { from: asked.get('from') ?? daysBefore(to, 6), to }
}

function Whole({ days }: { days: Days }) {
  const texts = useTexts(overviewTexts)
  const query = useOverview(days)
  return (
    <Page title={texts.title} about={texts.about} wide>
      <NowCards />
      <PeriodPicker days={days} />
      <Loaded query={query}>{(data) => <Shown figures={data} days={days} />}</Loaded>
    </Page>
  )
}

function Shown({ figures, days }: { figures: Figures; days: Days }) {
  const texts = useTexts(overviewTexts)
  return (
    <>
      <PeriodFigures figures={figures} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Section title={texts.daysChart}>
          <DaysChart days={figures.days} />
        </Section>
        <Section title={texts.funnel}>
          <FunnelSteps funnel={figures.period.funnel} days={days} />
        </Section>
        <Section title={texts.scores}>
          <ScoresChart scores={figures.period.scores} days={days} />
        </Section>
        <Section title={texts.servqual}>
          <SidesChart servqual={figures.period.servqual} />
        </Section>
        <Section title={texts.byCategory}>
          <ComplaintsChart complaints={figures.period.complaints} categories={figures.categories} days={days} />
        </Section>
      </div>
    </>
  )
}
