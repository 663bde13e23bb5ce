import { expect, test } from 'vitest'
import { linkedFiles } from '#http/files.ts'
import { makeFileLinks } from '#http/file-links.ts'
import { makeSessions } from '#http/sessions.ts'
import { testDatabase } from '../support/database.ts'
import { pdf } from '../support/pictures.ts'

const { pool } = await testDatabase(2)
const clock = { now: new Date('2026-03-04T10:00:00+08:00') }
const made = (secret: string, publicUrl: string | undefined = 'https://chat.example.com/console') =>
  makeFileLinks({ publicUrl, secret: () => Promise.resolve(secret), now: () => clock.now })
const links = made('a secret')
const day = 86_400_000

await pool.query(
  `insert into staff_file (id, conversation_id, by, name, mime, size, content, at, sent_at) values
    ('one', 'wechat-official:a:b', 'ann', '合同.pdf', 'application/pdf', 60, $1, now(), now()),
    ('unsent', 'wechat-official:a:b', 'ann', 'x.pdf', 'application/pdf', 60, $1, now(), null)`,
  [Buffer.from(pdf())],
)
const app = linkedFiles({ pool, sessions: makeSessions(pool), fileLinks: links })
const open = (link: string | undefined) => app.request(`/${(link ?? '').split('/').at(-1)}`)

test('a link opens its file for a week, as something to be saved', async () => {
  const link = await links.link({ id: 'one' })
  expect(link).toMatch(/^https:\/\/chat\.example\.com\/files\/one\./)
  const got = await open(link)
  expect(got.status).toBe(200)
  expect(got.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(got.headers.get('x-content-type-options')).toBe('nosniff')
  expect(got.headers.get('referrer-policy')).toBe('no-referrer')
  clock.now = new Date(+clock.now + 7 * day + 1_000)
  expect((await open(link)).status).toBe(404)
})

test('nobody makes a link of his own: for another file, for longer, or without our secret', async () => {
  const link = (await links.link({ id: 'one' })) ?? ''
  const [id = '', until = '', signature = ''] = (link.split('/').at(-1) ?? '').split('.')
  const later = (Number.parseInt(until, 36) + 1).toString(36)
  for (const forged of [
    `other.${until}.${signature}`,
    `${id}.${later}.${signature}`,
    `${id}.${until}.${'A'.repeat(43)}`,
  ])
    expect((await open(forged)).status).toBe(404)
  expect((await open(await made('another secret').link({ id: 'one' }))).status).toBe(404)
})

test('what was not sent is opened by no link, and without an address outside there is none', async () => {
  expect((await open(await links.link({ id: 'unsent' }))).status).toBe(404)
  expect(
    await makeFileLinks({ publicUrl: undefined, secret: () => Promise.resolve('x'), now: () => clock.now }).link({
      id: 'one',
    }),
  ).toBeUndefined()
})
