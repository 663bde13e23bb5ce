import fs from 'node:fs'
import { parseCompany, type Company } from '#business/catalogue/company.ts'

const file = new URL('../../../src/demo/catalogue.yaml', import.meta.url)
export const catalogueText = fs.readFileSync(file, 'utf8')

export function demoCompany(): Company {
  const parsed = parseCompany(catalogueText, 'catalogue.yaml')
  if (!parsed.ok) throw new Error(parsed.mistakes.map(({ message }) => message).join('\n'))
  return parsed.company
}
