/**
 * Why something is planned, in the words of the page.
 * @param whys by the words that the plan uses; `{}` stands for what changes from case to case
 * @returns the plan's own words where they are not known
 */
export function whyInWords(why: string, whys: Readonly<Record<string, string>>): string {
  const known = whys[why]
  if (known !== undefined) return known
  for (const [pattern, words] of Object.entries(whys)) {
    const [before = '', after] = pattern.split('{}')
    if (after === undefined || !why.startsWith(before) || !why.endsWith(after)) continue
    return words.replace('{}', why.slice(before.length, why.length - after.length))
  }
  return why
}
