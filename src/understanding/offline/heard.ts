/** Which two-character pieces and words the examples contain, as a set of bits; a twentieth of all others seem known too. */
export type Heard = Uint8Array

const BITS = 1 << 20

export function heardIn(texts: readonly string[]): Heard {
  const heard = new Uint8Array(BITS / 8)
  for (const bit of texts.flatMap(piecesOf)) heard[bit >> 3]! |= 1 << (bit & 7)
  return heard
}

/** Share of the text's pieces that no example contains, 0 to 1. */
export function noveltyOf(text: string, heard: Heard): number {
  const pieces = piecesOf(text)
  const unheard = pieces.filter((bit) => (heard[bit >> 3]! & (1 << (bit & 7))) === 0)
  return pieces.length === 0 ? 1 : unheard.length / pieces.length
}

function piecesOf(text: string): number[] {
  const words = text.toLowerCase().match(/[a-z']{2,}/g) ?? []
  const pairs = [...text.matchAll(/(?=([一-鿿]{2}))/g)].map((match) => match[1]!)
  return [...words, ...pairs].map(bitOf)
}

function bitOf(piece: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < piece.length; i += 1) hash = Math.imul(hash ^ piece.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) & (BITS - 1)
}
