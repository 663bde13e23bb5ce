import { COUNT, countOf, DAY, englishRule, weekdaysIn } from './english-words.ts'
import { daysFromNow, monthsFromNow } from './relative-days.ts'
import type { Rule, TokenBody } from './rule.ts'

const PARTS = ['morning', 'afternoon', 'evening', 'night'] as const
const AND = '(?: ?[,/&+] ?| and | ?, and | or )'
const UNIT = 'minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|fortnights?'
const LIST = `${DAY}(?:${AND}(?:every |each )?${DAY})*`

/** in 3 days, half an hour later, every other Saturday, weekdays, Mon to Fri. */
export const englishSpanRules: Rule[] = [
  englishRule(
    `(?<everyday>everyday)|(?:every|each|alternate|alternating) (?<other>other |second |alternate )?(?:(?<weekend>weekends?)|(?<weekdays>week ?days?|working days?)|(?<days>${LIST})|(?<unit>day|morning|afternoon|evening|night|week|month|two weeks|2 weeks|fortnight))|(?<daily>daily(?! (?:house ?)?(?:clean|help|service|hourly|one\\b)))|(?<weekly>weekly|(?:once|twice|thrice|\\d (?:times|x)|two times|three times) (?:a|per|every|each) week)|(?<biweekly>bi-?weekly|fortnightly|once (?:a fortnight|every two weeks|every 2 weeks))|(?<monthly>monthly|once (?:a|per|every) month)`,
    every,
    'digits',
  ),
  englishRule(
    `(?:on )?(?<days>(?:mon|tues|wednes|thurs|fri|satur|sun)days(?:${AND}(?:mon|tues|wednes|thurs|fri|satur|sun)days)*)|(?:on )?(?<weekdays>(?:all )?week ?days)`,
    ({ groups = {} }) => weekly(1, groups['days'] ? weekdaysIn(groups['days']) : [1, 2, 3, 4, 5]),
  ),
  englishRule(`(?:from )?(?<from>${DAY}) ?(?:to|through|thru|till|until|-|–) ?(?<to>${DAY})`, ({ groups = {} }) => {
    const [from = 1] = weekdaysIn(groups['from'])
    const [to = 5] = weekdaysIn(groups['to'])
    // A working week is a rhythm; Friday to Sunday are three days.
    return from === 1 && to >= 5 ? weekly(1, [1, 2, 3, 4, 5, 6, 7].slice(0, to)) : undefined
  }),
  englishRule(
    `(?:(?:with)?in |over |during |for )?(?:the )?(?:next|coming) (?<n>${COUNT}) ?(?<unit>${UNIT})|within (?:an?|the) (?<unit2>hour|day|week)|within (?<n3>${COUNT}) ?(?<unit3>${UNIT})`,
    ({ groups = {} }) =>
      within(countOf(groups['n'] ?? groups['n3']) ?? 1, groups['unit'] ?? groups['unit2'] ?? groups['unit3'] ?? ''),
  ),
  englishRule(
    `in (?:about |around )?(?<n>${COUNT}|half an) ?(?<unit>${UNIT})(?<half> and a half)?(?:'s? time|'? time| from now)?|(?<n2>${COUNT}|half an) (?<unit2>${UNIT})(?<half2> and a half)? (?<way>from (?:now|today)|later|ago|from tomorrow)`,
    ({ groups = {} }) => {
      const count = countOf(groups['n'] ?? groups['n2'])
      const way = groups['way'] ?? ''
      if (count === undefined) return undefined
      const amount = (count + (groups['half'] || groups['half2'] ? 0.5 : 0)) * (way === 'ago' ? -1 : 1)
      return later(amount, groups['unit'] ?? groups['unit2'] ?? '', way === 'from tomorrow' ? 1 : 0)
    },
    'digits',
  ),
  englishRule(
    "(?:right |straight ?)away|(?:right )?now(?! (?:i|we|that|it|the|is|my|on)(?![a-z']))|immediately|as (?:soon|early) as (?:possible|you can)|(?:at )?(?:the |your )?(?:(?:earliest|soonest) (?:time|convenience)|(?:(?:earliest|soonest|first) (?:possible|available|slot|opening)|next available|next (?:free )?slot)(?: (?:slot|time|opening))?)|asap|the (?:sooner|earlier) the better|straight ?away|urgently",
    ({ 0: word }, source) =>
      word !== 'now' || /^[\s]*now[\s.!?]*$|(?:come|send|someone|here|available|free|it|cleaned?|need) now/.test(source)
        ? { kind: 'offset', minutes: 0, asap: true }
        : undefined,
  ),
]

function every({ groups = {}, 0: all }: RegExpExecArray): TokenBody {
  const interval = groups['other'] || all.startsWith('alternat') ? 2 : 1
  if (groups['weekend']) return weekly(interval, [6, 7])
  if (groups['weekdays']) return weekly(interval, [1, 2, 3, 4, 5])
  if (groups['days']) return weekly(interval, weekdaysIn(groups['days']))
  if (groups['biweekly'] || /two weeks|2 weeks|fortnight/.test(groups['unit'] ?? '')) return weekly(2, [])
  if (groups['weekly'] || groups['unit'] === 'week') return weekly(interval, [])
  if (groups['monthly'] || groups['unit'] === 'month') return { kind: 'every', freq: 'monthly', interval }
  const part = PARTS.find((name) => name === groups['unit'])
  return {
    kind: 'every',
    freq: 'daily',
    interval,
    ...(part ? { part: part === 'night' ? 'evening' : part } : {}),
  }
}

function weekly(interval: number, days: number[]): TokenBody {
  return { kind: 'every', freq: 'weekly', interval, ...(days.length > 0 ? { days } : {}) }
}

function later(count: number, unit: string, more: number): TokenBody {
  const past = count < 0 ? { past: true } : {}
  if (unit.startsWith('min')) return { kind: 'offset', minutes: count, ...past }
  if (unit.startsWith('h')) return { kind: 'offset', minutes: count * 60, ...past }
  if (unit.startsWith('mo')) return monthsFromNow(Math.round(count))
  return daysFromNow(Math.round(count * (unit.startsWith('w') ? 7 : unit.startsWith('f') ? 14 : 1)) + more)
}

function within(count: number, unit: string): TokenBody {
  if (/^(?:h|min)/.test(unit))
    return { kind: 'offset', minutes: unit.startsWith('h') ? count * 60 : count, within: true }
  const last = later(count, unit, 0)
  return {
    kind: 'date',
    find(today, wanted) {
      const found = last.kind === 'date' ? last.find(today, wanted) : undefined
      return found && { start: today.day, end: found.end }
    },
  }
}
