import { wordClasses } from './vocabulary/word-classes.ts'

const classOf = new Map<string, number>()
let longest = 1
for (const [index, words] of Object.values(wordClasses).entries()) {
  for (const word of words.split(' ')) {
    classOf.set(word, index + 1)
    if (/[一-鿿]/.test(word)) longest = Math.max(longest, word.length)
  }
}

/** The classes of the words of a text in their order, as numbers from 1; `text` is lower case and simplified. */
export function wordClassesIn(text: string): number[] {
  const found: number[] = []
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    if (isLatin(code)) {
      let end = at + 1
      while (end < text.length && (isLatin(text.charCodeAt(end)) || text[end] === "'")) end += 1
      const known = classOf.get(text.slice(at, end).replaceAll("'", ''))
      if (known !== undefined) found.push(known)
      at = end
      continue
    }
    let taken = 1
    for (let size = Math.min(longest, text.length - at); size > 0; size -= 1) {
      const known = classOf.get(text.slice(at, at + size))
      if (known === undefined) continue
      found.push(known)
      taken = size
      break
    }
    at += taken
  }
  return found
}

function isLatin(code: number): boolean {
  return code >= 97 && code <= 122
}
