import { Link } from 'wouter'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import type { Line } from './calls.ts'
import { SeverityBadge, StatusBadge } from './case-badges.tsx'
import { CaseCard } from './case-board.tsx'
import { NextDue } from './next-due.tsx'
import { caseTexts } from './texts.ts'
import { useStaffNames } from './use-staff-names.ts'

interface CaseTableProps {
  lines: readonly Line[]
  categories: readonly { id: string; zh: string; en: string }[]
}

/** Complaints, what is due first on top: rows where there is room, cards on a phone. */
export function CaseTable({ lines, categories }: CaseTableProps) {
  const texts = useTexts(caseTexts)
  const { locale, zone } = useLanguage()
  const { nameOf } = useStaffNames()
  const category = (id: string) => categories.find((one) => one.id === id)?.[locale] ?? id
  const moment = (at: string) => formatMoment(at, zone, locale)
  return (
    <>
      <ul className="flex flex-col gap-2 md:hidden">
        {lines.map((line) => (
          <li key={line.id}>
            <CaseCard line={line} category={category(line.category)} hasStatus />
          </li>
        ))}
      </ul>
      <div className="hidden md:block">
        <Table
          caption={texts.title}
          rows={lines}
          rowKey={({ id }) => id}
          columns={columnsOf(texts, { category, moment, name: nameOf })}
        />
      </div>
    </>
  )
}

type Word = (id: string) => string

const columnsOf = (
  texts: (typeof caseTexts)['zh'],
  words: { category: Word; moment: Word; name: Word },
): Column<Line>[] => [
  { id: 'next', title: texts.next, cell: (line) => <NextDue status={line.status} next={line.next} /> },
  {
    id: 'number',
    title: texts.number,
    cell: ({ number }) => (
      <Link href={`/cases/${number}`} className="font-medium whitespace-nowrap text-brand underline">
        {number}
      </Link>
    ),
  },
  { id: 'severity', title: texts.severity, cell: ({ severity }) => <SeverityBadge severity={severity} /> },
  {
    id: 'category',
    title: texts.category,
    cell: (line) => (
      <div className="min-w-40">
        <p className="font-medium">{words.category(line.category)}</p>
        <p className="line-clamp-2 max-w-80 text-xs wrap-anywhere text-muted">{line.text}</p>
      </div>
    ),
  },
  {
    id: 'status',
    title: texts.status,
    cell: (line) => (
      <div className="flex flex-wrap gap-1">
        <StatusBadge status={line.status} />
        {line.needsApproval && <Badge tone="warn">{texts.needsApproval}</Badge>}
      </div>
    ),
  },
  {
    id: 'customer',
    title: texts.customer,
    cell: ({ customerName }) => <span className="whitespace-nowrap">{customerName ?? texts.unnamed}</span>,
  },
  {
    id: 'owner',
    title: texts.owner,
    cell: ({ owner }) => (
      <span className={`whitespace-nowrap ${owner === null ? 'text-muted' : ''}`}>
        {owner === null ? texts.noOwner : words.name(owner)}
      </span>
    ),
  },
  {
    id: 'opened',
    title: texts.opened,
    cell: ({ openedAt }) => <span className="whitespace-nowrap">{words.moment(openedAt)}</span>,
  },
]
