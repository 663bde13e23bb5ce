import { Link } from 'wouter'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import type { Line } from './calls.ts'
import { SeverityBadge, StatusBadge } from './case-badges.tsx'
import { NextDue } from './next-due.tsx'
import { caseTexts } from './texts.ts'
import { useStaffNames } from './use-staff-names.ts'

const columns = [['open', 'reopened'], ['waiting_customer'], ['proposed'], ['decided'], ['closed']] as const

/** The complaints by how far they are, each column by what is due first. */
export function CaseBoard({
  lines,
  categories,
}: {
  lines: readonly Line[]
  categories: readonly { id: string; zh: string; en: string }[]
}) {
  const texts = useTexts(caseTexts)
  const { locale } = useLanguage()
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={texts.board}
      className="grid auto-cols-[minmax(15rem,1fr)] grid-flow-col gap-3 overflow-x-auto pb-2"
    >
      {columns.map((statuses) => {
        const own = lines.filter(({ status }) => (statuses as readonly string[]).includes(status))
        const title = texts.statuses[statuses[0]] ?? statuses[0]
        return (
          <section key={title} aria-label={title} className="flex min-w-0 flex-col gap-2 rounded-xl bg-sunken p-2">
            <h2 className="flex items-center gap-2 px-1 text-sm font-semibold">
              {title} <span className="font-normal text-muted tabular-nums">{own.length}</span>
            </h2>
            {own.length === 0 && <p className="px-1 py-4 text-center text-sm text-muted">{texts.empty}</p>}
            <ul className="flex flex-col gap-2">
              {own.map((line) => (
                <li key={line.id}>
                  <CaseCard
                    line={line}
                    category={categories.find(({ id }) => id === line.category)?.[locale] ?? line.category}
                    hasStatus={line.status === 'reopened'}
                  />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

export function CaseCard({ line, category, hasStatus }: { line: Line; category: string; hasStatus: boolean }) {
  const texts = useTexts(caseTexts)
  const { nameOf } = useStaffNames()
  return (
    <Link
      href={`/cases/${line.number}`}
      className={`flex flex-col gap-1.5 rounded-lg border bg-surface p-3 text-sm hover:border-brand ${line.next?.isOverdue === true ? 'border-danger' : 'border-line'}`}
    >
      <span className="flex flex-wrap items-center gap-1.5">
        <span className="font-semibold">{category}</span>
        <SeverityBadge severity={line.severity} />
        {hasStatus && <StatusBadge status={line.status} />}
        {line.needsApproval && <Badge tone="warn">{texts.needsApproval}</Badge>}
      </span>
      <span className="line-clamp-2 wrap-anywhere text-muted">{line.text}</span>
      <NextDue status={line.status} next={line.next} />
      <span className="flex flex-wrap justify-between gap-x-3 text-xs text-muted">
        <span>
          {line.number} · {line.customerName ?? texts.unnamed}
        </span>
        <span>{line.owner === null ? texts.noOwner : nameOf(line.owner)}</span>
      </span>
    </Link>
  )
}
