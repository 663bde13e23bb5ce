/** Why something is planned, as the page says it; `{}` stands for what changes from case to case. */
type Whys = Readonly<Record<string, string>>

/**
 * Why something is planned, in the words of the page; several reasons stand one after another.
 * @param whys by the words that the plan uses
 * @returns the plan's own words where they are not known
 */
export function whyInWords(why: string, whys: Whys): string {
  const parts = why.split('; ').map((part) => known(part, whys) ?? part)
  return parts.join(parts.length > 1 && parts.every((part) => /\p{Script=Han}/u.test(part)) ? '；' : '; ')
}

function known(why: string, whys: Whys): string | undefined {
  if (whys[why] !== undefined) return whys[why]
  for (const [pattern, words] of Object.entries(whys)) {
    const [before = '', after] = pattern.split('{}')
    if (after === undefined || !why.startsWith(before) || !why.endsWith(after)) continue
    return words.replace('{}', why.slice(before.length, why.length - after.length))
  }
  return undefined
}
