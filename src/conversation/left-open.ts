import type pg from 'pg'
import type { Command, Context, Understood } from '#engine/command.ts'
import type { ConversationState, Event } from '#engine/model.ts'
import { heard } from './heard.ts'
import type { Pending } from './store.ts'

interface LeftOpenParts {
  pool: pg.Pool
  zone: string
  understand(text: string, context: Context): Promise<Understood>
}

/** More than this was not one question. */
const mostMessages = 5
const longestShown = 40

// What staff wrote and has not had its turn yet has answered as well, and so has whoever wrote past this program.
const unansweredText = `
select seq, sender, text, payload, at from message m
where conversation_id = $1 and sender = 'customer' and status <> 'dead' and seq < $2
  and seq > coalesce((select max(seq) from message where conversation_id = $1 and seq < $2 and (sender in ('bot', 'staff')
    or (sender = 'event' and payload->>'kind' = 'staff' and payload->>'act' = 'say'))), 0)
  and at > coalesce((select max(at) from note where conversation_id = $1 and by = 'elsewhere'), '-infinity')
order by seq desc limit ${mostMessages}`

/**
 * What the customer asked last that nobody answered when people give the chat back, as an event for the bot: the wish or
 * the question, or that it cannot be answered. Consent, refusals and details that were meant for people are none of the
 * bot's: "好的" must not confirm what was on offer before.
 * @param before the number of the giving back
 * @returns nothing where nothing is open
 */
export async function leftOpen(
  { pool, zone, understand }: LeftOpenParts,
  conversationId: string,
  before: number,
  { locale }: ConversationState,
  at: string,
): Promise<Event | undefined> {
  const { rows } = await pool.query<{
    seq: string
    text: string
    payload: Pending['payload']
    at: Date
  }>({ name: 'left-open', text: unansweredText, values: [conversationId, before] })
  const burst = rows.toReversed().map((row): Pending => ({
    seq: Number(row.seq),
    sender: 'customer',
    text: row.text,
    payload: row.payload,
    at: row.at.toISOString(),
  }))
  const texts = (await heard(pool, conversationId, burst)).map(({ text }) => text).filter((text) => text !== '')
  const text = texts.join('，').slice(0, 1_000).toWellFormed()
  if (text === '') return undefined
  const { commands, severity, why } = await understand(text, { conversationId, now: at, zone, locale })
  if (commands.some(({ kind }) => wishes.has(kind))) {
    const meant = commands.filter(({ kind }) => wishes.has(kind) || kind === 'set')
    const said = { text, commands: meant, ...(why && why.length > 0 ? { why } : {}), ...(severity ? { severity } : {}) }
    return { kind: 'messages', at, messages: [said] }
  }
  const last = texts.findLast((one) => asks.test(one))
  if (last === undefined) return undefined
  // A character that takes two places is not torn apart.
  const letters = Array.from(last)
  const said = letters.length > longestShown ? `${letters.slice(0, longestShown).join('')}…` : last
  return { kind: 'notice', at, flow: 'left-open', slots: { said } }
}

const wishes: ReadonlySet<Command['kind']> = new Set(['answer', 'start', 'clarify'])

/** Words of a question, for those that are not understood. */
const asks =
  /[?？]|[吗嗎么麼呢](?:[。！!～~\s]|$)|怎么|怎麼|什么|什麼|多少|多久|几点|幾點|哪|为什么|能不能|可不可以|是不是|有没有|有沒有|^(?:what|when|where|why|how|who|which|can|could|do|does|is|are|will)\b/i
