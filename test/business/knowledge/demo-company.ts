import fs from 'node:fs'
import { parse } from 'yaml'
import { parseCompany } from '#business/catalogue/company.ts'
import type { KnownCompany } from '#business/knowledge/computed.ts'
import { remediesSchema } from '#business/knowledge/remedies.ts'

const file = new URL('../../../src/demo/catalogue.yaml', import.meta.url)
export const catalogueText = fs.readFileSync(file, 'utf8')

/** The demo company, with what it does when it is at fault. */
export function demoCompany(): KnownCompany {
  const parsed = parseCompany(catalogueText, 'catalogue.yaml')
  if (!parsed.ok) throw new Error(parsed.mistakes.map(({ message }) => message).join('\n'))
  const { policies } = parse(catalogueText) as { policies: unknown }
  return { ...parsed.company, remedies: remediesSchema.parse(policies) }
}
