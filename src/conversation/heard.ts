import type pg from 'pg'
import { pick } from '#engine/menu.ts'
import type { Choice } from '#engine/model.ts'
import type { Pending } from './store.ts'

/** What is not in words. */
export type Received = 'photo' | 'voice' | 'sticker' | 'file' | 'place' | 'phone' | 'unsupported'

/** A customer's message with what its payload says about it. */
export interface Heard extends Pending {
  /** Without the markers that stand for what is no text; empty where nothing was said besides. */
  text: string
  received?: Received
  /** A place in words. */
  place?: string
  /** What an edited message, which had its turn, said before. */
  before?: string
}

const kinds: Readonly<Record<string, Received>> = {
  photo: 'photo',
  voice: 'voice',
  audio: 'voice',
  sticker: 'sticker',
  video: 'file',
  document: 'file',
}

/**
 * Reads a burst as it is meant: an edited message stands in the place of what it corrects, a number that answers a quoted
 * menu picks from that one, and a photo is a photo with perhaps some words.
 */
export async function heard(pool: pg.Pool, conversationId: string, burst: readonly Pending[]): Promise<Heard[]> {
  const replaced = new Set(burst.map(({ payload }) => payload?.['replaces']).filter((id) => id !== undefined))
  const messages: Heard[] = []
  for (const [i, message] of burst.entries()) {
    const { payload } = message
    const id = payload?.['messageId']
    const later = burst.slice(i + 1).some((other) => other.payload?.['replaces'] === id)
    if (id !== undefined && replaced.has(id) && later) continue
    const said = inWords(message)
    const before = await earlier(pool, conversationId, burst, message)
    if (before !== undefined && folded(before) === folded(message.text)) continue
    const choice = before === undefined ? await quotedChoice(pool, conversationId, message) : undefined
    messages.push({
      ...said,
      ...(before === undefined ? {} : { before }),
      ...(choice === undefined ? {} : { payload: { ...payload, choice } }),
    })
  }
  await rememberName(pool, conversationId, burst)
  return messages
}

/** A marker such as `[图片]`, which stands before the words. */
const marker = /^\[[^\]]{1,12}\]\s*/

function inWords(message: Pending): Heard {
  const { payload, text } = message
  const media = (payload?.['media'] as { kind?: string; name?: string }[] | undefined)?.[0]
  const place = payload?.['location'] as { label?: string } | undefined
  const received = media ? kinds[media.kind ?? ''] : undefined
  if (place) return { ...message, text: '', received: 'place', ...(place.label ? { place: place.label } : {}) }
  if (payload?.['unsupported'] !== undefined) return { ...message, text: '', received: 'unsupported' }
  // Where the platform wrote down what a voice message says, there is no marker.
  if (!received || !marker.test(text)) return { ...message }
  const words = text.replace(marker, '')
  return { ...message, text: words === media?.name ? '' : words.replace(`${media?.name ?? '\0'} `, ''), received }
}

/** What an edited message said before, where that had its turn already. */
async function earlier(
  pool: pg.Pool,
  conversationId: string,
  burst: readonly Pending[],
  { payload, seq }: Pending,
): Promise<string | undefined> {
  if (payload?.['replaces'] === undefined) return undefined
  const first = burst[0]?.seq ?? seq
  const { rows } = await pool.query<{ text: string }>({
    name: 'heard-earlier',
    text: `select text from message where conversation_id = $1 and seq < $2 and sender = 'customer'
      and payload->'messageId' = $3::jsonb order by seq desc limit 1`,
    values: [conversationId, first, JSON.stringify(payload['replaces'])],
  })
  return rows[0]?.text
}

/** The choice that an answer to a quoted menu picks; whether it is still open the engine knows. */
async function quotedChoice(
  pool: pg.Pool,
  conversationId: string,
  { payload, text }: Pending,
): Promise<string | undefined> {
  const quoted = (payload?.['replyTo'] as { messageId?: unknown } | undefined)?.messageId
  if (quoted === undefined || payload?.['choice'] !== undefined) return undefined
  const { rows } = await pool.query<{ choices: Choice[] }>({
    name: 'heard-quoted',
    text: `select choices from message where conversation_id = $1 and choices is not null and payload->'ids' ? $2`,
    values: [conversationId, String(quoted)],
  })
  const menu = rows[0]?.choices.map((choice) => ({ ...choice, name: choice.id }))
  return menu && pick({ step: '', slot: '', kind: 'slot', menu }, text)?.id
}

async function rememberName(pool: pg.Pool, conversationId: string, burst: readonly Pending[]): Promise<void> {
  const first = burst.find(({ seq }) => seq === 1)
  const name = first?.payload?.['name']
  if (typeof name !== 'string' || name === '') return
  const text = 'update conversation set display_name = $2 where id = $1 and display_name is null'
  await pool.query({ name: 'heard-name', text, values: [conversationId, name.slice(0, 80)] })
}

const folded = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')
