import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * What the console's second factors are encrypted with: the one that is set, else one that is made at first use and
 * kept in a file that only the program's account may read.
 */
export function consoleSecret(set: string | undefined, dataDir: string): () => Promise<string> {
  let known: Promise<string> | undefined
  return () => (known ??= set === undefined ? kept(dataDir) : Promise.resolve(set))
}

async function kept(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'console-secret')
  const draft = `${file}.${randomUUID()}`
  await mkdir(dataDir, { recursive: true })
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
  // Of several processes that start at once the first wins, and nobody reads half a file.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return (await readFile(file, 'utf8')).trim()
}
