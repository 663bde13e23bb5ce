import { sql } from 'drizzle-orm'
import type { Locale } from '#business/catalogue/text.ts'
import type { Database } from '#db/client.ts'
import type { ConversationState } from '#engine/model.ts'
import type { Reach } from './decide.ts'

/** A conversation as follow-ups see it, locked for the rest of the transaction. */
export interface Chat {
  id: string
  assignee: string
  customerId: string | undefined
  locale: Locale
  flowRunning: boolean
  /** The survey's question waits for an answer. */
  surveyOpen: boolean
  activeAt: number
}

/** Locks chats, in the order of their ids; `busy` where a turn has it at this moment, `none` where there is no such chat. */
export async function lockChats(db: Database, ids: readonly string[]): Promise<Map<string, Chat | 'busy' | 'none'>> {
  const chats = new Map<string, Chat | 'busy' | 'none'>()
  if (ids.length === 0) return chats
  const wanted = sql`select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)`
  const { rows } = await db.execute<{
    id: string
    assignee: string
    customer_id: string | null
    locale: string
    state: ConversationState | null
  }>(sql`select id, assignee, customer_id, locale, state from conversation where id in (${wanted})
    order by id for update skip locked`)
  for (const row of rows) {
    const stack = row.state?.stack ?? []
    chats.set(row.id, {
      id: row.id,
      assignee: row.assignee,
      customerId: row.customer_id ?? undefined,
      locale: (row.state?.locale ?? row.locale) === 'en' ? 'en' : 'zh',
      flowRunning: stack.some(({ flow }) => flow !== 'survey'),
      surveyOpen: stack.at(-1)?.flow === 'survey',
      activeAt: row.state ? Date.parse(row.state.at) : 0,
    })
  }
  if (chats.size === ids.length) return chats
  const there = await db.execute<{ id: string }>(sql`select id from conversation where id in (${wanted})`)
  const known = new Set(there.rows.map(({ id }) => id))
  for (const id of ids) if (!chats.has(id)) chats.set(id, known.has(id) ? 'busy' : 'none')
  return chats
}

type Row = {
  id: string
  complaint: boolean
  callback: boolean
  surveyed_at: string | null
  surveys: boolean | null
  promotions: boolean | null
  consent: string | null
  cared_at: string | null
  sends: number | null
  recommended_at: string | null
  visit_comes: boolean
}

/** What stands against writing to the customers of chats, in whatever chat of theirs it happened; by chat. */
export async function reachesOf(db: Database, chats: readonly Chat[], now: Date): Promise<Map<string, Reach>> {
  if (chats.length === 0) return new Map()
  const wanted = chats.map(({ id, customerId = null }) => ({ id, customer: customerId }))
  const own = (table: string) => sql.raw(`(${table}.conversation_id = k.id or ${table}.customer_id = k.customer)`)
  const { rows } = await db.execute<Row>(sql`select k.id,
    exists (select from "case" c where ${own('c')} and c.status <> 'closed') as complaint,
    exists (select from follow_up f where f.conversation_id = k.id and f.kind = 'callback' and f.status = 'pending')
      or exists (select from booking b join follow_up f on f.booking_id = b.id
        where b.customer_id = k.customer and f.kind = 'callback' and f.status = 'pending') as callback,
    greatest((select max(s.sent_at) from survey s where ${own('s')}), (select max(p.sent_at) from poll p where ${own('p')})) as surveyed_at,
    (select max(p.sent_at) from poll p where ${own('p')} and p.kind = 'nps') as recommended_at,
    exists (select from booking b where ${own('b')} and (b.status in ('on_the_way', 'arrived', 'in_service')
      or (b.status = 'confirmed' and b.start_at < ${now.toISOString()}::timestamptz + interval '14 days')))
      or exists (select from booking b join follow_up f on f.booking_id = b.id
        where ${own('b')} and f.kind = 'survey' and f.status = 'pending' and b.status = 'done') as visit_comes,
    choice.surveys, choice.promotions, consent.status as consent,
    consent.greeted_at as cared_at,
    case when w.gone then 0 when w.message_until > ${now.toISOString()}::timestamptz then w.message_left
      when w.conversation_id is not null then 0 end as sends
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as k(id text, customer text)
    left join contact_choice choice on choice.owner = coalesce(k.customer, k.id)
    left join care_consent consent on consent.customer_id = k.customer
    left join wechat_window w on w.conversation_id = k.id`)
  const found = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    chats.map(({ id, assignee, flowRunning, activeAt }) => {
      const row = found.get(id)
      return [
        id,
        {
          assignee,
          flowRunning,
          activeAt,
          complaintOpen: row?.complaint === true,
          callbackOpen: row?.callback === true,
          surveyedAt: row?.surveyed_at ? +new Date(row.surveyed_at) : undefined,
          wants: { surveys: row?.surveys !== false, promotions: row?.promotions !== false },
          consented: row?.consent === 'given',
          caredAt: row?.cared_at ? +new Date(row.cared_at) : undefined,
          sendsLeft: row?.sends ?? undefined,
          visitComes: row?.visit_comes === true,
          recommendedAt: row?.recommended_at ? +new Date(row.recommended_at) : undefined,
        },
      ]
    }),
  )
}
