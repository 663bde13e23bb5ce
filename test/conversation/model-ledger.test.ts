import { expect, test } from 'vitest'
import { modelLedger } from '#conversation/model-ledger.ts'
import { testDatabase } from '../support/database.ts'

const { pool } = await testDatabase()
const ledger = modelLedger(pool, 'Asia/Shanghai')
const usage = { inputTokens: 100, cachedTokens: 40, outputTokens: 10 }

test('tokens are counted for each conversation and day of the company, by any number of processes at once', async () => {
  const evening = new Date('2026-03-04T15:59:00Z')
  await Promise.all(Array.from({ length: 20 }, () => ledger.add('a', evening, usage)))
  expect(await ledger.spent('a', evening)).toBe(2_200)
  expect(await ledger.spent('b', evening)).toBe(0)
  expect(await ledger.spent('a', new Date('2026-03-04T16:00:00Z'))).toBe(0)
})
