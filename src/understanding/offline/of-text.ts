/**
 * The same reading of a text, which finds each of the latest few texts read only once. Rules, marks and decisions ask
 * much the same of a message and of its clauses.
 */
export function ofText<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { value: T }>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before.value
    const value = read(text)
    if (known.size >= LATEST) known.clear()
    known.set(text, { value })
    return value
  }
}

// A message, its clauses and what is left of it without an answer or a refusal.
const LATEST = 24
