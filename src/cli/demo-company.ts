import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCompany, type Company } from '#business/catalogue/company.ts'

/** The made-up company that comes with the product. Throws with a list of mistakes when its file cannot be read. */
export function demoCompany(): Company {
  const file = join(import.meta.dirname, '../demo/catalogue.yaml')
  const parsed = parseCompany(readFileSync(file, 'utf8'), file)
  if (!parsed.ok) throw new Error(parsed.mistakes.map(({ line, message }) => `${file}:${line} ${message}`).join('\n'))
  return parsed.company
}
