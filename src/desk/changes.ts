import type pg from 'pg'

/** Changes up to these numbers have been seen by whoever has read so far. */
export interface Mark {
  touched: number
  alert: number
  /** What happened to bookings and complaints. */
  happened: number
}

/** Lists that change without a chat. */
export type Ledger = 'visits' | 'cases'

export interface Changes {
  /** Conversations with the number of their last change. */
  touched: { id: string; touched: number }[]
  alerts: number[]
  /** Lines of the timelines of bookings and of the histories of complaints, the lowest first. */
  happened: { number: number; what: Ledger }[]
  /** There is more than was read. */
  more: boolean
  /** Every transaction below has ended, and none at or above had begun, when this was read. */
  oldestRunning: bigint
  nextToBegin: bigint
}

/** What is read at once. */
const most = 500

const text = `
select k.*, pg_snapshot_xmin(s.now)::text as xmin, pg_snapshot_xmax(s.now)::text as xmax
from (select pg_current_snapshot() as now) s
left join lateral (
  (select id, touched as number, 'chat' as what from conversation where touched > $1 order by touched limit ${most})
  union all
  (select null, id, 'alert' from alert where id > $2 order by id limit ${most})
  union all
  (select null, number, 'visits' from booking_event where number > $3 order by number limit ${most})
  union all
  (select null, number, 'cases' from case_event where number > $3 order by number limit ${most})
) k on true`

/** What has changed since a mark, as one snapshot shows it. */
export async function changesSince(pool: pg.Pool, mark: Mark): Promise<Changes> {
  const { rows } = await pool.query<{
    id: string | null
    number: string
    what: 'chat' | 'alert' | Ledger | null
    xmin: string
    xmax: string
  }>({ name: 'changes', text, values: [mark.touched, mark.alert, mark.happened] })
  const touched = rows.flatMap(({ id, number }) => (id === null ? [] : [{ id, touched: Number(number) }]))
  const alerts = rows.flatMap(({ what, number }) => (what === 'alert' ? [Number(number)] : []))
  const ledger = (of: Ledger) =>
    rows.flatMap(({ what, number }) => (what === of ? [{ number: Number(number), what }] : []))
  const visits = ledger('visits')
  const cases = ledger('cases')
  const more = [touched, alerts, visits, cases].some(({ length }) => length === most)
  // Of two lists of which one was cut, the other is known no further than that one.
  const known = Math.min(
    ...[visits, cases].map((list) => (list.length === most ? (list.at(-1)?.number ?? 0) : Infinity)),
  )
  const [first] = rows
  return {
    touched,
    alerts,
    happened: [...visits, ...cases].filter(({ number }) => number <= known).toSorted((a, b) => a.number - b.number),
    more,
    oldestRunning: BigInt(first?.xmin ?? 0),
    nextToBegin: BigInt(first?.xmax ?? 0),
  }
}

/** The highest numbers given out so far. */
export async function latestMark(pool: pg.Pool): Promise<Mark> {
  const { rows } = await pool.query<Record<keyof Mark, string>>(
    `select coalesce((select max(touched) from conversation), 0) as touched, coalesce((select max(id) from alert), 0) as alert,
      coalesce(greatest((select max(number) from booking_event), (select max(number) from case_event)), 0) as happened`,
  )
  const [row] = rows
  return { touched: Number(row?.touched ?? 0), alert: Number(row?.alert ?? 0), happened: Number(row?.happened ?? 0) }
}
