const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8')

/** A good place to break may cost this share of a part at most: every part is one of the few that may be sent. */
const leastFilled = 0.8

/**
 * Splits a text into parts of at most `maxBytes` in UTF-8, at line ends or after sentences where that costs little room.
 * A character as people see it is never cut, unless it alone is longer than a part.
 */
export function splitText(text: string, maxBytes: number): string[] {
  if (bytesOf(text) <= maxBytes) return [text]
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const grapheme of pieces(text, maxBytes)) {
    const bytes = bytesOf(grapheme)
    if (size + bytes > maxBytes) {
      const cut = goodBreak(part)
      parts.push(part.slice(0, cut))
      part = part.slice(cut)
      size = bytesOf(part)
    }
    part += grapheme
    size += bytes
  }
  parts.push(part)
  return parts.map((piece) => piece.trim()).filter((piece) => piece !== '')
}

function* pieces(text: string, maxBytes: number): Generator<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (bytesOf(segment) <= maxBytes) yield segment
    // Thousands of combining marks on one letter: nobody can read it, but it may not stop the reply.
    else yield* segment
  }
}

function goodBreak(part: string): number {
  const least = part.length * leastFilled
  for (const mark of ['\n', /[。！？!?](?=[^。！？!?]*$)/, /[，；,; ](?=[^，；,; ]*$)/] as const) {
    const at = typeof mark === 'string' ? part.lastIndexOf(mark) : part.search(mark)
    if (at + 1 >= least) return at + 1
  }
  return part.length
}
