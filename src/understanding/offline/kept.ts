import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'

/** Where results that take long to find are kept from one start to the next; all of it may be removed at any time. */
export const keptDir = join(import.meta.dirname, '../../../node_modules/.cache/guanjia')

/** The file that keeps what was made of a source, for each installation its own. */
export function keptFile(source: string, ending: string): string {
  return join(keptDir, `${createHash('sha256').update(source).digest('hex').slice(0, 12)}.${ending}`)
}

/** Keeps a value under a key that changes with all that it was made of. Throws where nothing can be written. */
export function keep(file: string, key: string, value: object): void {
  mkdirSync(keptDir, { recursive: true })
  // Two programs may start at once, so the file appears whole or not at all.
  writeFileSync(`${file}.${process.pid}`, serialize({ key, value }))
  renameSync(`${file}.${process.pid}`, file)
}

/** What was kept under this key, or nothing: never kept, kept under another key, or half written. */
export function kept(file: string, key: string): unknown {
  try {
    const found = deserialize(readFileSync(file)) as { key: string; value: unknown }
    return found.key === key ? found.value : undefined
  } catch {
    return undefined
  }
}
