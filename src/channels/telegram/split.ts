const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
/** Where to cut rather, best first: between paragraphs, lines, sentences, words. */
const seams = [/\n{2,}/g, /\n/g, /[。！？；!?;]|\.(?=\s)/g, /[，,、\s]/g]

/**
 * Cuts a text into pieces of at most `max` UTF-16 units, rather between sentences than within, and never within what a
 * reader sees as one character, unless that alone is longer. Nothing but white space at the cuts is lost.
 */
export function split(text: string, max: number): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > max) {
    const cut = cutOf(rest, max)
    const piece = rest.slice(0, cut).trimEnd()
    if (piece !== '') pieces.push(piece)
    rest = rest.slice(cut).trimStart()
  }
  if (rest !== '') pieces.push(rest)
  return pieces
}

function cutOf(text: string, max: number): number {
  // Whether a boundary is at `max` depends on the character after it, which may be two units long.
  const segments = Array.from(segmenter.segment(text.slice(0, max + 2)), (segment) => segment.index)
  const boundaries = new Set(segments.filter((index) => index > 0 && index <= max))
  for (const seam of seams) {
    const ends = Array.from(text.slice(0, max).matchAll(seam), (match) => match.index + match[0].length)
    // A seam in the first half would make a short piece and perhaps one message more.
    const end = ends.findLast((index) => index > max / 2 && boundaries.has(index))
    if (end !== undefined) return end
  }
  const last = Math.max(...boundaries)
  if (boundaries.size > 0) return last
  return /[\udc00-\udfff]/.test(text[max] ?? '') && max > 1 ? max - 1 : max
}
