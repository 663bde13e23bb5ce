import { expect, test } from 'vitest'
import { erase } from '#business/privacy/erase.ts'
import { inTransaction } from '#db/in-transaction.ts'
import { mentionsOf, notesOf, writeNote } from '#desk/notes.ts'
import { testDatabase } from '../support/database.ts'
import { employ, morning, queued } from './chats.ts'

const connection = await testDatabase(4)
const { db, pool } = connection

test('of very many notes the latest are shown, in order, and whoever is named in one finds it', async () => {
  await employ(connection, 'ann')
  await queued(connection, 'long')
  await pool.query(
    `insert into note (id, conversation_id, text, by, mentions, at)
      select 'n' || n, 'long', 'note ' || n, 'ann', '{ann}', $1::timestamptz + n * interval '1 second' from generate_series(1, 500) n`,
    [morning],
  )
  const latest = { conversationId: 'long', text: 'the latest', by: 'ann', mentions: ['ann'] }
  await writeNote(db, latest, new Date(+morning + 3_600_000))
  const notes = await notesOf(db, 'long')
  expect(notes).toHaveLength(500)
  expect(notes.slice(-2).map(({ text }) => text)).toEqual(['note 500', 'the latest'])
  expect((await mentionsOf(db, 'ann'))[0]?.text).toBe('the latest')
})

test('what is written about somebody who is being erased is not kept', async () => {
  await queued(connection, 'leaving')
  const kept = async () => (await pool.query(`select text from note where conversation_id = 'leaving'`)).rows
  let written: Promise<unknown> = Promise.resolve()
  await inTransaction(pool, async (_client, tx) => {
    await erase(tx, { conversationId: 'leaving', settled: false, by: 'boss' }, morning)
    written = writeNote(db, { conversationId: 'leaving', text: 'Wang Fang', by: 'ann', mentions: [] }, morning)
    // It waits for the chat.
    await expect
      .poll(async () => (await pool.query(`select 1 from pg_locks where not granted`)).rowCount)
      .toBeGreaterThan(0)
  })
  expect(await written).toBeUndefined()
  expect(await kept()).toEqual([])
})
