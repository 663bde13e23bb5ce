import { readFileSync } from 'node:fs'
import { type Company, parseCompany } from '#business/catalogue/company.ts'
import { demoCatalogue } from '../../src/demo/load-demo.ts'

/** The made-up company, without a database. */
export function demoCompany(): Company {
  const parsed = parseCompany(readFileSync(demoCatalogue, 'utf8'), 'catalogue.yaml')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes))
  return parsed.company
}
