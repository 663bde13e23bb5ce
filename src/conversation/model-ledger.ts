import type pg from 'pg'
import type { Ledger } from '#understanding/llm/usage.ts'

const spentText = `
select input_tokens + output_tokens as tokens from model_usage where conversation_id = $1 and day = $2`

const addText = `
insert into model_usage as u (conversation_id, day, requests, input_tokens, cached_tokens, output_tokens)
values ($1, $2, 1, $3, $4, $5)
on conflict (conversation_id, day) do update set
  requests = u.requests + 1,
  input_tokens = u.input_tokens + excluded.input_tokens,
  cached_tokens = u.cached_tokens + excluded.cached_tokens,
  output_tokens = u.output_tokens + excluded.output_tokens`

/** Counts the tokens of conversations in the database, by day in the zone, so that all processes share a budget. */
export function modelLedger(pool: pg.Pool, zone: string): Ledger {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
  return {
    async spent(conversationId, at) {
      const values = [conversationId, format.format(at)]
      const { rows } = await pool.query<{ tokens: number }>({ name: 'model_spent', text: spentText, values })
      return rows[0]?.tokens ?? 0
    },
    async add(conversationId, at, { inputTokens, cachedTokens, outputTokens }) {
      const values = [conversationId, format.format(at), inputTokens, cachedTokens, outputTokens]
      await pool.query({ name: 'model_add', text: addText, values })
    },
  }
}
