import { expect, test } from 'vitest'
import type { LiveChannel } from '#channels/channel.ts'
import { outboxChannel } from '../../support/outbox-channel.ts'
import { startProgram } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const png = Uint8Array.from([
  137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0,
])
const files: Record<string, Uint8Array<ArrayBuffer>> = {
  photo: png,
  drawing: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  page: new TextEncoder().encode('<html><script>alert(1)</script></html>'),
}
const platform: LiveChannel = {
  ...outboxChannel('platform'),
  routes: () => [],
  start: () => Promise.resolve(),
  fetchMedia: (ref) => (files[ref] ? Promise.resolve(files[ref]) : Promise.reject(new Error('gone'))),
}
const program = await startProgram({ channels: [platform] })
const ann = await staffAtWork(program, 'agent')
const bob = await staffAtWork(program, 'agent')

/** A chat whose customer sent these. */
async function chatWith(id: string, ...refs: string[]) {
  await program.connection.pool.query(
    `insert into conversation (id, channel, assignee, last_seq, handled_seq) values ($1, 'platform', $2, 1, 1)`,
    [id, ann.id],
  )
  await program.connection.pool.query(
    `insert into message (conversation_id, seq, sender, text, payload, status, at) values ($1, 1, 'customer', '[图片]', $2, 'received', now())`,
    [id, JSON.stringify({ media: refs.map((ref) => ({ kind: 'photo', ref })) })],
  )
}

test('a photo is shown as what its bytes are, and runs nothing', async () => {
  await chatWith('photo', 'photo', 'drawing', 'page', 'lost')
  const shown = await ann.fetch('/conversations/photo/media/1/0')
  expect(shown.status).toBe(200)
  expect(shown.headers.get('content-type')).toBe('image/png')
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
  expect(shown.headers.get('content-security-policy')).toContain("object-src 'none'")
  const statuses = await Promise.all(
    [1, 2, 3, 4].map(async (n) => (await ann.fetch(`/conversations/photo/media/1/${n}`)).status),
  )
  expect(statuses).toEqual([415, 415, 404, 404])
})

test('what a colleague’s customer sent is not shown', async () => {
  expect((await bob.fetch('/conversations/photo/media/1/0')).status).toBe(403)
})
