const loose: ReadonlySet<string> = new Set(['address', 'name', 'worker', 'note', 'order'])

/**
 * Whether a slot's value is the expected one. Of a time only the fields that are expected count, `date` being the day on
 * which it starts; free text need only contain what is expected.
 */
export function sameValue(expected: unknown, actual: unknown, slot: string): boolean {
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return false
    const time: Record<string, unknown> = { ...actual }
    return Object.entries(expected).every(([field, value]) => {
      if (field === 'date') return typeof time['start'] === 'string' && time['start'].startsWith(String(value))
      if (field === 'start' || field === 'end') return Date.parse(String(time[field])) === Date.parse(String(value))
      return JSON.stringify(time[field]) === JSON.stringify(value)
    })
  }
  if (loose.has(slot)) return plain(String(actual)).includes(plain(String(expected)))
  return expected === actual
}

function plain(text: string): string {
  return text.replaceAll(/\s/g, '').toLowerCase()
}
