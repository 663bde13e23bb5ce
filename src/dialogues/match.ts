/** Whether a text is as a script wants it: contained text, /regex/, or {not: …}. @returns what is wrong, or nothing */
export function textFault(said: string, wanted: string | { not: string }): string | undefined {
  const negative = typeof wanted !== 'string'
  const pattern = negative ? wanted.not : wanted
  const regex = /^\/(.+)\/([imsu]*)$/s.exec(pattern)
  const found = regex?.[1] ? new RegExp(regex[1], regex[2] ?? '').test(said) : said.includes(pattern)
  if (found !== negative) return undefined
  return negative ? `says ${pattern}, but must not` : `does not say ${pattern}`
}

type Fact = Record<string, unknown>

/**
 * Whether `actual` has exactly the entries that are wanted, in any order, each in the fields that its wish names.
 * @returns what is wrong, or nothing
 */
export function listFault(name: string, actual: readonly Fact[], wanted: readonly Fact[]): string | undefined {
  if (actual.length !== wanted.length)
    return `${name}: ${actual.length} instead of ${wanted.length}: ${JSON.stringify(actual)}`
  return assign([...actual], wanted) ? undefined : `${name}: ${JSON.stringify(actual)} is not ${JSON.stringify(wanted)}`
}

function assign(actual: Fact[], wanted: readonly Fact[]): boolean {
  const [first, ...rest] = wanted
  if (!first) return true
  return actual.some((fact, i) => fits(fact, first) && assign(actual.toSpliced(i, 1), rest))
}

/** Equal in what is named; two spellings of one instant are equal, and so are a number and its text. */
export function fits(actual: unknown, wanted: unknown): boolean {
  if (wanted === null || wanted === undefined) return actual === null || actual === undefined
  if (Array.isArray(wanted))
    return Array.isArray(actual) && actual.length === wanted.length && wanted.every((w, i) => fits(actual[i], w))
  if (typeof wanted === 'object') {
    if (typeof actual !== 'object' || actual === null) return false
    return Object.entries(wanted).every(([key, value]) => fits((actual as Fact)[key], value))
  }
  if (typeof wanted === 'string' && typeof actual === 'string') {
    const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
    if (instant.test(wanted) && instant.test(actual)) return Date.parse(wanted) === Date.parse(actual)
    const regex = /^\/(.+)\/$/s.exec(wanted)
    if (regex?.[1]) return new RegExp(regex[1]).test(actual)
  }
  return String(actual) === String(wanted)
}
