import type pg from 'pg'
import type { Command, Context, Understood } from '#engine/command.ts'
import { expectation } from '#engine/expectation.ts'
import type { ConversationState } from '#engine/model.ts'

interface ToldPeopleParts {
  pool: pg.Pool
  zone: string
  understand(text: string, context: Context): Promise<Understood>
}

/** What the customer wrote since people were fetched, the latest of it. */
const toldText = `
select text from message where conversation_id = $1 and sender = 'customer' and status <> 'dead' and seq < $2
  and at >= $3::timestamptz
order by seq desc limit 10`

/**
 * The details among what the customer told people, in the order said, for the flow that waited meanwhile; none where no
 * flow waits. Wishes, consent and refusals are not among them.
 * @param before the number of the giving back
 */
export async function toldPeople(
  { pool, zone, understand }: ToldPeopleParts,
  conversationId: string,
  before: number,
  state: ConversationState,
  at: string,
): Promise<Extract<Command, { kind: 'set' }>[]> {
  const { flow, slots } = expectation(state)
  if (flow === undefined || state.fetchedAt === undefined || state.assignee === 'bot') return []
  const { rows } = await pool.query<{ text: string }>({
    name: 'told-people',
    text: toldText,
    values: [conversationId, before, state.fetchedAt],
  })
  const text = rows
    .toReversed()
    .map((row) => row.text)
    .join('，')
    .slice(0, 1_000)
    .toWellFormed()
  if (text === '') return []
  // The open question is not told: what people asked meanwhile was another.
  const context: Context = { conversationId, now: at, zone, locale: state.locale, flow, ...(slots ? { slots } : {}) }
  return (await understand(text, context)).commands.filter((command) => command.kind === 'set')
}
