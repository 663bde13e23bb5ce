import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keep, kept, keptFile } from '#understanding/offline/kept.ts'
import type { Company } from '#understanding/offline/knowledge.ts'

/** What understanding has to know of a company. */
export interface Words extends Company {
  zone: string
}

/**
 * The words of the made-up company. Reading its catalogue takes longer and more memory than all of understanding, so
 * they are kept for the next start, as what the example sentences teach is.
 */
export async function demoWords(): Promise<Words> {
  const key = keyOf()
  const file = keptFile(catalogue, 'words')
  const known = kept(file, key) as Words | undefined
  if (known !== undefined) return known
  const { demoCompany } = await import('#cli/demo-company.ts')
  const words = wordsOf(demoCompany())
  try {
    keep(file, key, words)
  } catch {
    // Where nothing can be written every start reads the catalogue.
  }
  return words
}

const catalogue = join(import.meta.dirname, '../demo/catalogue.yaml')
const readers = join(import.meta.dirname, '../business/catalogue')

function keyOf(): string {
  const hash = createHash('sha256')
    .update(readFileSync(catalogue))
    .update(readFileSync(import.meta.filename))
  for (const name of readdirSync(readers).toSorted()) hash.update(readFileSync(join(readers, name)))
  return hash.digest('hex')
}

type Named = Company['services'][number]['variants'][number]

function wordsOf({ zone, city, districts, services }: Words): Words {
  const named = ({ id, name }: Named) => ({ id, name })
  return {
    zone,
    city,
    districts: districts.map(({ name }) => ({ name })),
    services: services.map((service) => ({
      ...named(service),
      variants: service.variants.map(named),
      addOns: service.addOns.map(named),
    })),
  }
}
