import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { meanings } from './meaning.ts'
import { complaintCategories } from './rules/complaint-category.ts'

/** An example as it stands in `flows/sentences/<meaning>.txt`. */
export interface Sentence {
  raw: string
  meaning: string
  /** Of a complaint: the category named by the last line of the form `# [category]`. */
  section?: string
}

/** Every sentence of the directory. Throws when a file bears the name of no meaning, or a heading of no category. */
export function sentencesIn(directory: string): Sentence[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) => sentencesOf(join(directory, name)))
}

function sentencesOf(file: string): Sentence[] {
  const meaning = basename(file, '.txt')
  if (!meanings.some((each) => each === meaning)) throw new Error(`${file}: "${meaning}" is not a meaning`)
  let section: string | undefined
  const found: Sentence[] = []
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    const raw = line.trim()
    const heading = /^#\s*\[(\w*)\]/.exec(raw)?.[1]
    if (heading !== undefined) {
      if (heading !== 'any' && !complaintCategories.some((each) => each === heading))
        throw new Error(`${file}:${index + 1}: "${heading}" is not a category`)
      section = heading
    }
    if (raw === '' || raw.startsWith('#')) continue
    found.push(section === undefined ? { raw, meaning } : { raw, meaning, section })
  }
  return found
}
