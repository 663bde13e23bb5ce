import type { Rule } from './rule.ts'

export const DAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?'
export const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth']

/** An hour as a figure or a word. */
export const HOUR = `\\d{1,2}|${NUMBERS.join('|')}`
/** How many of a unit: three, 2, an, a couple of, half an, one and a half. */
export const COUNT = `\\d{1,3}(?:\\.5)?|an?(?: couple of)?|half an?|(?:a )?few|(?:${NUMBERS.join('|')})(?: and a half)?`
/** Which one in a row: first, 2nd, last. */
export const NTH = `${ORDINALS.join('|')}|[1-5](?:st|nd|rd|th)|last`
/** A day of the month, as in "the 3rd". */
export const DATE = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** A rule for whole English words; `digits` when a match may begin with a figure. */
export function englishRule(source: string, read: Rule['read'], digits?: 'digits'): Rule {
  return {
    starts: digits ? `${LETTERS}0123456789` : LETTERS,
    pattern: new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z])`, 'y'),
    read,
  }
}

/** The number that a `COUNT` or `HOUR` stands for. */
export function countOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[\d.]+$/.test(text)) return Number(text)
  if (text.startsWith('half')) return 0.5
  if (text.includes('couple')) return 2
  if (text.includes('few')) return 3
  if (/^an?$/.test(text)) return 1
  const index = NUMBERS.indexOf(text.replace(' and a half', ''))
  return index < 0 ? undefined : index + (text.endsWith('half') ? 1.5 : 1)
}

/** 1 to 5, or undefined for the last one. */
export function ordinalOf(text: string): number | undefined {
  return text === 'last' ? undefined : ORDINALS.indexOf(text) + 1 || Number.parseInt(text)
}

export function monthOfName(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3)) + 1
}

/** The weekdays that a text names, Sunday being 7. */
export function weekdaysIn(text: string | undefined): number[] {
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  return Array.from((text ?? '').matchAll(/mon|tue|wed|thu|fri|sat|sun/g), ([name]) => names.indexOf(name) + 1)
}
