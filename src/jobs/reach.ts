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

/** Locks a chat; `busy` when a turn has it at this moment, `none` when there is no such chat. */
export async function lockChat(db: Database, id: string): Promise<Chat | 'busy' | 'none'> {
  const { rows } = await db.execute<{
    assignee: string
    customer_id: string | null
    locale: string
    state: ConversationState | null
  }>(sql`select assignee, customer_id, locale, state from conversation where id = ${id} for update skip locked`)
  const [row] = rows
  if (!row) {
    const there = await db.execute<{ id: string }>(sql`select id from conversation where id = ${id}`)
    return there.rows.length > 0 ? 'busy' : 'none'
  }
  const stack = row.state?.stack ?? []
  return {
    id,
    assignee: row.assignee,
    customerId: row.customer_id ?? undefined,
    locale: (row.state?.locale ?? row.locale) === 'en' ? 'en' : 'zh',
    flowRunning: stack.some(({ flow }) => flow !== 'survey'),
    surveyOpen: stack.at(-1)?.flow === 'survey',
    activeAt: row.state ? Date.parse(row.state.at) : 0,
  }
}

/** What stands against writing to the customer of a chat, in whatever chat of theirs it happened. */
export async function reachOf(db: Database, chat: Chat): Promise<Reach> {
  const { id, customerId } = chat
  const owner = customerId ?? id
  const own = (table: string) =>
    customerId === undefined
      ? sql`${sql.raw(table)}.conversation_id = ${id}`
      : sql`(${sql.raw(table)}.conversation_id = ${id} or ${sql.raw(table)}.customer_id = ${customerId})`
  const { rows } = await db.execute<{
    complaint: boolean
    callback: boolean
    surveyed_at: string | null
    surveys: boolean | null
    promotions: boolean | null
  }>(sql`select
    exists (select from "case" c where ${own('c')} and c.status <> 'closed') as complaint,
    exists (select from follow_up f left join booking b on b.id = f.booking_id
      where f.kind = 'callback' and f.status = 'pending' and (f.conversation_id = ${id} or b.customer_id = ${customerId ?? null})) as callback,
    (select max(s.sent_at) from survey s where ${own('s')}) as surveyed_at,
    (select surveys from contact_choice where owner = ${owner}) as surveys,
    (select promotions from contact_choice where owner = ${owner}) as promotions`)
  const [row] = rows
  return {
    assignee: chat.assignee,
    flowRunning: chat.flowRunning,
    activeAt: chat.activeAt,
    complaintOpen: row?.complaint === true,
    callbackOpen: row?.callback === true,
    surveyedAt: row?.surveyed_at ? +new Date(row.surveyed_at) : undefined,
    wants: { surveys: row?.surveys !== false, promotions: row?.promotions !== false },
  }
}
