import { join } from 'node:path'
import type { Label } from '#engine/flow.ts'
import { classifierOf, type Classifier } from './classifier.ts'
import type { ServedArea } from './entities/district.ts'
import { buildServiceTable, type CatalogueService, type ServiceTable } from './entities/service.ts'
import { noveltyOf } from './heard.ts'
import { learn } from './learn.ts'

/** What understanding is told about the company, and what it has learnt from the example sentences. */
export interface Knowledge {
  services: ServiceTable
  /** What the company calls each service, by its id. */
  names: ReadonlyMap<string, Label>
  served: ServedArea
  classify: Classifier
  /** Scores the complaint categories (and `any`), given that the text is a complaint. */
  categorise: Classifier
  /** Share of the pieces of a text that no example contains, 0 to 1. */
  novelty: (text: string) => number
}

/** The company as far as customers' words name it; the catalogue as it is read satisfies this. */
export interface Company {
  city: Label
  districts: readonly { name: string }[]
  services: readonly {
    id: string
    name: Label
    variants: readonly { id: string; name: Label }[]
    addOns: readonly { id: string; name: Label }[]
  }[]
}

/** The example sentences that come with the product, `flows/sentences/<meaning>.txt`. */
export const sentencesDir = join(import.meta.dirname, '../../../flows/sentences')

/** Learns from every sentence file of the directory. Throws when a file bears the name of no meaning. */
export function knowledgeOf(company: Company, directory = sentencesDir): Knowledge {
  const { meanings, categories, heard } = learn(directory)
  return {
    services: buildServiceTable({ services: company.services.map(wordsOf) }),
    names: new Map(company.services.map(({ id, name }) => [id, name])),
    served: { city: company.city.zh, districts: company.districts.map(({ name }) => name) },
    classify: classifierOf(meanings),
    categorise: classifierOf(categories),
    novelty: (text) => noveltyOf(text, heard),
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
