import type { TimeValue } from '#engine/command.ts'
import { findTimes } from './find-times.ts'
import type { TimeContext, TimeMention } from './find-times.ts'

/**
 * The one time that a message asks for, after the corrections inside it: 周三不行，改周四下午三点 is Thursday at three.
 * Undefined when it asks for none.
 */
export function resolveTime(text: string, context: TimeContext): TimeValue | undefined {
  const meant = findTimes(text, context).filter(({ role }) => role === 'meant')
  const [first, second] = meant.toSorted((a, b) => Number(isBackground(text, a)) - Number(isBackground(text, b)))
  if (!first) return undefined
  return second && refines(second, first) ? second.value : first.value
}

/** 国庆回来，9月30号前打扫好: the first tells why, the second what is wanted. */
function isBackground(text: string, { at, length, value }: TimeMention): boolean {
  // 每周的钟点工从下周开始停: the rhythm names the booking.
  if (value.recur && !value.recur.days && (text.startsWith('的', at + length) || text.endsWith('的', at + length)))
    return true
  // 越快越好，今天五点前: haste is no time where one is named.
  if (value.open === 'after' && /快|马上|立|asap|soon|now|urgent/i.test(text.slice(at, at + length))) return true
  // 今年等到7月10号
  if (
    value.precision === 'range' &&
    value.end !== undefined &&
    Date.parse(value.end) - Date.parse(value.start) > 300 * 86_400_000
  )
    return true
  if (OCCUPIED.test(text.slice(0, at))) return true
  // 今天是4号，约10号: tells the date.
  if (/(?:今天|现在)(?:是|都|才)$/.test(text.slice(0, at)) || /^(?:今天|现在)(?:是|都|才)/.test(text.slice(at)))
    return true
  return /^(?:左右|前后|那天|的时候|我|他|她|我们|我妈|孩子|家里|才|要|就|有|得|会|都|在)*(?:出门(?!前)|下班(?!后|以后|之后)|上班|上课|放学|开会|起床|午睡|睡觉|睡午觉|睡(?![衣前])|醒|接(?:孩子|娃|小孩)|(?:我?(?:爸妈?|妈|婆婆|公公|爸|老公|老婆)|爸妈|老人|亲戚|朋友|客人|同学|领导|房东|中介)(?:要|会|就)?(?:过来|来|到|回)|验房|收房|退房|下课|落地|吃饭(?!后)|(?<=[都才])回|回来|回家|到家|出差|住院|出院|旅游|去外地|回老家|开学|入住|交房|过生日|生日|结婚|请客|团圆|团聚|过节|走亲戚|拜年|上坟|扫墓|考试|体检|手术|打疫苗|生孩子|预产|办|摆酒|有客人|来客人|家里来|聚会|出月子|的飞机|的火车|的高铁)/.test(
    text.slice(at + length),
  )
}

/** "I leave for work at 8", "my parents arrive on Sunday": what the customer's day is like. */
const OCCUPIED =
  /\b(?:leav(?:e|ing)|finish|get (?:off|home|back|up)|com(?:e|ing) home|arriv(?:e|es|ing)|land|fly(?:ing)?|travel(?:l?ing)?|go(?:ing)? (?:out|away)|away|busy|back|work(?:ing)?|start work|mov(?:e|ing) (?:in|out)|(?:have|having|got) (?:a |an )?(?:meeting|guests?|party|exam|flight|appointment)|guests?|birthday|party|wedding|due|check(?:ing)? out|hand(?:ing)? over)\b[^,.;!?]{0,16}$/i

/** 明天可以吗，下午三点的: the second mention lies inside the first and says more. */
function refines(later: TimeMention, earlier: TimeMention): boolean {
  const { start, end, precision, recur, ambiguous } = earlier.value
  if (recur && later.value.recur)
    return !recur.days && recur.freq === later.value.recur.freq && recur.interval === later.value.recur.interval
  if (recur || later.value.recur || end === undefined) return false
  if (precision !== 'day' && precision !== 'daypart' && precision !== 'range') return false
  if (later.value.precision === 'day' && ambiguous) return false
  const at = Date.parse(later.value.start)
  // "early, at half past six" may lie a little outside of what early usually means.
  const slack = precision === 'daypart' ? 2 * 3_600_000 : 0
  return (
    at >= Date.parse(start) - slack && at < Date.parse(end) + slack && RANK[later.value.precision] > RANK[precision]
  )
}

const RANK = { range: 0, day: 1, daypart: 2, window: 3, instant: 4 }
