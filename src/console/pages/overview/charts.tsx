import { useMemo } from 'react'
import { Link } from 'wouter'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import type { Days, Figures } from './calls.ts'
import type { Ink } from './canvas-chart.tsx'
import { ChartWithTable } from './chart-with-table.tsx'
import { overviewTexts } from './texts.ts'

export function DaysChart({ days }: { days: Figures['days'] }) {
  const texts = useTexts(overviewTexts)
  const labels = useMemo(() => days.map(({ day }) => day.slice(5)), [days])
  const series = useMemo(
    () => [
      { label: texts.chats, values: days.map((day) => day.chats), ink: 'brand' as const },
      { label: texts.handoffs, values: days.map((day) => day.handoffs), ink: 'staff-ink' as const },
      { label: texts.bookings, values: days.map((day) => day.bookings), ink: 'note-edge' as const },
      { label: texts.complaints, values: days.map((day) => day.complaints), ink: 'danger' as const },
    ],
    [days, texts],
  )
  return <ChartWithTable kind="line" first={texts.day} label={texts.daysChart} labels={labels} series={series} />
}

export function ScoresChart({ scores, days }: { scores: Figures['period']['scores']; days: Days }) {
  const texts = useTexts(overviewTexts)
  const n = scores.reduce((sum, one) => sum + one, 0)
  const labels = useMemo(() => scores.map((_, i) => String(i + 1)), [scores])
  const series = useMemo(() => [{ label: texts.scores, values: scores, ink: 'brand' as const }], [scores, texts])
  if (n === 0) return <p className="text-sm text-muted">{texts.noData}</p>
  return (
    <>
      <p className="text-sm text-muted">{texts.n(n)}</p>
      <ChartWithTable kind="bar" first={texts.scores} label={texts.scores} labels={labels} series={series} />
      <ul className="flex flex-wrap gap-x-4 text-sm">
        {scores.map((count, i) => (
          <li key={labels[i]}>
            <Link
              href={`/surveys?${new URLSearchParams({ ...days, score: String(i + 1) })}`}
              className="inline-flex min-h-8 items-center text-brand underline"
            >
              {texts.scored(i + 1, count)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

const sides = ['tangibles', 'reliability', 'responsiveness', 'assurance', 'empathy'] as const

/** What customers found of the five sides of the service, and how far that is from what they expected. */
export function SidesChart({ servqual }: { servqual: Figures['period']['servqual'] }) {
  const texts = useTexts(overviewTexts)
  const labels = useMemo(() => sides.map((side) => texts.sides[side]), [texts])
  const series = useMemo(() => {
    const rounded = (value: number | undefined) => Math.round((value ?? 0) * 100) / 100
    return [
      {
        label: texts.perception,
        values: sides.map((side) => rounded(servqual?.perceptions[side]?.value)),
        ink: 'brand' as const,
      },
      {
        label: texts.gap,
        values: sides.map((side) => rounded(servqual?.gaps[side]?.value)),
        ink: 'note-edge' as const,
      },
    ]
  }, [servqual, texts])
  if (!servqual) return <p className="text-sm text-muted">{texts.noData}</p>
  return (
    <>
      <p className="text-sm text-muted">{texts.servqualAbout(servqual.n, servqual.weighted?.toFixed(2))}</p>
      <ChartWithTable kind="bar" first={texts.servqual} label={texts.servqual} labels={labels} series={series} />
    </>
  )
}

const severities: readonly { id: string; ink: Ink }[] = [
  { id: 'S1', ink: 'danger' },
  { id: 'S2', ink: 'note-edge' },
  { id: 'S3', ink: 'brand' },
  { id: 'S4', ink: 'edge' },
]

interface ComplaintsChartProps {
  complaints: Figures['period']['complaints']
  categories: Figures['categories']
  days: Days
}

/** How many complaints there were of each kind, the most frequent first, and the way to each kind's list. */
export function ComplaintsChart({ complaints, categories, days }: ComplaintsChartProps) {
  const texts = useTexts(overviewTexts)
  const { locale } = useLanguage()
  const kinds = useMemo(() => {
    const totals = new Map<string, number>()
    for (const { category, n } of complaints) totals.set(category, (totals.get(category) ?? 0) + n)
    return [...totals]
      .toSorted((a, b) => b[1] - a[1])
      .map(([id, n]) => ({ id, n, name: categories.find((one) => one.id === id)?.[locale] ?? id }))
  }, [complaints, categories, locale])
  const labels = useMemo(() => kinds.map(({ name }) => name), [kinds])
  const series = useMemo(
    () =>
      severities.map(({ id, ink }) => ({
        label: id,
        ink,
        values: kinds.map((kind) => complaints.find((one) => one.category === kind.id && one.severity === id)?.n ?? 0),
      })),
    [kinds, complaints],
  )
  if (kinds.length === 0) return <p className="text-sm text-muted">{texts.noComplaints}</p>
  return (
    <div className="flex flex-col gap-3">
      <ChartWithTable
        kind="bar"
        stacked
        horizontal
        first={texts.category}
        label={texts.byCategory}
        labels={labels}
        series={series}
      />
      <ul className="flex flex-wrap gap-x-4 text-sm">
        {kinds.map(({ id, name, n }) => (
          <li key={id}>
            <Link
              href={`/cases?${new URLSearchParams({ status: '', category: id, ...days })}`}
              className="inline-flex min-h-8 items-center text-brand underline"
            >
              {name} {n}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
