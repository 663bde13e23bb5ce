import type pg from 'pg'
import type { Text } from '#business/catalogue/text.ts'
import type { ConversationState } from '#engine/model.ts'
import type { Flows } from '#engine/flows.ts'

/** Where the bot stands in a chat, and what people did with it before. */
export interface ChatDetail {
  state: {
    flow: string | null
    flowTitle: Text | null
    /** What is known so far, in the customer's own words where there are some. */
    slots: { name: string; label: Text; text: string }[]
    locale: 'zh' | 'en'
  }
  history: {
    id: string
    reason: string
    since: string
    takenBy: string | null
    takenByName: string | null
    resolvedAt: string
    outcome: string | null
    note: string | null
  }[]
}

/** How far the bot has come in a chat, and the last twenty times that people had it, the newest first. */
export async function chatDetail(pool: pg.Pool, flows: Flows, conversationId: string): Promise<ChatDetail> {
  const [chats, handoffs] = await Promise.all([
    pool.query<{ state: ConversationState | null; locale: string }>({
      name: 'chat-state',
      text: 'select state, locale from conversation where id = $1',
      values: [conversationId],
    }),
    pool.query<{
      id: string
      reason: string
      opened_at: Date
      taken_by: string | null
      name: string | null
      resolved_at: Date
      outcome: string | null
      note: string | null
    }>({
      name: 'chat-handoffs',
      text: `select h.id, h.reason, h.opened_at, h.taken_by, s.name, h.resolved_at, h.outcome, h.note from handoff h
        left join staff s on s.id = h.taken_by
        where h.conversation_id = $1 and h.resolved_at is not null order by h.opened_at desc limit 20`,
      values: [conversationId],
    }),
  ])
  const [chat] = chats.rows
  return {
    state: stateOf(flows, chat?.state ?? null, chat?.locale === 'en' ? 'en' : 'zh'),
    history: handoffs.rows.map((row) => ({
      id: row.id,
      reason: row.reason,
      since: row.opened_at.toISOString(),
      takenBy: row.taken_by,
      takenByName: row.name,
      resolvedAt: row.resolved_at.toISOString(),
      outcome: row.outcome,
      note: row.note,
    })),
  }
}

/** Where the bot stands: the running flow and what it knows. */
export function stateOf(flows: Flows, state: ConversationState | null, locale: 'zh' | 'en'): ChatDetail['state'] {
  const frame = state?.stack.findLast(({ why }) => why !== 'digression')
  if (!frame) return { flow: null, flowTitle: null, slots: [], locale: state?.locale ?? locale }
  const flow = flows.version(frame.flow, frame.version) ?? flows.current(frame.flow)
  const slots = Object.entries(frame.slots).flatMap(([name, { value, text }]) => {
    const slot = flow?.slots[name]
    // A text without the customer's words is what the flow keeps for itself: a code, a mark, all lines joined.
    const own = slot?.type === 'text' || typeof value === 'object' ? '' : String(value)
    const words = text !== '' ? text : own
    return slot?.label && words !== '' ? [{ name, label: slot.label, text: words }] : []
  })
  return { flow: frame.flow, flowTitle: flow?.title ?? null, slots, locale: state?.locale ?? locale }
}
