import { calendarDateRules } from './calendar-dates.ts'
import { clockRules } from './clocks.ts'
import { daypartRules } from './dayparts.ts'
import { englishClockRules } from './english-clocks.ts'
import { englishDateRules } from './english-dates.ts'
import { englishSpanRules } from './english-spans.ts'
import { holidayRules } from './holidays.ts'
import { monthPartRules } from './month-parts.ts'
import { notTimeRules } from './not-times.ts'
import { offsetRules } from './offsets.ts'
import { recurrenceRules } from './recurrence.ts'
import { relativeDayRules } from './relative-days.ts'
import type { Rule, Token } from './rule.ts'
import { stepRules } from './steps.ts'
import { weekdayRules } from './weekdays.ts'

// The first rule that accepts a position takes it, so the more particular kinds come first.
const RULES: readonly Rule[] = [
  ...recurrenceRules,
  ...offsetRules,
  ...notTimeRules,
  ...holidayRules,
  ...stepRules,
  ...monthPartRules,
  ...calendarDateRules,
  ...weekdayRules,
  ...englishSpanRules,
  ...englishDateRules,
  ...englishClockRules,
  ...clockRules,
  ...daypartRules,
  ...relativeDayRules,
]

const BY_START = new Map<string, Rule[]>()
for (const rule of RULES) {
  for (const char of new Set(rule.starts)) {
    const known = BY_START.get(char)
    if (known) known.push(rule)
    else BY_START.set(char, [rule])
  }
}

/** Reads a folded text from left to right into the words and figures that speak of time. */
export function scan(source: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < source.length;) {
    const end = scanAt(source, at, tokens)
    at = end > at ? end : pastFigure(source, at)
  }
  return tokens
}

/** The next place to look: never inside a figure, or 工号15号 would hold a 5号, nor inside an English word. */
function pastFigure(source: string, at: number): number {
  let next = at + 1
  if (/[a-z]/.test(source.charAt(at))) while (/[a-z]/.test(source.charAt(next))) next++
  else if (/\d/.test(source.charAt(at))) while (/\d/.test(source.charAt(next))) next++
  else if (/[一二三四五六七八九]/.test(source.charAt(at)) && source.charAt(next) === '十')
    next += 1 + (/[一二三四五六七八九]/.test(source.charAt(next + 1)) ? 1 : 0)
  return next
}

function scanAt(source: string, at: number, tokens: Token[]): number {
  for (const rule of BY_START.get(source.charAt(at)) ?? []) {
    rule.pattern.lastIndex = at
    const match = rule.pattern.exec(source)
    const body = match && match[0] !== '' ? rule.read(match, source) : undefined
    if (!match || !body) continue
    const end = at + match[0].length
    for (const each of Array.isArray(body) ? body : [body]) tokens.push({ ...each, at, end })
    return end
  }
  return at
}
