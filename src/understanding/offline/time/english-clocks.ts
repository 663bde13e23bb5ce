import { countOf, DAY, englishRule, HOUR, MONTH } from './english-words.ts'
import type { ClockBody, Rule } from './rule.ts'

const MINUTES: Readonly<Record<string, number>> = {
  thirty: 30, fifteen: 15, 'forty-five': 45, 'forty five': 45, twenty: 20, ten: 10, 'oh five': 5, five: 5, quarter: 15, half: 30,
} // prettier-ignore
const SPOKEN = 'thirty|fifteen|forty[- ]five|oh five'
const HALF = '(?:am|pm|a\\.m\\.?|p\\.m\\.?|a(?=[ ,.]|$)|p(?=[ ,.]|$))'

/** One hour as English has it, in groups whose names end in `k`. */
function hourPattern(k: string): string {
  return [
    `(?:half(?: past)?|(?:a )?(?<past${k}>quarter|\\d{1,2}|ten|five|twenty)(?: min(?:ute)?s?)? (?<way${k}>past|after|to|till|before)) (?<said${k}>${HOUR})(?: ?(?<saidHalf${k}>${HALF}))?`,
    `(?<word${k}>noon|midday|midnight)`,
    `(?<army${k}>[0-2]\\d[0-5]\\d)(?: ?(?:hrs?|hours))`,
    `(?<h${k}>${HOUR})(?:(?:[:.h]| (?=\\d\\d ?[ap]\\.?m))(?<m${k}>[0-5]\\d)| (?<spoken${k}>${SPOKEN}))?(?:(?: ?o'? ?clock| sharp)|(?<ish${k}>[- ]?ish))?(?: ?(?<half${k}>${HALF}))?`,
  ].join('|')
}

const ONE = `(?<one>${hourPattern('')})`
const RANGE = `(?<first>${hourPattern('1')}) ?(?:-{1,2}|–|—|~|to|till|til|until|and|through) ?(?<second>${hourPattern('2')})`
/** What makes a bare figure an hour: the word before it, or the day beside it. */
const CUED =
  /(?:^|[^a-z])(?:at|around|about|approx(?:imately)?|by|before|after|until|till?|from|between|since|than|make it|makes? that|say|past|or|@) ?(?:about |around )?$/
const DATED = new RegExp(
  `(?:^|[^a-z])(?:today|tonight|tomorrow|tmrw?|tmr|morning|afternoon|evening|day|${DAY}|(?:${MONTH}) \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th))[ ,]*(?:at |around |from |between |any ?time between )?$`,
)
const BEFORE_DATE = new RegExp(
  `^ ?(?:o'?clock )?(?:today|tonight|tomorrow|tmr|on |this |next |in the (?:morning|afternoon|evening)|at night|instead|works?(?![a-z])|(?:is|would be|should be|suits|sounds) (?:fine|good|ok|okay|best|great|me|perfect)|(?:${DAY})(?![a-z])|or \\d)`,
)
const COUNTS = new RegExp(
  `^ ?(?:[%/:\\d]|[.,]\\d|-\\d|people|persons?|rooms?|hours?|hrs?|days?|nights?|weeks?|minutes?|mins?|months?|years?|bed|baths?|sqm|square|sq|m2|units?|acs?|times|kids?|cleaners?|ladies|windows?|of |(?:st|nd|rd|th)(?![a-z])|(?:wall|air|split|standing|cabinet|floor|window|sofa|big|small|pieces?|pcs|dogs?|cats?|stars?|or (?:two|three|2|3) [a-z])|(?:${MONTH})(?![a-z])|[a-z]+ (?:road|street|avenue|rd|st|ave|lane)(?![a-z]))`,
)

/** 3pm, half past two, 2-5 pm, between 9 and noon, tomorrow 10, two thirty on Friday, 6ish, EOD. */
export const englishClockRules: Rule[] = [
  englishRule('before lunch(?: ?time)?', () => ({ kind: 'clock', hour: 12, minute: 0, exact: true, open: 'before' })),
  englishRule('(?:eod|cob|(?:the )?end of (?:the )?(?:business )?day|close of business)', () => ({
    kind: 'clock',
    hour: 18,
    minute: 0,
    exact: true,
    open: 'by',
  })),
  englishRule('am|pm', ({ 0: half, index }, source) =>
    DATED.test(source.slice(Math.max(0, index - 24), index)) ||
    /[日天拜期周][一二三四五六日天]?$/.test(source.slice(0, index))
      ? { kind: 'part', part: half === 'am' ? 'morning' : 'afternoon' }
      : undefined,
  ),
  englishRule(
    '(?:(?<start>[01]\\d|2[0-3])(?<minutes>[0-5][05]) ?(?:-|–|to|till|until) ?)?(?<hour>[01]\\d|2[0-3])(?<minute>[0-5][05])(?!\\d)',
    (match, source) => {
      const { start, minutes, hour, minute } = match.groups ?? {}
      const last = { hour: Number(hour), minute: Number(minute), exact: true }
      if (!beside(match, source) || /^202\d$/.test(match[0])) return undefined
      if (start === undefined) return { kind: 'clock', ...last }
      return { kind: 'clock', hour: Number(start), minute: Number(minutes), exact: true, to: last }
    },
    'digits',
  ),
  englishRule(
    `(?:between |from )?${RANGE}`,
    (match, source) => {
      const { groups = {} } = match
      // "Ten to five" is before five, "10 to 5" the working day.
      if (/^(?:five|ten|twenty) to /.test(match[0])) return undefined
      // "Shift the 9am to 11am" names the hour it had and the new one.
      if (MOVING.test(source.slice(Math.max(0, match.index - 40), match.index))) return undefined
      const from = clockOf(groups, '1')
      const to = clockOf(groups, '2')
      if (!from || !to || !allowed(match, source, from.sure || to.sure || /^(?:between|from)/.test(match[0])))
        return undefined
      return { kind: 'clock', ...begins(from, to), to: plain(to), ...(from.vague || to.vague ? { vague: true } : {}) }
    },
    'digits',
  ),
  englishRule(
    ONE,
    (match, source) => {
      const clock = clockOf(match.groups ?? {}, '')
      // "the one on the wall"
      if (
        `${match[0]} `.startsWith('one ') &&
        /\b(?:the|this|that|which|another|each) $/.test(source.slice(0, match.index))
      )
        return undefined
      if (!clock || !allowed(match, source, clock.sure)) return undefined
      return { kind: 'clock', ...plain(clock), ...(clock.vague ? { vague: true } : {}) }
    },
    'digits',
  ),
]

const MOVING = /\b(?:move|reschedule|change|switch|shift|postpone|push)\b(?![^.]*\b(?:to|between|for)\b)[^.,;!?]{0,24}$/

interface Read {
  hour: number
  minute: number
  exact?: true
  /** Which half of the day was said. */
  half?: string
  /** It can only be an hour, whatever stands around it. */
  sure: boolean
  vague?: true
}

function clockOf(groups: Record<string, string | undefined>, k: string): Read | undefined {
  const get = (name: string) => groups[`${name}${k}`]
  const word = get('word')
  if (word) return { hour: word === 'midnight' ? 24 : 12, minute: 0, exact: true, sure: true }
  const army = get('army')
  if (army) return timed(Number(army.slice(0, 2)), Number(army.slice(2)), undefined, true)
  const said = countOf(get('said'))
  if (said !== undefined) {
    const past = get('past')
    if (past === undefined) return timed(said, 30, get('saidHalf'), true)
    const minutes = MINUTES[past] ?? Number(past)
    return /to|till|before/.test(get('way') ?? '')
      ? timed(said - 1 || 12, 60 - minutes, get('saidHalf'), true)
      : timed(said, minutes, get('saidHalf'), true)
  }
  const hours = countOf(get('h'))
  if (hours === undefined) return undefined
  const whole = groups[k === '' ? 'one' : k === '1' ? 'first' : 'second'] ?? ''
  const minute = Number(get('m') ?? MINUTES[get('spoken') ?? ''] ?? 0)
  const sure =
    get('half') !== undefined || /clock|sharp|ish/.test(whole) || (/[:h]\d\d/.test(whole) && !/^\d{3}/.test(whole))
  const read = timed(hours, minute, get('half'), sure || (get('spoken') !== undefined && /^[a-z]/.test(whole)))
  if (read && /^0\d/.test(whole)) read.exact = true
  return read && get('ish') !== undefined ? { ...read, vague: true } : read
}

function timed(hour: number, minute: number, half: string | undefined, sure: boolean): Read | undefined {
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0) || (half?.startsWith('p') && hour === 0)) return undefined
  if (half === undefined) return { hour, minute, sure, ...(hour > 12 || hour === 0 ? { exact: true } : {}) }
  const adjusted = hour > 12 ? hour : (hour % 12) + (half.startsWith('p') ? 12 : 0)
  return { hour: adjusted, minute, exact: true, half, sure }
}

/** "2-5pm" is in the afternoon throughout, "11-2pm" begins in the morning. */
function begins(from: Read, to: Read): { hour: number; minute: number; exact?: boolean } {
  if (from.exact || to.half === undefined) return plain(from)
  const same = timed(from.hour, from.minute, to.half, true)
  const late = (clock: { hour: number; minute: number }) => clock.hour * 60 + clock.minute
  if (same && late(same) < late(to)) return plain(same)
  return { hour: from.hour % 12, minute: from.minute, exact: true }
}

function plain({ hour, minute, exact }: Read): Omit<ClockBody, 'kind'> {
  return { hour, minute, ...(exact ? { exact } : {}) }
}

/** Four figures are an hour only where a day or an "at" stands beside them: 1500 may be a price. */
function beside(match: RegExpExecArray, source: string): boolean {
  const before = source.slice(Math.max(0, match.index - 24), match.index)
  const after = source.slice(match.index + match[0].length)
  if (/[\d.#¥$-]$/.test(before) || COUNTS.test(after) || MONEY.test(after)) return false
  const chinese = /(?:[今明后]天?|今晚|[上下中]午|早上|晚上|[周期拜][一二三四五六日天]|[号日])的?(?:在|就)? ?$/.test(
    before,
  )
  return chinese || DATED.test(before) || BEFORE_DATE.test(after) || /(?:^|[^a-z])(?:at|@) ?$/.test(before)
}

const MONEY = /^ ?(?:yuan|rmb|cny|元|块|平|套|间|室|号|多|左右的?价)/

function allowed(match: RegExpExecArray, source: string, sure: boolean): boolean {
  const before = source.slice(Math.max(0, match.index - 24), match.index)
  const after = source.slice(match.index + match[0].length)
  if (/[\d.#¥$-]$/.test(before)) return false
  // A figure makes a count of the one before it, but not of "2pm": 2pm 60 sqm.
  if (COUNTS.test(after) && !(sure && /^ \d/.test(after))) return false
  if (/^ ?[\u4e00-\u9fff]/.test(after) && !sure) return false
  return sure || CUED.test(before) || DATED.test(before) || BEFORE_DATE.test(after)
}
