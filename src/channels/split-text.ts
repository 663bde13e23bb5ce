import type { Capabilities } from './channel.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
/** Where to cut rather, best first: between paragraphs, lines, sentences, words. */
const seams = [/\n{2,}/g, /\n/g, /[。！？；!?;]|\.(?=\s)/g, /[，,、\s]/g]
/** A seam may cost a quarter of a piece at most: some platforms count the messages that we may send. */
const leastFilled = 0.75

/**
 * Cuts a text into pieces that a platform takes, rather between sentences than within, and never within what a reader
 * sees as one character, unless that alone is longer. Nothing but white space at the cuts is lost.
 */
export function splitText(text: string, { max, unit }: Pick<Capabilities['text'], 'max' | 'unit'>): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  for (;;) {
    const fit = unit === 'utf16' ? Math.min(rest.length, max) : unitsIn(rest, max)
    if (fit === rest.length) break
    const cut = cutOf(rest, fit)
    const piece = rest.slice(0, cut).trimEnd()
    if (piece !== '') pieces.push(piece)
    rest = rest.slice(cut).trimStart()
  }
  if (rest !== '') pieces.push(rest)
  return pieces
}

/** How many UTF-16 units of a text have room in so many bytes of UTF-8. */
function unitsIn(text: string, bytes: number): number {
  let units = 0
  let size = 0
  for (const character of text) {
    size += Buffer.byteLength(character)
    if (size > bytes) break
    units += character.length
  }
  return units
}

/** @param fit the longest prefix that has room */
function cutOf(text: string, fit: number): number {
  // Whether a boundary is at the end depends on the character after it, which may be two units long.
  const segments = Array.from(segmenter.segment(text.slice(0, fit + 2)), (segment) => segment.index)
  const boundaries = new Set(segments.filter((index) => index > 0 && index <= fit))
  for (const seam of seams) {
    const ends = Array.from(text.slice(0, fit).matchAll(seam), (match) => match.index + match[0].length)
    const end = ends.findLast((index) => index >= fit * leastFilled && boundaries.has(index))
    if (end !== undefined) return end
  }
  if (boundaries.size > 0) return Math.max(...boundaries)
  // Thousands of marks on one letter: nobody can read it, but it may not stop the reply.
  return /[\udc00-\udfff]/.test(text[fit] ?? '') && fit > 1 ? fit - 1 : fit
}
