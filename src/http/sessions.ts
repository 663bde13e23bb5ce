import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'

/** Sessions of website visitors: the token is the only key to a conversation and is stored as a hash. */
export interface Sessions {
  open(locale: 'zh' | 'en', name: string | undefined, at: Date): Promise<{ token: string; conversationId: string }>
  /** The conversation that the token opens, if any. */
  conversationOf(token: string): Promise<string | undefined>
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
const remembered = 20_000

export function makeSessions(pool: pg.Pool): Sessions {
  const known = new Map<string, string>()
  const remember = (hash: string, id: string) => {
    if (known.size >= remembered) known.delete(known.keys().next().value ?? '')
    known.set(hash, id)
  }
  return {
    async open(locale, name, at) {
      const token = randomBytes(32).toString('base64url')
      const conversationId = `web:${randomUUID()}`
      const text = `with c as (insert into conversation (id, channel, locale, display_name, created_at) values ($1, 'web', $2, $3, $4))
        insert into chat_session (token_hash, conversation_id, created_at) values ($5, $1, $4)`
      await pool.query({
        name: 'open-session',
        text,
        values: [conversationId, locale, name ?? null, at, hashOf(token)],
      })
      remember(hashOf(token), conversationId)
      return { token, conversationId }
    },
    async conversationOf(token) {
      if (token.length < 20 || token.length > 100) return undefined
      const hash = hashOf(token)
      const cached = known.get(hash)
      if (cached) return cached
      const text = `select conversation_id from chat_session where token_hash = $1`
      const { rows } = await pool.query<{ conversation_id: string }>({ name: 'session', text, values: [hash] })
      const id = rows[0]?.conversation_id
      if (id) remember(hash, id)
      return id
    },
  }
}
