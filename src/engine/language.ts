/** Answers to these may be foreign words in any conversation: a street, a name, a number. */
const tellsNothing = new Set(['address', 'name', 'phone', 'order', 'worker'])

/**
 * The language that a message is written in, if it can be told: two Chinese characters are Chinese, whatever stands
 * beside them; three words of Latin letters without any are English.
 */
export function languageOf(text: string, expecting: string | undefined): 'zh' | 'en' | undefined {
  if (expecting !== undefined && tellsNothing.has(expecting)) return undefined
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  if (han >= 2) return 'zh'
  const words = text.match(/\p{Script=Latin}{2,}/gu)?.length ?? 0
  return han === 0 && words >= 3 ? 'en' : undefined
}
