import type { Command } from './command.ts'
import type { Frame } from './model.ts'
import type { Turn } from './turn.ts'

const claims = /投诉|索赔|赔(?:偿|钱|我)|退(?:款|钱|费)|\b(?:complain(?:t)?|refund|money back|compensat\w+)\b/i
const remedy = /赔|退|refund|money back|compensat/i

const categoryOf: Readonly<Record<string, string>> = {
  quality: 'quality',
  punctuality: 'late_noshow',
  attitude: 'attitude',
  damage: 'damage',
  price: 'billing',
}

/** Whether words ask for more than an answer: money back, or a complaint. */
export const isClaim = (text: string): boolean => claims.test(text)

/** Whoever claims something in the middle of a survey, whose score is kept, complains about that visit. */
export function claimed(turn: Turn, goal: Frame, text: string): readonly Command[] {
  const { note, reason, order } = goal.slots
  const { stack } = turn.state
  stack.splice(stack.indexOf(goal))
  const category = categoryOf[String(reason?.value)]
  const told = [note?.value, reason?.text === '' ? undefined : reason?.text].filter(
    (words): words is string => typeof words === 'string' && words !== '',
  )
  const set = (slot: string, value: string): Command => ({ kind: 'set', slot, value, text: value })
  return [
    { kind: 'start', flow: 'complaint', ...(category === undefined ? {} : { category }) },
    ...(typeof order?.value === 'string' ? [set('order', order.value)] : []),
    ...(told.length > 0 ? [set('happened', told.join('；'))] : []),
    ...(remedy.test(text) ? [set('wish', text)] : []),
  ]
}
