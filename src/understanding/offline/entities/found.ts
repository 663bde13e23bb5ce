/** Something read in a normalised text. Offset and length count UTF-16 units of that text. */
export interface Found<Value> {
  value: Value
  at: number
  length: number
  text: string
}

/** True when the two share a character. */
export function overlaps(a: Found<unknown>, b: Found<unknown>): boolean {
  return a.at < b.at + b.length && b.at < a.at + a.length
}
