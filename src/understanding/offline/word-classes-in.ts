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

/** The classes of the words of a text in their order, as numbers from 1; `text` is lower case and simplified. */
export function wordClassesIn(text: string): number[] {
  const found: number[] = []
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    if (isLatin(code)) {
      let end = at + 1
      while (isLatin(text.charCodeAt(end)) || text[end] === "'") end += 1
      const known = classOf.get(text.slice(at, end).replaceAll("'", ''))
      if (known !== undefined) found.push(known)
      at = end
      continue
    }
    const known = chinese.get(code)?.find(({ word }) => text.startsWith(word, at))
    if (known !== undefined) found.push(known.class)
    at += known?.word.length ?? 1
  }
  return found
}

function isLatin(code: number): boolean {
  return code >= 97 && code <= 122
}
