import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { trainClassifier, type Classifier, type Example } from './classifier.ts'
import type { ServedArea } from './entities/district.ts'
import { buildServiceTable, type CatalogueService, type ServiceTable } from './entities/service.ts'
import { meanings } from './meaning.ts'
import { normalise } from './normalise.ts'

/** What understanding is told about the company, and what it has learnt from the example sentences. */
export interface Knowledge {
  services: ServiceTable
  served: ServedArea
  classify: Classifier
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
  const examples = readdirSync(directory)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) => examplesIn(join(directory, name)))
  const seen = new Set(examples.flatMap(({ text }) => piecesOf(text)))
  return {
    services: buildServiceTable({ services: company.services.map(wordsOf) }),
    served: { city: company.city.zh, districts: company.districts.map(({ name }) => name) },
    classify: trainClassifier(examples),
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

function examplesIn(file: string): Example[] {
  const label = basename(file, '.txt')
  if (!meanings.some((meaning) => meaning === label)) throw new Error(`${file}: "${label}" is not a meaning`)
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ text: normalise(line).text.toLowerCase(), label }))
}

function piecesOf(text: string): string[] {
  const plain = text.toLowerCase().replaceAll(/\d+/g, '0')
  const words = plain.match(/[a-z']{2,}/g) ?? []
  const chinese = [...plain.matchAll(/(?=([一-鿿]{2}))/g)].map((match) => match[1]!)
  return [...words, ...chinese]
}
