/** Which two-character pieces and words the examples contain, as a set of bits; a fiftieth of all others seem known too. */
export type Heard = Uint8Array

const BITS = 1 << 22

export function heardIn(texts: readonly string[]): Heard {
  const heard = new Uint8Array(BITS / 8)
  for (const text of texts)
    eachPiece(text, (bit) => {
      heard[bit >> 3]! |= 1 << (bit & 7)
    })
  return heard
}

/** Share of the text's pieces that no example contains, 0 to 1. */
export function noveltyOf(text: string, heard: Heard): number {
  let pieces = 0
  let unheard = 0
  eachPiece(text, (bit) => {
    pieces += 1
    if ((heard[bit >> 3]! & (1 << (bit & 7))) === 0) unheard += 1
  })
  return pieces === 0 ? 1 : unheard / pieces
}

// Words of at least two Latin letters, whatever their case, and two Chinese characters side by side.
function eachPiece(text: string, visit: (bit: number) => void): void {
  const lower = text.toLowerCase()
  for (let at = 0; at < lower.length; at += 1) {
    const from = at
    let hash = FNV_OFFSET
    for (; isOfWord(lower.charCodeAt(at)); at += 1) hash = step(hash, lower.charCodeAt(at))
    if (at - from >= 2) visit(bitOf(hash))
  }
  for (let at = 1; at < text.length; at += 1) {
    const [one, next] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
    if (isChinese(one) && isChinese(next)) visit(bitOf(step(step(FNV_OFFSET, one), next)))
  }
}

function isOfWord(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 39
}

function isChinese(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}

const FNV_OFFSET = 0x811c9dc5

// One step of FNV-1a, 32 bit.
function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

function bitOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (BITS - 1)
}
