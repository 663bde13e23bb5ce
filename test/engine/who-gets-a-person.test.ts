import { expect, test } from 'vitest'
import type { Command } from '#engine/command.ts'
import { fresh, type Attention, type ConversationState, type SaidMessage } from '#engine/model.ts'
import { step } from '#engine/step.ts'
import { flowsOf } from './flows.ts'

const at = '2026-03-04T02:00:00.000Z'
const unclear: Command = { kind: 'unclear' }
const hello: Command = { kind: 'smalltalk', about: 'greeting' }
const vip: Attention = { everyChat: false, unclearTurns: 2 }

/** Why a person was fetched after these messages, and at which of them. */
function fetched(messages: readonly SaidMessage[], attention?: Attention): [n: number, reason: string | undefined] {
  let state: ConversationState = fresh('zh', at)
  for (const [n, message] of messages.entries()) {
    const event = { kind: 'messages' as const, at, messages: [message], ...(attention ? { attention } : {}) }
    state = step(flowsOf(), state, event).conversation
    if (state.assignee === 'queue') return [n + 1, state.fetchedFor]
  }
  return [0, undefined]
}

const said = (command: Command, degraded = false): SaidMessage => ({
  text: 'words',
  commands: [command],
  ...(degraded ? { degraded: true } : {}),
})

// who | says                                                | a person comes after, for
test.each([
  ['anybody', [said(unclear), said(unclear)], undefined, [2, 'misunderstood']],
  ['anybody', [said(unclear), said(hello), said(unclear)], undefined, [0, undefined]],
  ['anybody without the model', [said(unclear, true)], undefined, [1, 'model_down']],
  ['anybody without the model', [said(hello, true)], undefined, [0, undefined]],
  ['somebody important', [said(unclear), said(hello), said(unclear)], vip, [3, 'vip']],
  ['somebody important', [said(unclear)], { ...vip, unclearTurns: 1 }, [1, 'vip']],
  ['somebody important', [said(hello)], vip, [0, undefined]],
  ['somebody always met by people', [said(hello)], { ...vip, everyChat: true }, [1, 'vip']],
] as const)('%s: %j', (_who, messages, attention, wanted) => {
  expect(fetched(messages, attention)).toEqual(wanted)
})

test('whoever comes back from people has the bot, for the time being', () => {
  const attention = { ...vip, everyChat: true }
  const greets = (state: ConversationState, when: string) =>
    step(flowsOf(), state, { kind: 'messages', at: when, messages: [said(hello)], attention }).conversation
  const first = greets(fresh('zh', at), at)
  const back = step(flowsOf(), first, { kind: 'staff', at, act: 'back', staff: 'ann' }).conversation
  expect(greets(back, '2026-03-04T03:00:00.000Z').assignee).toBe('bot')
  expect(greets(back, '2026-03-05T03:00:00.000Z').assignee).toBe('queue')
})
