import { expect, test } from 'vitest'
import { perform } from '#conversation/perform.ts'
import type { Outgoing } from '#conversation/store.ts'
import { outboxChannel } from '../support/outbox-channel.ts'

const content = new Uint8Array([1, 2, 3])
const files = {
  read: (id: string) => Promise.resolve(id === 'gone' ? undefined : content),
  link: ({ id }: { id: string }) => Promise.resolve(`https://chat.example.com/files/${id}`),
}
const withFile = (
  text: string,
  mime: string,
  more: { id?: string; bytes?: number; wordless?: true } = {},
): Outgoing => ({
  sender: 'staff',
  text,
  payload: {
    file: { id: more.id ?? 'f', kind: 'document', name: '合同.pdf', mime, bytes: more.bytes ?? 3 },
    ...(more.wordless ? { wordless: true } : {}),
  },
  status: 'sending',
})

test('a file that the platform takes goes as a file, without the words that only stand for it', async () => {
  const channel = outboxChannel()
  await perform(channel, 'c', [withFile('[文件] 合同.pdf', 'application/pdf', { wordless: true })], 1, files)
  expect(channel.sent).toMatchObject([{ text: '', file: { name: '合同.pdf', content } }])
})

test.each([
  ['of another type', withFile('请看', 'image/webp')],
  ['too large for it', withFile('请看', 'application/pdf', { bytes: 2_000_000 })],
])('a file %s goes as a link after the words', async (_what, message) => {
  const channel = outboxChannel()
  expect(await perform(channel, 'c', [message], 1, files)).toEqual([{ seq: 1, status: 'sent' }])
  expect(channel.sent).toMatchObject([{ text: '请看\n\n合同.pdf\nhttps://chat.example.com/files/f' }])
  expect(channel.sent[0]?.file).toBeUndefined()
})

test('a file that is gone, or to which no link leads, has failed, and nothing is sent', async () => {
  const channel = outboxChannel()
  const gone = await perform(channel, 'c', [withFile('', 'application/pdf', { id: 'gone' })], 1, files)
  const nowhere = { ...files, link: () => Promise.resolve(undefined) }
  const unlinked = await perform(channel, 'c', [withFile('', 'image/webp')], 2, nowhere)
  expect([...gone, ...unlinked].map(({ status }) => status)).toEqual(['failed', 'failed'])
  expect(channel.sent).toEqual([])
})
