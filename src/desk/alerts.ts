import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Scope } from './inbox.ts'
import type { Database } from '#db/client.ts'

export interface ShownAlert {
  id: number
  kind: string
  conversationId: string | null
  name: string | null
  /** Who has the chat. */
  assignee: string | null
  detail: Record<string, unknown>
  at: string
  seenAt: string | null
  seenBy: string | null
}

const columns = `a.id, a.kind, a.conversation_id, coalesce(cu.name, k.display_name) as name, k.assignee, a.detail, a.at, a.seen_at,
  s.name as seen_by`
const from = `from alert a left join conversation k on k.id = a.conversation_id left join customer cu on cu.id = k.customer_id
  left join staff s on s.id = a.seen_by`

/** Who reads alerts: which chats he sees, and whether he leads the desk. */
export interface AlertReader {
  scope: Scope
  leads: boolean
}

/** What nobody but those who lead the desk can see to. */
const forLeaders = ['supervisor', 'bulletin', 'data_request']

/** Whether an alert is meant for somebody. */
export const isMeantFor = (leads: boolean, kind: string): boolean => leads || !forLeaders.includes(kind)

/** The SQL condition on an alert `a` and its chat `k` that the reader is to see it. @param given adds a parameter */
export function readableBy({ scope, leads }: AlertReader, given: (value: unknown) => string): string {
  const meant = leads ? 'true' : `a.kind <> all(${given(forLeaders)}::text[])`
  return scope.all ? meant : `${meant} and (k.id is null or k.assignee = any(${given(handsOf(scope))}::text[]))`
}

/** Alerts by their numbers. */
export async function alertsByIds(pool: pg.Pool, ids: readonly number[]): Promise<ShownAlert[]> {
  if (ids.length === 0) return []
  const text = `select ${columns} ${from} where a.id = any($1::bigint[]) order by a.id`
  return (await pool.query<Row>({ name: 'alerts', text, values: [ids] })).rows.map(shown)
}

/** The newest first, of those that the reader is to see. @param open only those that nobody has seen to */
export async function listAlerts(
  pool: pg.Pool,
  reader: AlertReader,
  { open, before, limit }: { open: boolean; before: number | undefined; limit: number },
): Promise<{ alerts: ShownAlert[]; next: string | null }> {
  const values: unknown[] = [before ?? Number.MAX_SAFE_INTEGER, limit + 1]
  const readable = readableBy(reader, (value) => `$${values.push(value)}`)
  const text = `select ${columns} ${from} where a.id < $1 ${open ? 'and a.seen_at is null' : ''} and ${readable}
    order by a.id desc limit $2`
  const { rows } = await pool.query<Row>({
    name: `alerts-${open ? 'open' : 'all'}-${reader.scope.all}-${reader.leads}`,
    text,
    values,
  })
  const alerts = rows.slice(0, limit).map(shown)
  return { alerts, next: rows.length > limit ? String(alerts.at(-1)?.id ?? 0) : null }
}

/** Somebody sees to it. @returns false where there is no such alert */
export async function seeAlert(pool: pg.Pool, id: number, staffId: string, now: Date): Promise<boolean> {
  const text = `update alert set seen_by = coalesce(seen_by, $2), seen_at = coalesce(seen_at, $3) where id = $1`
  return (await pool.query({ name: 'see-alert', text, values: [id, staffId, now] })).rowCount === 1
}

/**
 * Whoever takes a chat sees to what people were called to it for. A message in doubt, a complaint, a visit and a request
 * about personal data are decided elsewhere, so theirs stay. To be called in the transaction that gives the chat away.
 */
export async function seeAlertsOfChat(db: Database, conversationId: string, staffId: string, now: Date): Promise<void> {
  await db.execute(sql`update alert set seen_by = ${staffId}, seen_at = ${now.toISOString()}::timestamptz
    where conversation_id = ${conversationId} and seen_at is null and kind not in ('dispatch', 'data_request')
      and not coalesce(detail ?| array['seq', 'number'], false)`)
}

/** In whose hands what somebody may read is. */
const handsOf = (scope: Extract<Scope, { all: false }>): string[] =>
  scope.unassigned ? [scope.own, 'bot', 'queue'] : [scope.own]

interface Row {
  id: string
  kind: string
  conversation_id: string | null
  name: string | null
  assignee: string | null
  detail: Record<string, unknown> | null
  at: Date
  seen_at: Date | null
  seen_by: string | null
}

const shown = (row: Row): ShownAlert => ({
  id: Number(row.id),
  kind: row.kind,
  conversationId: row.conversation_id,
  name: row.name,
  assignee: row.assignee,
  detail: row.detail ?? {},
  at: row.at.toISOString(),
  seenAt: row.seen_at?.toISOString() ?? null,
  seenBy: row.seen_by,
})
