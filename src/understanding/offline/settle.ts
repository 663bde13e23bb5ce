import type { Clause } from './decide.ts'
import type { Meaning } from './meaning.ts'
import type { Message } from './message.ts'

const pleasantries: ReadonlySet<Meaning> = new Set(['greeting', 'thanks', 'goodbye', 'affirm', 'deny'])

/** Settles what cannot be meant together. */
export function settle(
  chosen: Set<Meaning>,
  message: Message,
  p: (meaning: Meaning) => number,
  apart: readonly Clause[],
  why: string[],
): void {
  // Two wishes in clauses of their own are both meant: 取消周四的，再约周六下午.
  const separate = (one: Meaning, other: Meaning) =>
    apart.some(({ sure }) => sure().includes(one) && !sure().includes(other)) &&
    apart.some(({ sure }) => sure().includes(other) && !sure().includes(one))
  const drop = (meaning: Meaning, because: string) => {
    if (chosen.delete(meaning)) why.push(`not ${meaning}: ${because}`)
  }
  const has = (meaning: Meaning) => chosen.has(meaning)
  const text = message.text
  if (
    has('handoff') &&
    has('complaint') &&
    /机器|自动|\bai\b|\bbot\b/.test(text) &&
    !/投诉|阿姨|师傅|嫂|护工|保姆/.test(text)
  )
    drop('complaint', 'is about the bot')
  if (has('handoff')) {
    for (const meaning of ['booking', 'reschedule', 'status', 'consult', 'other', 'feedback', 'praise'] as const)
      if (meaning !== 'status' || !separate('status', 'handoff')) drop(meaning, 'asks for a person')
    if (has('cancel') && !/取消|退单|cancel/.test(text)) drop('cancel', 'asks for a person')
  }
  if (has('complaint')) {
    for (const meaning of ['praise', 'survey', 'feedback', 'other'] as const) drop(meaning, 'is a complaint')
    if (has('consult') && !/什么时候退|多久|怎么(?:赔|退|处理)|投诉电话/.test(text)) drop('consult', 'is a complaint')
    for (const meaning of ['booking', 'reschedule', 'cancel', 'status'] as const)
      if (
        !apart.some(({ sure }) => sure().includes(meaning) && !sure().includes('complaint')) ||
        (meaning === 'booking' && !/再约|另(?:外)?约|重新约|下次/.test(text))
      )
        drop(meaning, 'is a complaint')
  }
  // 取消明天的，改约周六: after an undoing it is a new order.
  if (has('cancel') && has('reschedule') && /取消[^，。]*[，。\s]+(?:改约|重新约|换约)/.test(text)) {
    drop('reschedule', 'is a new order')
    chosen.add('booking')
  }
  if (has('cancel') && !has('booking') && !has('complaint') && instead.test(text)) {
    chosen.add('reschedule')
    drop('cancel', 'wants another time')
  }
  if (has('cancel') && has('reschedule')) {
    const replaced =
      /(?:改(?:到|成|约|在|为|期)|换(?:到|成)|挪(?:到)|推(?:到|迟)|重新约到|(?:[点号天周早晚]|(?<!以)后|[上下]午)[^，。]{0,5}再(?:过来|来|上门|做|弄|洗))/.test(
        text,
      ) && !/不改|别改|不用改|直接取消/.test(text)
    const moved = replaced || p('reschedule') > p('cancel')
    if (!separate('cancel', 'reschedule') || /直接取消|不改/.test(text))
      drop(moved ? 'cancel' : 'reschedule', moved ? 'wants another time' : 'wants it undone')
  }
  if (
    has('cancel') &&
    has('booking') &&
    !separate('cancel', 'booking') &&
    !/重新|改约|另(?:外|约)|再(?:约|来|订)|换成|改(?:约|订)|instead/.test(text)
  )
    drop('booking', 'wants it undone')
  if (
    has('reschedule') &&
    has('booking') &&
    (!separate('reschedule', 'booking') || /再?加(?:一)?(?:个|台|洗|做|擦)/.test(text))
  )
    drop('booking', 'moves an existing one')
  // 昨天改到周五的那个，改好了吗: a clause that speaks of moving or undoing may be part of a question.
  for (const told of ['reschedule', 'cancel'] as const)
    if (has(told) && has('status') && p('status') > 0.75 && p(told) < 0.1) drop(told, 'is only told')
  if (has('reschedule') && has('status') && !/到哪|还没/.test(text)) drop('status', 'wants it moved')
  if (has('cancel') && has('status') && !/到账|还没退/.test(text)) drop('status', 'wants it undone')
  if (has('booking') && has('status') && !separate('booking', 'status'))
    drop(p('booking') >= p('status') ? 'status' : 'booking', 'one or the other')
  if (has('status') && has('consult')) drop('consult', 'asks about a booking of theirs')
  if (has('other') && chosen.size > 1) {
    if (has('consult') || has('booking') || has('reschedule') || has('cancel')) {
      if (p('other') > 0.5 && !has('cancel') && !has('reschedule')) {
        drop('consult', 'is none of our trade')
        drop('booking', 'is none of our trade')
      } else drop('other', 'is our trade')
    }
  }
  if (has('feedback') && has('booking') && !/约|订|下单|book/.test(text)) drop('booking', 'is a suggestion')
  if (has('feedback') && has('consult'))
    drop(p('feedback') >= p('consult') ? 'consult' : 'feedback', 'one or the other')
  if (has('feedback') && has('praise') && p('feedback') < p('praise')) drop('feedback', 'mostly praise')
  if (has('praise') && has('booking') && !/再(?:约|来)|约|book/.test(text)) drop('booking', 'is praise')
  if (has('praise') && has('consult')) drop(p('praise') >= p('consult') ? 'consult' : 'praise', 'one or the other')
  if (has('survey') && has('praise')) drop('praise', 'is a rating')
  if (chosen.size > 1 && has('goodbye') && has('thanks')) drop('thanks', 'says goodbye')
  for (const meaning of ['greeting', 'thanks', 'goodbye'] as const)
    if ([...chosen].some((other) => other !== meaning && !pleasantries.has(other))) drop(meaning, 'only politeness')
  if ([...chosen].some((meaning) => !pleasantries.has(meaning))) {
    if (message.context.expecting !== 'confirm') {
      drop('affirm', 'says more')
      drop('deny', 'says more')
    }
  }
}

// 周五的别来了，换周六上午: undone only to be moved.
const instead =
  /(?:别|不|不用|不要|甭)来[^。]*[，,\s;；]+(?:就|再)?(?:换|改|挪|调)(?:到|成|在|为|至)?(?:这|下|本)?(?:个)?(?:周|星期|礼拜|明|后天|大后天|\d{1,2}[号日月点]|[一二三四五六七八九十]+[号日月点]|上午|下午|晚上)/
