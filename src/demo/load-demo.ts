import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseCompany, type Company } from '#business/catalogue/company.ts'
import { CatalogueMistakes, loadCompany } from '#business/catalogue/load-company.ts'
import { storeWorkers } from '#business/workers/store-workers.ts'
import type { Database } from '#db/client.ts'
import { customer } from '#db/schema/business.ts'
import { cannedReply } from '#db/schema/desk.ts'

/** The customer with name, phone and one address on file: 陈静. */
export const knownCustomerId = 'demo-chen-jing'

export const demoCatalogue = fileURLToPath(new URL('catalogue.yaml', import.meta.url))

const customersSchema = z.object({
  customers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      phone: z.string(),
      locale: z.enum(['zh', 'en']),
      addresses: z.array(z.object({ address: z.string(), district: z.string() })),
      tags: z.array(z.string()).default([]),
    }),
  ),
})

const cannedSchema = z.object({
  canned: z.array(
    z.object({ shortcut: z.string(), title: z.string(), text: z.object({ zh: z.string(), en: z.string() }) }),
  ),
})

/** The made-up company as its file describes it, without a database. */
export async function demoCompany(): Promise<Company> {
  const parsed = parseCompany(await readFile(demoCatalogue, 'utf8'), demoCatalogue)
  if (!parsed.ok) throw new CatalogueMistakes(parsed.mistakes)
  return parsed.company
}

/** Fills a database with the made-up company, its workers and a few customers. Doing it again changes nothing. */
export async function loadDemo(db: Database, now: Date): Promise<Company> {
  const company = await loadCompany(db, demoCatalogue, now)
  await storeWorkers(db, await readFile(new URL('workers.yaml', import.meta.url), 'utf8'), company.zone, now)
  const { customers } = customersSchema.parse(parse(await readFile(new URL('customers.yaml', import.meta.url), 'utf8')))
  await db
    .insert(customer)
    .values(customers.map((one) => ({ ...one, createdAt: now })))
    .onConflictDoNothing()
  await loadCanned(db, now)
  return company
}

/** Only where there are none: what staff have thrown away does not come back. */
async function loadCanned(db: Database, now: Date): Promise<void> {
  const known = await db.select({ id: cannedReply.id }).from(cannedReply).limit(1)
  if (known.length > 0) return
  const { canned } = cannedSchema.parse(parse(await readFile(new URL('canned.yaml', import.meta.url), 'utf8')))
  await db
    .insert(cannedReply)
    .values(canned.map((one) => ({ id: `demo-${one.shortcut}`, by: 'demo', updatedAt: now, ...one })))
    .onConflictDoNothing()
}
