import type { Command, Context, Understood } from '#engine/command.ts'
import { dangerIn } from './danger-in.ts'
import { answerTo } from './expected.ts'
import { isHeard, type Grievance } from './grievance.ts'
import type { Knowledge } from './knowledge.ts'
import type { Meaning } from './meaning.ts'
import { meaningsIn } from './meanings-in.ts'
import { mentionsIn, type Mentions } from './mentions.ts'
import { messageOf } from './message.ts'
import { normalise } from './normalise.ts'
import { callRemarkIn, remarkIn } from './notes.ts'
import { topicOf } from './rules/consult.ts'
import { ownDataWish } from './rules/own-data.ts'
import { slotsIn } from './slots.ts'
import { undoneIn } from './undone.ts'

/**
 * What a message means, by rules, word lists and a small classifier: no network, no clock, no chance.
 * The same text, context and knowledge always give the same commands; a message that convinces nobody is `unclear`.
 */
export function understandOffline(raw: string, asked: Context, knowledge: Knowledge): Understood {
  // A choice between times is a question for a time.
  const context = asked.expecting === 'slot' ? { ...asked, expecting: 'when' } : asked
  const { text, signals } = normalise(raw.slice(0, longestMessage))
  if (!/[\p{L}\p{N}?]/u.test(text)) return ofSignals(signals, context)
  const message = messageOf(text, context)
  const note = remarkIn(text) ?? callRemarkIn(text)
  if (
    note !== undefined &&
    !/^就?(?:是|写)?(?:转|找|叫)(?:人工|真人|客服)/.test(note) &&
    context.expecting !== 'rating' &&
    context.flow !== 'complaint'
  )
    return { commands: [{ kind: 'set', slot: 'note', value: note, text: note }], why: ['is to be noted'] }
  const mentions = mentionsIn(text, signals, context, knowledge)
  const decision = meaningsIn(message, knowledge)
  const endangered = dangerIn(text, mentions, context, knowledge)
  const grievance = endangered === undefined ? decision.grievance : () => endangered
  const isGrave = decision.sure.includes('complaint') && grievance().severity === 'S1'
  const answer = answerTo(message, text, mentions, decision.meanings, decision.sure, isGrave)
  // Nothing but a time or an address is no wish yet, whatever the score believes.
  const guessed = decision.sure.length === 0 && isOnlyMentions(text, mentions)
  const stated = answer?.meanings ?? (guessed ? [] : decision.meanings)
  // 换成冰箱清洗 in the middle of an order changes that order.
  const amends = context.flow === 'booking' && !existing.test(message.text) && Object.keys(mentions).length > 0
  const believed = amends ? stated.filter((meaning) => meaning !== 'reschedule') : stated
  const placed = context.flow === 'booking' ? believed.map((meaning) => askedAhead(meaning, message.text)) : believed
  const meanings = endangered === undefined ? placed : [...placed.filter(isBesideDanger), 'complaint' as const]
  const why = [...decision.why, ...(answer?.why ?? [])]

  const commands = inOrder(meanings)
    .map((meaning) => commandOf(meaning, message.text, context, grievance))
    .filter((command) => command !== undefined)
  const { wish } = decision
  const spoken = meanings.includes('cancel') ? { ...mentions, ...undoneIn(text, context, knowledge) } : mentions
  const sets =
    wish === undefined
      ? slotsIn(message, text, spoken, meanings)
      : slotsIn(messageOf(wish, context), wish, mentionsIn(wish, signals, context, knowledge), ['booking'])
  commands.push(...(answer?.sets ?? sets), ...(answer?.also ?? []))
  const options = decision.perhaps?.filter((meaning) => flows.has(meaning)) ?? []
  if (commands.length === 0 && context.expecting === undefined && options.length > 0)
    commands.push({ kind: 'clarify', options })
  if (commands.length === 0) commands.push({ kind: 'unclear' })
  // A bare "月嫂" can only be the beginning of an order.
  const bare =
    context.flow === undefined &&
    !message.question &&
    message.text.length <= 10 &&
    commands.every(({ kind }) => kind === 'set')
  if (bare && commands.some((command) => command.kind === 'set' && command.slot === 'service'))
    commands.unshift({ kind: 'start', flow: 'booking' })
  // Inside a complaint every answer may still show that it is graver than it seemed.
  const aggrieved =
    endangered !== undefined ||
    meanings.includes('complaint') ||
    (context.flow === 'complaint' && isHeard(text, grievance(), 'asked'))
  return { commands, ...(aggrieved ? { severity: grievance().severity } : {}), why }
}

const isBesideDanger = (meaning: Meaning) => meaning === 'handoff' || meaning === 'affirm' || meaning === 'deny'

// Before anything is booked, 最快什么时候能到 asks what is possible.
/** Words for an order that stands. */
const existing = /我的|订单|单子|上次|昨天|之前|约的|订的|那单|退款|到哪|\bmy (?:order|booking)/

function askedAhead(meaning: Meaning, text: string): Meaning {
  return meaning === 'status' && !existing.test(text) ? 'consult' : meaning
}

function isOnlyMentions(text: string, mentions: Mentions): boolean {
  const all = Object.values(mentions)
  if (all.length === 0 || mentions.service !== undefined) return false
  const rest = all
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, { text: words }) => left.replace(words, ''), text)
  return rest.replaceAll(introduces, '').replaceAll(/[^\p{L}]|[的是在就吧啊呀了约]/gu, '').length <= 1
}

const introduces =
  /\b(?:my (?:name|phone|number|address)(?:'s| is)?|i'?m|this is|phone|mobile|address|name|tel)\b|我?(?:姓名|名字|联系人|联系电话|联系方式|手机号?码?|电话号?码?|地址|住址)|(?:我|俺)?(?:家)?(?:先生|太太|老公|老婆|爱人|媳妇|女儿|儿子|妈妈?|爸爸?|妹妹|姐姐|哥哥|弟弟|同事|室友|助理)|姓|我?叫|我/gi

const flows: ReadonlySet<Meaning> = new Set(['booking', 'reschedule', 'cancel', 'status', 'complaint', 'consult'])

// A pasted novel costs time and says no more than its beginning.
const longestMessage = 1500

const order: readonly Meaning[] = [
  'handoff',
  'complaint',
  'cancel',
  'reschedule',
  'booking',
  'status',
  'survey',
  'feedback',
  'affirm',
  'deny',
  'consult',
  'praise',
  'greeting',
  'thanks',
  'goodbye',
  'other',
]

function inOrder(meanings: readonly Meaning[]): Meaning[] {
  return order.filter((meaning) => meanings.includes(meaning))
}

function commandOf(meaning: Meaning, text: string, context: Context, grievance: () => Grievance): Command | undefined {
  switch (meaning) {
    case 'handoff':
      return { kind: 'handoff', reason: /电话|回电|call|ring/.test(text) ? 'callback' : 'asked' }
    case 'complaint':
      return context.flow === meaning ? undefined : { kind: 'start', flow: meaning, category: grievance().category }
    case 'cancel':
      return context.flow === undefined ? { kind: 'start', flow: 'cancel' } : cancelInFlow(text, context.flow)
    case 'booking':
    case 'reschedule':
    case 'status':
    case 'survey':
    case 'feedback':
      return context.flow === meaning ? undefined : { kind: 'start', flow: meaning }
    case 'consult': {
      const own = ownDataWish(text)
      if (own !== undefined) return context.flow === own ? undefined : { kind: 'start', flow: own }
      const topic = topicOf(text)
      return topic === undefined ? { kind: 'answer' } : { kind: 'answer', topic }
    }
    case 'praise':
    case 'greeting':
    case 'thanks':
    case 'goodbye':
    case 'other':
      return { kind: 'smalltalk', about: meaning }
    case 'affirm':
    case 'deny':
      return { kind: meaning }
    default:
      return meaning satisfies never
  }
}

// "取消" while something is being arranged stops that; naming an existing booking starts the cancelling of it.
function cancelInFlow(text: string, flow: string): Command | undefined {
  if (flow === 'cancel') return undefined
  const another =
    /(?:之前|上次|已经|昨天|原来|另外|那个|已)[^，。]{0,8}(?:约|订|预约|单)|(?:帮我|我要|我想)?取消[^，。]{0,8}(?:明天|后天|周|今天|上次|之前|订单|预约)|\bmy (?:existing|other|booking|order|appointment)/
  return flow !== 'booking' && another.test(text) ? { kind: 'start', flow: 'cancel' } : { kind: 'cancel' }
}

function ofSignals(signals: ReturnType<typeof normalise>['signals'], context: Context): Understood {
  const { stars, thumb, mood } = signals
  if (context.expecting === 'rating') {
    const value =
      stars ?? (thumb === 'up' || mood === 'happy' ? 5 : thumb === 'down' || mood === 'angry' ? 1 : undefined)
    if (value !== undefined) return { commands: [{ kind: 'set', slot: 'rating', value, text: '' }], why: ['emoji'] }
  }
  if (thumb === 'up') return { commands: [{ kind: 'affirm' }], why: ['thumb up'] }
  if (thumb === 'down') return { commands: [{ kind: 'deny' }], why: ['thumb down'] }
  if (mood === 'happy' || stars !== undefined)
    return { commands: [{ kind: 'smalltalk', about: 'praise' }], why: ['emoji'] }
  return { commands: [{ kind: 'unclear' }], why: ['nothing to read'] }
}
