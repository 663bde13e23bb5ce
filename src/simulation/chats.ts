import { randomUUID } from 'node:crypto'
import type { Choice } from '#engine/model.ts'
import type { Program } from '../main.ts'
import type { Heard } from './react.ts'
import type { Wish } from './week.ts'

/** What customers say, and what they hear. */
export interface Chats {
  /** Brings what customers say, all of one moment together, and waits until the bot has answered. */
  bring(said: readonly Wish[], at: Date): Promise<void>
  /** What was said last in each chat since this was last asked for. */
  news(): Promise<Map<string, Heard[]>>
  settled(): Promise<void>
}

export function makeChats({ road, connection: { pool } }: Pick<Program, 'road' | 'connection'>): Chats {
  const seen = new Map<string, number>()
  let touched = 0
  const settled = async () => {
    await road.idle()
    while ((await road.sweep()) > 0) await road.idle()
  }
  return {
    settled,
    async bring(said, at) {
      for (const { by, score } of said) if (score !== undefined) by.given = score
      await Promise.all(
        said.map(({ by, text, choice }) =>
          road.receive({
            conversationId: by.conversationId,
            channel: 'web',
            locale: by.locale,
            sender: 'customer',
            externalId: randomUUID(),
            text: choice?.label ?? text,
            ...(choice ? { payload: { choice: choice.id } } : {}),
            at: at.toISOString(),
          }),
        ),
      )
      if (said.length > 0) await settled()
    },
    async news() {
      const { rows } = await pool.query<Row>(
        `select m.conversation_id, m.seq, m.sender, m.text, m.choices, k.touched from conversation k
         join message m on m.conversation_id = k.id
         where k.touched > $1 and m.sender in ('bot', 'staff') order by m.conversation_id, m.seq`,
        [touched],
      )
      const found = new Map<string, Heard[]>()
      for (const { conversation_id: id, seq, sender, text, choices, touched: change } of rows) {
        touched = Math.max(touched, Number(change))
        if (Number(seq) <= (seen.get(id) ?? 0)) continue
        seen.set(id, Number(seq))
        found.set(id, [...(found.get(id) ?? []), { seq: Number(seq), sender, text, choices: choices ?? [] }])
      }
      return found
    },
  }
}

interface Row {
  conversation_id: string
  seq: string
  sender: 'bot' | 'staff'
  text: string
  choices: Choice[] | null
  touched: string
}
