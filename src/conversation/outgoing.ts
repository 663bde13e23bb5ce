import type { Effect } from '#engine/model.ts'
import { standIn } from './sent-file.ts'
import type { Outgoing } from './store.ts'

type Say = Extract<Effect, { kind: 'say' }>

/** What a message carries besides its text. */
function payloadOf({ card, file, by, asks }: Say): Record<string, unknown> | undefined {
  const payload = {
    ...(card ? { card } : {}),
    ...(file ? { file } : {}),
    ...(by === undefined ? {} : { by }),
    ...(asks ? { asks } : {}),
  }
  return Object.keys(payload).length > 0 ? payload : undefined
}

/** Neither two cards nor two files can share a message, and after a question with buttons nothing may follow in it. */
const joins = (last: Outgoing, effect: Say, few: boolean): boolean =>
  (last.sender === (effect.sender ?? 'bot') || (few && last.sender === 'system')) &&
  !last.choices &&
  !(last.payload?.['card'] && effect.card) &&
  !last.payload?.['file'] &&
  (!effect.file || last.sender === 'system')

/**
 * The replies of a turn: what is said goes out as one message where it can, which means fewer interruptions and fewer
 * sends.
 * @param few the platform lets so few messages through that a notice goes out with the words after it
 */
export function outgoing(effects: readonly Effect[], status: 'sending' | 'sent', few = false): Outgoing[] {
  const out: Outgoing[] = []
  for (const effect of effects) {
    if (effect.kind !== 'say') continue
    const payload = payloadOf(effect)
    const last = out.at(-1)
    if (last && joins(last, effect, few)) {
      last.sender = effect.sender ?? 'bot'
      last.text = [last.text, effect.text].filter((text) => text !== '').join('\n\n')
      if (effect.choices) last.choices = effect.choices
      if (payload) last.payload = { ...last.payload, ...payload }
      continue
    }
    // Whoever can only read is told that there is a file.
    const wordless = effect.text === '' && effect.file ? standIn(effect.file) : undefined
    out.push({
      sender: effect.sender ?? 'bot',
      text: wordless ?? effect.text,
      ...(effect.choices ? { choices: effect.choices } : {}),
      ...(payload ? { payload: { ...payload, ...(wordless === undefined ? {} : { wordless: true }) } } : {}),
      status,
    })
  }
  // Only the last question is open, so only it has buttons.
  for (const message of out.slice(0, -1)) delete message.choices
  return out
}
