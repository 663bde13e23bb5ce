const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * Splits a text into parts of at most `max` UTF-16 units. A character as people see it is never cut, unless it alone is
 * longer than a part.
 */
export function split(text: string, max: number): string[] {
  const parts: string[] = []
  let part = ''
  const add = (piece: string): void => {
    if (part.length + piece.length > max) {
      parts.push(part)
      part = ''
    }
    part += piece
  }
  for (const { segment } of graphemes.segment(text))
    for (const piece of segment.length <= max ? [segment] : segment) add(piece)
  return [...parts, part].filter((piece) => piece.trim() !== '')
}
