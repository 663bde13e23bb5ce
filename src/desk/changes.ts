import type pg from 'pg'

/** Changes up to these numbers have been seen by whoever has read so far. */
export interface Mark {
  touched: number
  alert: number
}

export interface Changes {
  /** Conversations with the number of their last change. */
  touched: { id: string; touched: number }[]
  alerts: number[]
  /** There is more than was read. */
  more: boolean
  /** Every transaction below has ended, and none at or above had begun, when this was read. */
  oldestRunning: bigint
  nextToBegin: bigint
}

/** What is read at once. */
const most = 500

const text = `
select k.id, k.touched, a.id as alert, pg_snapshot_xmin(s.now)::text as xmin, pg_snapshot_xmax(s.now)::text as xmax
from (select pg_current_snapshot() as now) s
left join lateral (
  (select id, touched, null::bigint as alert from conversation where touched > $1 order by touched limit ${most})
  union all
  (select null, null, id from alert where id > $2 order by id limit ${most})
) k(id, touched, alert) on true
left join lateral (select k.alert as id) a on true`

/** What has changed since a mark, as one snapshot shows it. */
export async function changesSince(pool: pg.Pool, mark: Mark): Promise<Changes> {
  const { rows } = await pool.query<{
    id: string | null
    touched: string | null
    alert: string | null
    xmin: string
    xmax: string
  }>({ name: 'changes', text, values: [mark.touched, mark.alert] })
  const touched = rows.flatMap((row) => (row.id === null ? [] : [{ id: row.id, touched: Number(row.touched) }]))
  const alerts = rows.flatMap((row) => (row.alert === null ? [] : [Number(row.alert)]))
  const [first] = rows
  return {
    touched,
    alerts,
    more: touched.length === most || alerts.length === most,
    oldestRunning: BigInt(first?.xmin ?? 0),
    nextToBegin: BigInt(first?.xmax ?? 0),
  }
}

/** The highest numbers given out so far. */
export async function latestMark(pool: pg.Pool): Promise<Mark> {
  const { rows } = await pool.query<{ touched: string; alert: string }>(
    `select coalesce((select max(touched) from conversation), 0) as touched, coalesce((select max(id) from alert), 0) as alert`,
  )
  return { touched: Number(rows[0]?.touched ?? 0), alert: Number(rows[0]?.alert ?? 0) }
}
