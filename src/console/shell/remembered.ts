/** What this browser was asked to keep under a key; null where there is nothing, or where storage is forbidden. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`guanjia.console.${key}`)
  } catch {
    return null
  }
}

/** Keeps a value beyond a reload, or forgets it (null). Where storage is forbidden or full it lasts until then. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`guanjia.console.${key}`)
    else localStorage.setItem(`guanjia.console.${key}`, value)
  } catch {
    // The page works without it.
  }
}
