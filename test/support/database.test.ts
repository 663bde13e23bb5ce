import { expect, test } from 'vitest'
import { testDatabase } from './database.ts'

const { pool } = await testDatabase()

test('a test file has the whole schema in a database of its own', async () => {
  const { rows } = await pool.query(`select count(*)::int as n from conversation`)
  expect(rows).toEqual([{ n: 0 }])
})
