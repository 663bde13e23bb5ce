import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { train, type Weights } from './classifier.ts'
import { evidenceIn } from './evidence.ts'
import { heardIn, type Heard } from './heard.ts'
import { keep, kept, keptDir, keptFile } from './kept.ts'
import { usual } from './meaning.ts'
import { messageOf } from './message.ts'
import { normalise } from './normalise.ts'
import { sentencesIn } from './sentences.ts'

/** What the example sentences teach. */
export interface Learnt {
  meanings: Weights
  /** Of complaints: their categories, and `any`. */
  categories: Weights
  heard: Heard
}

/**
 * What the sentences of the directory teach, remembered from an earlier time if sentences and code were the same then.
 * Otherwise it is learnt now, which takes some seconds and, in a process of its own that ends with it, some memory.
 * Where nothing can be kept (a read-only installation) every start learns.
 */
export function learn(directory: string): Learnt {
  const key = keyOf(directory)
  const file = keptIn(directory)
  const known = kept(file, key) as Learnt | undefined
  if (known !== undefined) return known
  return alone(`${file}.lock`, () => {
    const meanwhile = kept(file, key) as Learnt | undefined
    if (meanwhile !== undefined) return meanwhile
    spawnSync(process.execPath, [import.meta.filename, directory, file, key], { stdio: 'ignore' })
    return (kept(file, key) as Learnt | undefined) ?? learnFrom(directory)
  })
}

/** The file that keeps what the directory taught; whoever removes it makes the next start learn. */
export function keptIn(directory: string): string {
  return keptFile(directory, 'learnt')
}

/** Programs that start together learn once: the others wait for the first, but not for one that died. */
function alone<T>(lock: string, work: () => T): T {
  const since = Date.now()
  while (!taken(lock) && Date.now() - since < patienceMs)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
  try {
    return work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

const patienceMs = 120_000

function taken(lock: string): boolean {
  try {
    mkdirSync(keptDir, { recursive: true })
    mkdirSync(lock)
    return true
  } catch (error) {
    // Where nothing can be kept there is nothing to wait for.
    return (error as NodeJS.ErrnoException).code !== 'EEXIST'
  }
}

function learnFrom(directory: string): Learnt {
  const read = sentencesIn(directory).map(({ raw, meaning, section }) => {
    const evidence = evidenceIn(messageOf(normalise(raw).text, nowhere))
    return { text: evidence.read.text, marks: evidence.marks, label: meaning, section }
  })
  const complaints = read.filter(({ label }) => label === 'complaint')
  return {
    meanings: train(read, usual),
    categories: train(
      complaints.map((each) => ({ ...each, label: each.section ?? 'any' })),
      usualCategories,
    ),
    heard: heardIn(read.map(({ text }) => text)),
  }
}

/** What people complain about, as shares; among the examples the grave ones are as many as their authors liked. */
const usualCategories: Readonly<Record<string, number>> = {
  any: 0.14,
  quality: 0.2,
  late_noshow: 0.13,
  damage: 0.09,
  attitude: 0.07,
  billing: 0.07,
  refund_contract: 0.05,
  platform_service: 0.05,
  hygiene_health: 0.03,
  skill_cert: 0.03,
  replacement: 0.02,
  pet: 0.015,
  off_platform: 0.01,
  safety_hazard: 0.03,
  injury: 0.025,
  theft: 0.03,
  child_safety: 0.025,
  elder_safety: 0.025,
  privacy: 0.02,
  harassment: 0.015,
  identity_mismatch: 0.015,
}

// Rules look at the question asked, not at the time or the place.
const nowhere = { now: '', zone: '', locale: 'zh' } as const

// Other sentences, or other code that reads them, make other weights.
function keyOf(directory: string): string {
  const hash = createHash('sha256')
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'))
  for (const name of names.toSorted()) hash.update(name).update(readFileSync(join(directory, name)))
  for (const source of sourcesOf(import.meta.filename, new Map()).values()) hash.update(source)
  return hash.digest('hex')
}

/** The texts of a module and of all that it imports from beside it, by file. */
function sourcesOf(file: string, found: Map<string, string>): Map<string, string> {
  if (found.has(file)) return found
  const source = readFileSync(file, 'utf8')
  found.set(file, source)
  for (const [, path] of source.matchAll(/^(?:import|export|\}).* from '(\.[^']+)'$/gm))
    sourcesOf(join(dirname(file), path!), found)
  return found
}

if (import.meta.main) {
  const [directory, file, key] = process.argv.slice(2) as [string, string, string]
  keep(file, key, learnFrom(directory))
}
