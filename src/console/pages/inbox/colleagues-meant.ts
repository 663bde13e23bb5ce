const begun = /@([^\s@]*)$/

/** Whom an @ at the end of a note may mean, by the name begun behind it; nobody once a name is written out. */
export function colleaguesMeant<T extends { name: string; disabled: boolean }>(note: string, all: readonly T[]): T[] {
  const part = begun.exec(note)?.[1]
  if (part === undefined || all.some(({ name }) => name === part)) return []
  return all.filter(({ name, disabled }) => !disabled && name.toLowerCase().includes(part.toLowerCase()))
}

/** The note with the name begun at its end written out. */
export const withColleague = (note: string, name: string): string => note.replace(begun, () => `@${name} `)
