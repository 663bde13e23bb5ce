import { Converter } from 'opencc-js/t2cn'
import { dialectPatterns, dialectWords } from './vocabulary/dialects.ts'
import { fillerPatterns } from './vocabulary/fillers.ts'
import { readMoods, type MoodSignals } from './entities/mood.ts'
import { englishTypos, typoPatterns, typos } from './vocabulary/typos.ts'
import { matchesIn } from './matches-in.ts'

/** What the way of writing says beside the words. */
export interface Signals extends MoodSignals {
  /** Latin text all in capitals. */
  shouting?: true
  /** The longest run of exclamation marks, from two. */
  exclamations?: number
  /** The longest run of question marks, from two. */
  questions?: number
  /** Emoji were all there was. */
  onlyEmoji?: true
}

export interface Normalised {
  text: string
  signals: Signals
}

/**
 * Brings a customer's message to the form that the rules and entities expect: NFKC, simplified characters, no invisible
 * characters or emoji, dialect words and common misspellings replaced, hesitations softened. Digits, addresses, names
 * and the case of Latin letters stay. Applying it to its own `text` changes nothing.
 */
export function normalise(raw: string): Normalised {
  const { rest, signals: moods } = moodsIn(unify(raw))
  const signals: Signals = { ...moods, ...readEmphasis(rest) }
  let said = rest
  let text = reword(tidy(said))
  if (text === '' && Object.keys(moods).length > 0) signals.onlyEmoji = true
  // One correction may make room for another ("呃呃那个"), and a second reading of the result must find nothing to do.
  for (let [read, round] = [raw, 0]; text !== read && round < 8; round++) {
    read = text
    const again = moodsIn(unify(read)).rest
    if (again === said) continue
    said = again
    text = reword(tidy(said))
  }
  return { text, signals }
}

const toSimplified = Converter({ from: 't', to: 'cn' })

const FRACTIONS: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' }
// Control, format, surrogate, private and unassigned characters; then fillers, variation selectors and the keycap ring.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]|[\u115f\u1160\u3164\uffa0]|\p{Variation_Selector}|\u034f|\u20e3/gu

// Characters that unifying leaves as they are, of which most messages are made.
const PLAIN = /^[ -~、。“”\u4e00-\u9fef]*$/
const HAN = /\p{Script=Han}/u

function unify(raw: string): string {
  const visible = PLAIN.test(raw) ? raw : visibleOf(raw)
  return HAN.test(visible) ? toSimplified(visible) : visible
}

function visibleOf(raw: string): string {
  const fractions = raw.replace(/(\d?)([½¼¾])/g, (_, digit: string, mark: string) => (digit || '0') + FRACTIONS[mark])
  const spaced = fractions.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
  // Taking characters away may join others that compose (a base letter and its accent), hence the second NFKC.
  return spaced.normalize('NFKC').replace(INVISIBLE, '').normalize('NFKC')
}

// A plain text has no emoji, and its faces stand in brackets.
function moodsIn(text: string): ReturnType<typeof readMoods> {
  return PLAIN.test(text) && !text.includes('[') ? { rest: text, signals: {} } : readMoods(text)
}

function readEmphasis(text: string): Pick<Signals, 'shouting' | 'exclamations' | 'questions'> {
  const emphasis: Pick<Signals, 'shouting' | 'exclamations' | 'questions'> = {}
  const exclamations = longestRun(text, /!{2,}/g)
  const questions = longestRun(text, /\?{2,}/g)
  if (exclamations > 0) emphasis.exclamations = exclamations
  if (questions > 0) emphasis.questions = questions
  const letters = text.replace(/[^a-zA-Z]/g, '')
  // Two capitals are an abbreviation (AC, OK), and one word with digits an order number.
  if (letters.length >= 6 && letters === letters.toUpperCase() && /[A-Z]{3,}\s+[A-Z]{2,}|[A-Z]{6,}\s*!/.test(text))
    emphasis.shouting = true
  return emphasis
}

function longestRun(text: string, run: RegExp): number {
  let longest = 0
  for (const match of matchesIn(text, run)) longest = Math.max(longest, match[0].length)
  return longest
}

const REPEATED = /([!?,。、;:~·^])\1+/g
// Voice input and some keyboards put a space after each character; two such words side by side are left alone.
const SPACED_OUT = /(?<![\p{Script=Han}\d])(?:\p{Script=Han} ){3,}\p{Script=Han}(?!\p{Script=Han})/gu

// One look that most texts pass: what this does not find, none of the steps below changes.
const UNTIDY = /^\s|\s$|\s\s|[^\S ]|\.\.|([!?,。、;:~·^])\1|[!?] ?[!?]| [^ -~]{1,2} /

function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text
  let tidied = text
  for (let round = 0; round < 4; round++) {
    const next = tidied
      .replace(/\s+/g, ' ')
      .replace(/\.{2,}/g, '。')
      .replace(REPEATED, '$1')
      .replace(/(?:[!?] ?){3,}/g, (marks) => (marks.includes('?') ? '?' : '!'))
      .replace(SPACED_OUT, (letters) => letters.replaceAll(' ', ''))
      .trim()
    if (next === tidied) break
    tidied = next
  }
  return tidied
}

const REPLACEMENTS = new Map<string, string>([...dialectWords, ...typos])
const WORD = new RegExp([...REPLACEMENTS.keys()].toSorted((a, b) => b.length - a.length).join('|'), 'g')
// 安逸花园 and 明朝路 are places.
const PART_OF_ADDRESS = /^(?:[路街里坊苑]|花园|家园|公馆|小区|新村|大厦|公寓|名邸|大楼|山庄|广场|中心|星城|新苑)/
const ENGLISH_WORD = new RegExp(
  String.raw`(?<![a-zA-Z@.])(?:${Object.keys(englishTypos).join('|')})(?![a-zA-Z@])`,
  'gi',
)

function reword(text: string): string {
  let worded = text
  if (HAN.test(text)) {
    worded = worded.replace(WORD, (word: string, at: number, whole: string) =>
      PART_OF_ADDRESS.test(whole.slice(at + word.length)) ? word : (REPLACEMENTS.get(word) ?? word),
    )
    for (const [pattern, meant] of dialectPatterns) worded = worded.replace(pattern, meant)
    for (const [pattern, meant] of typoPatterns) worded = worded.replace(pattern, meant)
  }
  if (/[a-z]/i.test(worded)) worded = worded.replace(ENGLISH_WORD, (word) => englishTypos[word.toLowerCase()] ?? word)
  for (const [pattern, kept] of fillerPatterns) worded = worded.replace(pattern, kept)
  worded = tidy(worded)
  // A message that is nothing but hesitation still is a message.
  return worded === '' ? text : worded
}
