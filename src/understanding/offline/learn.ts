import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { train, type Weights } from './classifier.ts'
import { plainOf } from './message.ts'
import { normalise } from './normalise.ts'
import { sentencesIn, type Sentence } from './sentences.ts'

/** What the example sentences teach. */
export interface Learnt {
  meanings: Weights
  /** Of complaints: their categories, and `any`. */
  categories: Weights
  /** Every two-character piece and every word that an example contains. */
  pieces: string[]
}

/**
 * Learns from every sentence of the directory, or remembers what was learnt from the same sentences by the same code.
 * Where nothing can be kept (a read-only installation) it learns at every start, which takes some tenths of a second.
 */
export function learn(directory: string): Learnt {
  const sentences = sentencesIn(directory)
  const key = keyOf(sentences)
  const file = join(cacheDir, `${createHash('sha256').update(directory).digest('hex').slice(0, 12)}.learnt`)
  const known = remembered(file, key)
  if (known !== undefined) return known
  const learnt = learnFrom(sentences)
  remember(file, { key, ...learnt })
  return learnt
}

const cacheDir = join(import.meta.dirname, '../../../node_modules/.cache/guanjia')

function learnFrom(sentences: readonly Sentence[]): Learnt {
  const read = sentences.map((sentence) => ({ ...sentence, text: plainOf(normalise(sentence.raw).text) }))
  const complaints = read.filter(({ meaning }) => meaning === 'complaint')
  return {
    meanings: train(read.map(({ text, meaning }) => ({ text, label: meaning }))),
    categories: train(complaints.map(({ text, section }) => ({ text, label: section ?? 'any' }))),
    pieces: [...new Set(read.flatMap(({ text }) => piecesOf(text)))],
  }
}

/** The two-character pieces and Latin words by which the novelty of a text is measured. */
export function piecesOf(text: string): string[] {
  const plain = text.toLowerCase().replaceAll(/\d+/g, '0')
  const words = plain.match(/[a-z']{2,}/g) ?? []
  const chinese = [...plain.matchAll(/(?=([一-鿿]{2}))/g)].map((match) => match[1]!)
  return [...words, ...chinese]
}

// Other sentences, other features or another way of normalising make other weights.
function keyOf(sentences: readonly Sentence[]): string {
  const hash = createHash('sha256').update(JSON.stringify(sentences))
  const sources = readdirSync(join(import.meta.dirname, 'vocabulary')).toSorted()
  for (const name of sources) hash.update(readFileSync(join(import.meta.dirname, 'vocabulary', name)))
  for (const name of ['classifier.ts', 'learn.ts', 'message.ts', 'normalise.ts', 'word-classes-in.ts'])
    hash.update(readFileSync(join(import.meta.dirname, name)))
  return hash.digest('hex')
}

function remembered(file: string, key: string): Learnt | undefined {
  try {
    const kept = deserialize(readFileSync(file)) as Learnt & { key?: string }
    return kept.key === key ? kept : undefined
  } catch {
    // Never learnt here, or half written: then it is learnt again.
    return undefined
  }
}

function remember(file: string, learnt: Learnt & { key: string }): void {
  try {
    mkdirSync(cacheDir, { recursive: true })
    // Two programs may start at once, so the file appears whole or not at all.
    writeFileSync(`${file}.${process.pid}`, serialize(learnt))
    renameSync(`${file}.${process.pid}`, file)
  } catch {
    // Without a place to keep it the next start learns again.
  }
}
