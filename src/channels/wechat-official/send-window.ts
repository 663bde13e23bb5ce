import type pg from 'pg'

/** The platform's rules; `messageHours` and `eventSeconds` run from the customer's act, by the platform's clock. */
export interface WindowRules {
  perMessage: number
  messageHours: number
  perEvent: number
  eventSeconds: number
}

export interface Remaining {
  left: number
  /** When the last of them ends; nothing when there is none. */
  until: Date | undefined
  gone: boolean
}

/** One send that was paid for before it was made; a crash in between costs one, never one too many. */
export interface Spent {
  by: 'message' | 'event'
  /** The code that has to go with it, where the platform gave one. */
  code: string | undefined
}

/** The account of what may still be sent to whom, shared by all processes. */
export interface SendWindow {
  grant(
    conversationId: string,
    grants: { by: 'message' | 'event'; at: number; id: string; code?: string },
  ): Promise<void>
  /** The customer is gone; nothing reaches him until he writes or follows again. */
  leave(conversationId: string): Promise<void>
  /** Nothing for a customer of whom nothing is known: then only the platform can tell. */
  remaining(conversationId: string, now: Date): Promise<Remaining | undefined>
  /** Nothing when no send is left. */
  spend(conversationId: string, now: Date): Promise<Spent | undefined>
  /** It was certainly not sent. */
  refund(conversationId: string, spent: Spent): Promise<void>
  /** The platform said that nothing more may be sent. */
  close(conversationId: string): Promise<void>
}

const eventOpen = `(event_left > 0 and event_until > $2)`
const messageOpen = `(message_left > 0 and message_until > $2)`

export function makeSendWindow(pool: pg.Pool, rules: WindowRules): SendWindow {
  return {
    async grant(conversationId, { by, at, id, code }) {
      const count = by === 'message' ? rules.perMessage : rules.perEvent
      const seconds = by === 'message' ? rules.messageHours * 3600 : rules.eventSeconds
      // Both names come from the type, not from outside. A redelivery is not newer than what granted before.
      const text = `insert into wechat_window as w (conversation_id, ${by}_at, ${by}_id, ${by}_left, ${by}_until, event_code)
        values ($1, $2, $3, $4, to_timestamp($2::bigint + $5), $6)
        on conflict (conversation_id) do update set ${by}_at = excluded.${by}_at, ${by}_id = excluded.${by}_id,
          ${by}_left = excluded.${by}_left, ${by}_until = excluded.${by}_until,
          event_code = coalesce(excluded.event_code, w.event_code), gone = false
        where (w.${by}_at, w.${by}_id) < (excluded.${by}_at, excluded.${by}_id)`
      await pool.query({ name: `wechat-grant-${by}`, text, values: [conversationId, at, id, count, seconds, code] })
    },
    async leave(conversationId) {
      const text = `insert into wechat_window (conversation_id, gone) values ($1, true) on conflict (conversation_id) do update set gone = true`
      await pool.query({ name: 'wechat-leave', text, values: [conversationId] })
    },
    async remaining(conversationId, now) {
      const text = `select gone, case when ${eventOpen} then event_left else 0 end + case when ${messageOpen} then message_left else 0 end as left,
        greatest(case when ${eventOpen} then event_until end, case when ${messageOpen} then message_until end) as until
        from wechat_window where conversation_id = $1`
      const { rows } = await pool.query<{ gone: boolean; left: number; until: Date | null }>({
        name: 'wechat-remaining',
        text,
        values: [conversationId, now],
      })
      const row = rows[0]
      return row && { gone: row.gone, left: row.gone ? 0 : row.left, until: row.until ?? undefined }
    },
    async spend(conversationId, now) {
      // What ends sooner is spent first.
      const text = `with w as (
          select conversation_id, ${eventOpen} as by_event, event_code from wechat_window
          where conversation_id = $1 and not gone and (${eventOpen} or ${messageOpen}) for update
        )
        update wechat_window x set event_left = event_left - by_event::int, message_left = message_left - (not by_event)::int
        from w where x.conversation_id = w.conversation_id returning by_event, w.event_code as code`
      const { rows } = await pool.query<{ by_event: boolean; code: string | null }>({
        name: 'wechat-spend',
        text,
        values: [conversationId, now],
      })
      const row = rows[0]
      return row && { by: row.by_event ? 'event' : 'message', code: row.by_event ? (row.code ?? undefined) : undefined }
    },
    async refund(conversationId, { by }) {
      const text = `update wechat_window set ${by}_left = ${by}_left + 1 where conversation_id = $1`
      await pool.query({ name: `wechat-refund-${by}`, text, values: [conversationId] })
    },
    async close(conversationId) {
      const text = `update wechat_window set event_left = 0, message_left = 0 where conversation_id = $1`
      await pool.query({ name: 'wechat-close', text, values: [conversationId] })
    },
  }
}
