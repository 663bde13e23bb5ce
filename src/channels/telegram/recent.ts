/** Remembers the last `most` keys. */
export function recent<Value>(most: number) {
  const known = new Map<string, Value>()
  return {
    get: (key: string) => known.get(key),
    set(key: string, value: Value): void {
      known.delete(key)
      known.set(key, value)
      if (known.size > most) known.delete(known.keys().next().value ?? '')
    },
    delete: (key: string) => void known.delete(key),
  }
}
