import type { Context, Understood } from '#engine/command.ts'
import { slotNames } from '../offline/slots.ts'

const marks = /[\s\p{P}\p{S}]/gu
const fillers = /[的了吧啊呀哦嗯呢嘛哈就是要在我到]/g

/**
 * True where a language model could only agree: the rules read such messages as well as anybody, in a millisecond and for
 * nothing, and go on doing so when the model is down.
 */
export function isCertain(text: string, context: Context, { commands, severity }: Understood): boolean {
  const said = text.replace(marks, '')
  if (said === '' || /^\d{1,2}$/.test(said)) return true
  // Who asks for a person is given one, and an emergency is acted on, whatever a model would make of it.
  if (commands.some(({ kind }) => kind === 'handoff') || severity === 'S1') return true
  const short = said.length <= 6
  if (short && commands.every(({ kind }) => ['affirm', 'deny', 'skip', 'repeat', 'smalltalk'].includes(kind)))
    return true
  // 90平, 明天下午三点, 13800001234: the answer to what was asked, and nothing beside it.
  const [only] = commands
  if (commands.length !== 1 || only?.kind !== 'set' || only.slot !== context.expecting) return false
  const rest = said.replace(only.text.replace(marks, ''), '').replace(fillers, '')
  // Free text is always read as the answer, also where it is a question or a wish.
  return rest.length <= 1 && only.slot !== 'note' && slotNames.some((slot) => slot === only.slot)
}
