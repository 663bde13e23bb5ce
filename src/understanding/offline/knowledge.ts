import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { trainClassifier, type Classifier } from './classifier.ts'
import type { ServedArea } from './entities/district.ts'
import { buildServiceTable, type CatalogueService, type ServiceTable } from './entities/service.ts'
import { meanings } from './meaning.ts'
import { plainOf } from './message.ts'
import { normalise } from './normalise.ts'
import { complaintCategories } from './rules/complaint-category.ts'

/** What understanding is told about the company, and what it has learnt from the example sentences. */
export interface Knowledge {
  services: ServiceTable
  served: ServedArea
  classify: Classifier
  /** Scores the complaint categories (and `any`), given that the text is a complaint. */
  categorise: Classifier
  /** Share of the text's two-character pieces that no example contains, 0 to 1. */
  novelty: (text: string) => number
}

/** The company as far as customers' words name it; the catalogue as it is read satisfies this. */
export interface Company {
  city: Text
  districts: readonly { name: string }[]
  services: readonly {
    id: string
    name: Text
    variants: readonly { id: string; name: Text }[]
    addOns: readonly { id: string; name: Text }[]
  }[]
}

interface Text {
  zh: string
  en: string
}

/** The example sentences that come with the product, `flows/sentences/<meaning>.txt`. */
export const sentencesDir = join(import.meta.dirname, '../../../flows/sentences')

/** Learns from every sentence file of the directory. Throws when a file bears the name of no meaning. */
export function knowledgeOf(company: Company, directory = sentencesDir): Knowledge {
  const files = readdirSync(directory).filter((name) => name.endsWith('.txt'))
  const sentences = files.toSorted().flatMap((name) => sentencesIn(join(directory, name)))
  const examples = sentences.map(({ text, meaning }) => ({ text, label: meaning }))
  const complaints = sentences.filter(({ meaning }) => meaning === 'complaint')
  const seen = new Set(examples.flatMap(({ text }) => piecesOf(text)))
  return {
    services: buildServiceTable({ services: company.services.map(wordsOf) }),
    served: { city: company.city.zh, districts: company.districts.map(({ name }) => name) },
    classify: trainClassifier(examples),
    categorise: trainClassifier(complaints.map(({ text, section }) => ({ text, label: section ?? 'any' }))),
    novelty: (text) => {
      const pieces = piecesOf(text)
      return pieces.length === 0 ? 1 : pieces.filter((piece) => !seen.has(piece)).length / pieces.length
    },
  }
}

// Grades such as 金牌 or 自理 have no id of their own, and unlike 挂机 they never name the service by themselves.
function wordsOf({ id, name, variants, addOns }: Company['services'][number]): CatalogueService {
  const named = variants.map((variant) => ({ id: variant.id, name: variant.name.zh }))
  return {
    id,
    name: name.zh,
    en: name.en,
    variants: named.filter((variant) => variant.id !== variant.name),
    tiers: named.filter((variant) => variant.id === variant.name),
    add_ons: addOns.map((addOn) => ({ id: addOn.id, name: addOn.name.zh })),
  }
}

interface Sentence {
  text: string
  meaning: string
  /** Of a complaint: the category named by the last line of the form `# [category]`. */
  section?: string
}

function sentencesIn(file: string): Sentence[] {
  const meaning = basename(file, '.txt')
  if (!meanings.some((each) => each === meaning)) throw new Error(`${file}: "${meaning}" is not a meaning`)
  let section: string | undefined
  const found: Sentence[] = []
  for (const [index, raw] of readFileSync(file, 'utf8').split('\n').entries()) {
    const line = raw.trim()
    const heading = /^#\s*\[(\w*)\]/.exec(line)?.[1]
    if (heading !== undefined) {
      if (heading !== 'any' && !complaintCategories.some((each) => each === heading))
        throw new Error(`${file}:${index + 1}: "${heading}" is not a category`)
      section = heading
    }
    if (line === '' || line.startsWith('#')) continue
    const text = plainOf(normalise(line).text)
    found.push(section === undefined ? { text, meaning } : { text, meaning, section })
  }
  return found
}

function piecesOf(text: string): string[] {
  const plain = text.toLowerCase().replaceAll(/\d+/g, '0')
  const words = plain.match(/[a-z']{2,}/g) ?? []
  const chinese = [...plain.matchAll(/(?=([一-鿿]{2}))/g)].map((match) => match[1]!)
  return [...words, ...chinese]
}
