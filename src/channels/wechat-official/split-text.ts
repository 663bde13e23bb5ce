const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

type SizeOf = (text: string) => number

const utf8Bytes: SizeOf = (text) => Buffer.byteLength(text, 'utf8')

/** A good place to break may cost this share of a part at most: every part is one of the few that may be sent. */
const leastFilled = 0.8

/**
 * Splits a text into parts of at most `max` bytes in UTF-8 (or as `sizeOf` measures), at line ends or after sentences
 * where that costs little room. A character as people see it is never cut, unless it alone is longer than a part.
 */
export function splitText(text: string, max: number, sizeOf: SizeOf = utf8Bytes): string[] {
  if (sizeOf(text) <= max) return [text]
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const grapheme of pieces(text, max, sizeOf)) {
    const added = sizeOf(grapheme)
    if (size + added > max) {
      const cut = goodBreak(part)
      parts.push(part.slice(0, cut))
      part = part.slice(cut)
      size = sizeOf(part)
    }
    part += grapheme
    size += added
  }
  parts.push(part)
  return parts.map((piece) => piece.trim()).filter((piece) => piece !== '')
}

function* pieces(text: string, max: number, sizeOf: SizeOf): Generator<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (sizeOf(segment) <= max) yield segment
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
