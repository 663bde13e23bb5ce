import type pg from 'pg'
import { iso } from '#business/time.ts'
import type { ConversationState } from '#engine/model.ts'

type Fact = Record<string, unknown>

/** What a script may expect. */
export interface Facts {
  flow: string | null
  slots: Fact
  assignee: string
  bookings: Fact[]
  cases: Fact[]
  surveys: Fact[]
  polls: Fact[]
  follow_ups: Fact[]
  alerts: Fact[]
}

/** What stands in the database about this customer; moments are ISO 8601 in the zone. */
export async function readFacts(pool: pg.Pool, zone: string, conversationId: string): Promise<Facts> {
  const query = async (text: string): Promise<Fact[]> => (await pool.query<Fact>(text, [conversationId])).rows
  const time = (value: unknown) => (value instanceof Date ? iso(zone, value.getTime()) : value)
  const times = (rows: Fact[]) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, time(v)])))
  const [conversation] = await query('select state, assignee, customer_id from conversation where id = $1')
  const state = conversation?.['state'] as ConversationState | null
  const frame = state?.stack.findLast((f) => f.why !== 'digression') ?? state?.stack.at(-1)
  const own = `(b.conversation_id = $1 or b.customer_id = (select customer_id from conversation where id = $1))`
  return {
    flow: frame?.flow ?? null,
    slots: Object.fromEntries(Object.entries(frame?.slots ?? {}).map(([name, filled]) => [name, filled.value])),
    assignee: String(conversation?.['assignee'] ?? 'bot'),
    bookings: times(
      await query(`select b.ref, b.service_id as service, b.status, b.start_at as start, b.end_at as end, b.area, b.count, b.variant, b.address, b.phone, b.name, b.price_fen, b.fee_fen,
        (select string_agg(w.title, '、') from assignment a join worker w on w.id = a.worker_id where a.booking_id = b.id and a.active and a.visit = 0) as worker
        from booking b where ${own} and b.status not in ('expired', 'released')`),
    ),
    cases: times(
      await query(
        `select c.number, c.category, c.severity, c.status, b.ref as booking from "case" c left join booking b on b.id = c.booking_id where c.conversation_id = $1`,
      ),
    ),
    surveys: times(
      await query(
        `select s.status, s.score, s.text, b.ref as booking from survey s left join booking b on b.id = s.booking_id where s.conversation_id = $1`,
      ),
    ),
    polls: times(
      await query(`select p.kind, p.status, p.score, p.answers, p.text from poll p where p.conversation_id = $1`),
    ),
    follow_ups: times(
      await query(`select f.kind, f.status, f.due_at, f.reason from follow_up f where f.conversation_id = $1`),
    ),
    alerts: times(await query(`select a.kind, a.detail from alert a where a.conversation_id = $1`)),
  }
}
