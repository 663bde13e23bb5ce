import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { companyAt, loadCompany } from '#business/catalogue/load-company.ts'
import { catalogue } from '#db/schema/business.ts'
import { demoCatalogue } from '../../../src/demo/load-demo.ts'
import { testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()
const now = new Date('2026-03-04T10:00:00+08:00')
const folder = await mkdtemp(path.join(tmpdir(), 'catalogue-'))
afterAll(() => rm(folder, { recursive: true }))

async function own(change: (source: string) => string): Promise<string> {
  const file = path.join(folder, 'own.yaml')
  await writeFile(file, change(await readFile(demoCatalogue, 'utf8')))
  return file
}

test('a catalogue is a new version only when it differs, and old versions stay', async () => {
  // Several processes start at once.
  const first = await Promise.all([1, 2, 3].map(() => loadCompany(db, demoCatalogue, now)))
  expect(first.map(({ version }) => version)).toEqual([1, 1, 1])
  const dearer = await loadCompany(db, await own((source) => source.replace('typical: 55', 'typical: 58')), now)
  expect(dearer.version).toBe(2)
  expect((await loadCompany(db, demoCatalogue, now)).version).toBe(3)
  const prices = await Promise.all(
    [1, 2, 3].map(async (version) => (await companyAt(db, version))?.services[0]?.priceFen.typical),
  )
  expect(prices).toEqual([55_00, 58_00, 55_00])
  expect(await companyAt(db, 4)).toBeUndefined()
})

test('a wrong file is refused with every mistake in its place, and nothing is stored', async () => {
  const before = await db.select({ version: catalogue.version }).from(catalogue)
  const file = await own((source) =>
    source.replace('typical: 55', 'typical: dear').replace('id: clean-deep', 'id: Deep!'),
  )
  const lines = (await readFile(file, 'utf8')).split('\n')
  const place = (text: string) => lines.findIndex((line) => line.includes(text)) + 1
  const refused = loadCompany(db, file, now)
  await expect(refused).rejects.toThrow(`${file}:${place('typical: dear')}:`)
  await expect(refused).rejects.toThrow(`${file}:${place('id: Deep!')}:`)
  expect(await db.select({ version: catalogue.version }).from(catalogue)).toEqual(before)
})
