import type { InboxRow } from '#desk/inbox-rows.ts'
import type { Sort } from '#desk/inbox.ts'
import type { Filter } from './model.ts'

/**
 * Puts a changed row where it belongs among rows in order: in, out, or to another place. An older row than the known
 * one changes nothing. What would come after the last row is left to the page that is not loaded yet, unless all are.
 */
export function withRow(
  rows: readonly InboxRow[],
  row: InboxRow,
  filter: Filter,
  me: string,
  complete: boolean,
): readonly InboxRow[] {
  const known = rows.find(({ id }) => id === row.id)
  if (known && known.touched > row.touched) return rows
  // Whether these hold a row that is not there yet only the server can say.
  if (!known && (filter.mentioned || filter.view === 'closed')) return rows
  const others = known ? rows.filter(({ id }) => id !== row.id) : rows
  if (!belongs(row, filter, me)) return others
  const before = order(filter.sort)
  const place = others.findIndex((other) => before(row, other) < 0)
  if (place >= 0) return [...others.slice(0, place), row, ...others.slice(place)]
  return complete || known ? [...others, row] : others
}

/** Rows of two answers as one list: a row that moved while the pages were read is there once, in its newer form. */
export function joined(rows: readonly InboxRow[], more: readonly InboxRow[]): readonly InboxRow[] {
  const newer = new Map(more.map((row) => [row.id, row]))
  const kept = rows.map((row) => {
    const other = newer.get(row.id)
    if (!other) return row
    newer.delete(row.id)
    return other.touched > row.touched ? other : row
  })
  return [...kept, ...newer.values()]
}

function belongs(row: InboxRow, filter: Filter, me: string): boolean {
  if (filter.channel !== '' && row.channel !== filter.channel) return false
  if (filter.reason !== '' && row.handoff?.reason !== filter.reason) return false
  if (filter.tag !== '' && !row.tags.includes(filter.tag)) return false
  if (filter.case && row.openCase === null) return false
  if (filter.uncertain && row.doubtful === 0) return false
  switch (filter.view) {
    case 'mine':
      return row.assignee === me
    case 'queue':
      return row.assignee === 'queue'
    case 'supervisors':
      return row.assignee === 'queue' && row.handoff?.supervisors === true
    case 'unassigned':
      return row.assignee === 'queue' || row.assignee === 'bot'
    case 'bot':
      return row.assignee === 'bot'
    case 'all':
      return true
    case 'closed':
      return row.handoff === null
    default:
      return filter.view satisfies never
  }
}

function order(sort: Sort): (a: InboxRow, b: InboxRow) => number {
  const waiting = (row: InboxRow) => row.handoff?.waitingSince ?? row.handoff?.since ?? '9999'
  const activity = (row: InboxRow) => row.last?.at ?? ''
  switch (sort) {
    case 'priority':
      return (a, b) =>
        (a.handoff?.priority ?? 9) - (b.handoff?.priority ?? 9) || waiting(a).localeCompare(waiting(b)) || 0
    case 'waiting':
      return (a, b) => waiting(a).localeCompare(waiting(b))
    case 'activity':
      return (a, b) => activity(b).localeCompare(activity(a))
    default:
      return sort satisfies never
  }
}
