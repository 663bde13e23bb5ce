import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import type { ShownWorker } from './calls.ts'
import { companyTexts } from './texts.ts'

const tones = { green: 'good', yellow: 'warn', red: 'danger' } as const

/** Who does the visits, with papers and ratings. */
export function WorkerTable({ workers }: { workers: readonly ShownWorker[] }) {
  const texts = useTexts(companyTexts)
  const { locale } = useLanguage()
  return (
    <Table
      caption={texts.workers}
      rows={workers}
      rowKey={({ id }) => id}
      columns={columnsOf(texts, (text) => text[locale], locale === 'zh' ? '、' : ', ')}
    />
  )
}

const columnsOf = (
  texts: (typeof companyTexts)['zh'],
  said: (text: ShownWorker['title']) => string,
  comma: string,
): Column<ShownWorker>[] => [
  { id: 'name', title: texts.name, cell: ({ title }) => <span className="whitespace-nowrap">{said(title)}</span> },
  {
    id: 'code',
    title: texts.code,
    cell: ({ code }) => <Badge tone={tones[code as keyof typeof tones] ?? 'plain'}>{texts.codes[code] ?? code}</Badge>,
  },
  { id: 'districts', title: texts.districts, cell: ({ districts }) => districts.join(comma) },
  {
    id: 'rating',
    title: texts.rating,
    numeric: true,
    cell: ({ rating, ratingCount }) => (
      <span className="whitespace-nowrap">{texts.ratingOf(rating.toFixed(2), ratingCount)}</span>
    ),
  },
  { id: 'jobs', title: texts.jobs, numeric: true, cell: ({ jobsDone }) => jobsDone },
  {
    id: 'papers',
    title: texts.papers,
    cell: ({ certificates }) =>
      certificates
        .map(({ kind, validTo }) => (validTo === null ? said(kind) : texts.paper(said(kind), validTo)))
        .join(comma),
  },
]
