import { expectation } from '#engine/expectation.ts'
import { pick } from '#engine/menu.ts'
import { fresh, type ConversationState, type Event } from '#engine/model.ts'
import { step } from '#engine/step.ts'
import { benchFlows, zone } from './road.ts'
import { commandsOf, dialogue, refOf } from './work.ts'

/** Turns of the common work per second through `step` alone, understanding included, for about `ms`. */
export function engineTurnsPerSecond(ms: number): number {
  const flows = benchFlows()
  const dialogues = Array.from({ length: 200 }, (_, k) => dialogue(k))
  const at = '2030-01-01T00:00:00.000Z'
  function once(): number {
    let turns = 0
    for (const { chat, messages, replies } of dialogues) {
      let state: ConversationState = fresh('en', at)
      for (const [i, { text }] of messages.entries()) {
        const context = { now: at, zone, locale: state.locale, ...expectation(state) }
        const option = pick(state.stack.at(-1)?.asking, text)
        const commands = option ? [{ kind: 'choose' as const, id: option.id }] : commandsOf(text, context)
        const event: Event = { kind: 'messages', at, messages: [{ text, commands }] }
        let stepped = step(flows, state, event)
        const said = stepped.effects
        for (; stepped.call; said.push(...stepped.effects)) {
          const result: Event = { kind: 'result', at, call: stepped.call, value: { ref: refOf(chat) } }
          stepped = step(flows, stepped.conversation, result)
        }
        state = stepped.conversation
        const words = said.flatMap((effect) => (effect.kind === 'say' ? [effect.text] : [])).join('\n\n')
        if (words !== replies[i]?.text) throw new Error(`"${text}": got ${words}, want ${replies[i]?.text}`)
        turns++
      }
    }
    return turns
  }
  once() // Warm.
  const began = performance.now()
  let turns = 0
  while (performance.now() - began < ms) turns += once()
  return Math.round(turns / ((performance.now() - began) / 1000))
}
