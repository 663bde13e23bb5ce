import { wordClasses } from './vocabulary/word-classes.ts'

const classOf = new Map<string, number>()
for (const [index, words] of Object.values(wordClasses).entries())
  for (const word of words.split(' ')) classOf.set(word, index + 1)

/** Chinese words and their classes by their first character, the longest first. */
const chinese = new Map<number, { word: string; class: number }[]>()
for (const [word, number] of [...classOf].toSorted(([a], [b]) => b.length - a.length)) {
  const first = word.charCodeAt(0)
  if (isLatin(first)) continue
  const known = chinese.get(first)
  if (known === undefined) chinese.set(first, [{ word, class: number }])
  else known.push({ word, class: number })
}

/** How a text is built from words of known classes. */
export interface Build {
  /** The classes of its words in their order, as numbers from 1. */
  classes: number[]
  /** The text itself, with one character from `CLASS` on for each of those words, and ~ for other words of Latin script. */
  skeleton: string
}

/** Class 0 as a character; these are of private use, so no text has them. */
export const CLASS = 0xe000

/** Finds the words of a text that is lower case and simplified. */
export function wordClassesIn(text: string): Build {
  const classes: number[] = []
  let skeleton = ''
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    let end = at + 1
    let known: number | undefined
    if (isLatin(code)) {
      while (isLatin(text.charCodeAt(end)) || text[end] === "'") end += 1
      known = classOf.get(text.slice(at, end).replaceAll("'", ''))
    } else {
      const found = chinese.get(code)?.find(({ word }) => text.startsWith(word, at))
      if (found !== undefined) end = at + found.word.length
      known = found?.class
    }
    if (known !== undefined) {
      classes.push(known)
      skeleton += String.fromCharCode(CLASS + known)
    } else if (text[at] !== ' ') skeleton += isLatin(code) ? '~' : text[at]
    at = end
  }
  return { classes, skeleton }
}

function isLatin(code: number): boolean {
  return code >= 97 && code <= 122
}
