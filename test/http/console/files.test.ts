import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ChatMessage } from '#desk/chat-messages.ts'
import { mostFileBytes } from '#desk/staff-files.ts'
import type { SentFile } from '#engine/model.ts'
import { outboxChannel } from '../../support/outbox-channel.ts'
import { pdf, png } from '../../support/pictures.ts'
import { startProgram, visitor } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const channel = outboxChannel()
const program = await startProgram({ channels: [channel] })
const { pool } = program.connection
const ann = await staffAtWork(program, 'agent', { name: '李娜' })
const bob = await staffAtWork(program, 'agent', { name: '王强' })

const pathOf = (id: string) => `/conversations/${encodeURIComponent(id)}`
const give = (who: typeof ann, chat: string, bytes: Uint8Array, name: string, type = 'application/octet-stream') =>
  who.fetch(`${pathOf(chat)}/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { origin: program.url, 'content-type': type },
  })
const given = async (who: typeof ann, chat: string, bytes: Uint8Array, name: string) =>
  (await (await give(who, chat, bytes, name)).json()) as SentFile
const sha = (bytes: ArrayBuffer | Uint8Array) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex')

async function until<T>(look: () => Promise<T>, good: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = await look()
    if (good(found)) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A visitor whose chat Ann has. */
async function talking() {
  const customer = await visitor(program)
  await customer.say({ id: 'a', text: '转人工' })
  await ann.send(`${pathOf(customer.conversationId)}/take`, {})
  const lines = async (query = 'cards=1') => {
    const response = await fetch(`${program.url}/api/chat/messages?${query}`, { headers: customer.auth })
    return ((await response.json()) as { messages: { from: string; text: string; file?: SentFile }[] }).messages
  }
  const file = (id: string, headers: Record<string, string> = customer.auth) =>
    fetch(`${program.url}/api/chat/files/${id}`, { headers })
  return { ...customer, id: customer.conversationId, path: pathOf(customer.conversationId), lines, file }
}

test('a picture reaches the website’s customer whole, with its words, and nobody else', async () => {
  const chat = await talking()
  const picture = await given(ann, chat.id, png(), 'C:\\Users\\li\\报价单.jpeg')
  // Named as what it is, whatever it was called.
  expect(picture).toMatchObject({ kind: 'photo', name: '报价单.png', mime: 'image/png', bytes: png().length })
  expect((await chat.file(picture.id)).status).toBe(404)
  await ann.send(`${chat.path}/say`, { id: '1', text: '这是报价', file: picture.id })
  const said = await until(chat.lines, (lines) => lines.at(-1)?.from === 'staff')
  expect(said.at(-1)).toMatchObject({ text: '这是报价', file: { id: picture.id, kind: 'photo' } })
  const got = await chat.file(picture.id)
  expect(sha(await got.arrayBuffer())).toBe(sha(png()))
  expect(Object.fromEntries(got.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(/^inline;/) as string,
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  expect((await chat.file(picture.id, {})).status).toBe(401)
  const stranger = await talking()
  expect((await stranger.file(picture.id)).status).toBe(404)
})

test('a paper without words is named for those who can only read, and is saved, not opened', async () => {
  const chat = await talking()
  const paper = await given(ann, chat.id, pdf(), '合同 2026.pdf')
  await ann.send(`${chat.path}/say`, { id: '1', text: '', file: paper.id })
  const said = await until(chat.lines, (lines) => lines.at(-1)?.from === 'staff')
  expect(said.at(-1)).toMatchObject({ text: '', file: { kind: 'document', name: '合同 2026.pdf' } })
  expect((await chat.lines('cards=0')).at(-1)).toMatchObject({ text: '[文件] 合同 2026.pdf' })
  const got = await chat.file(paper.id)
  expect(got.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('合同 2026.pdf')}`,
  )
  const { messages } = await ann.get<{ messages: ChatMessage[] }>(`${chat.path}/messages`)
  expect(messages.at(-1)).toMatchObject({ from: 'staff', text: '', media: [{ n: 0, kind: 'document' }] })
  const shown = await ann.fetch(`${chat.path}/media/${messages.at(-1)?.seq}/0`)
  expect(sha(await shown.arrayBuffer())).toBe(sha(pdf()))
  expect(shown.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
})

test.each([
  ['a\n../../b.png', 'b.png'],
  ['a\u2028\r\n"b"; x=/etc/passwd', 'passwd.png'],
  ['..', 'file.png'],
  ['\u202egnp.exe', 'gnp.png'],
])('whatever it was called, the name %j names no folder and breaks no header', async (called, name) => {
  const chat = await talking()
  expect(await given(ann, chat.id, png(), called)).toMatchObject({ name })
})

test.each([
  ['a picture of vectors', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'x.svg'],
  ['a page that calls itself a picture', '<!doctype html><script>alert(1)</script>', 'x.png'],
  ['a program', `MZ${'\0'.repeat(200)}`, 'x.pdf'],
  ['a moving picture', 'GIF89a\u0001\0\u0001\0\0\0\0;', 'x.gif'],
])('%s is not taken', async (_what, text, name) => {
  const chat = await talking()
  const refused = await give(ann, chat.id, Buffer.from(text, 'latin1'), name)
  expect(refused.status).toBe(415)
  expect(await refused.json()).toMatchObject({ error: { code: 'not_taken' } })
})

test('what is too large, empty or from another site is refused, and said why', async () => {
  const chat = await talking()
  const large = Buffer.concat([png(), Buffer.alloc(mostFileBytes)])
  expect(await give(ann, chat.id, large, 'x.png').then((r) => r.status)).toBe(413)
  expect((await give(ann, chat.id, new Uint8Array(), 'x.png')).status).toBe(400)
  expect((await give(ann, chat.id, png(), 'x.png', 'multipart/form-data')).status).toBe(415)
  const elsewhere = await ann.fetch(`${chat.path}/files?name=x.png`, {
    method: 'POST',
    body: png(),
    headers: { origin: 'https://evil.example', 'content-type': 'application/octet-stream' },
  })
  expect(elsewhere.status).toBe(403)
})

test('a file goes with one reply of whoever gave it, in the chat that it was given for, once', async () => {
  const [chat, other] = [await talking(), await talking()]
  expect((await give(bob, chat.id, png(), 'x.png')).status).toBe(403)
  const picture = await given(ann, chat.id, png(), 'x.png')
  const say = (path: string, id: string) => ann.fetch(`${path}/say`, { json: { id, text: '', file: picture.id } })
  expect((await say(other.path, '1')).status).toBe(409)
  expect((await say(chat.path, '1')).status).toBe(202)
  expect(await (await say(chat.path, '1')).json()).toEqual({ accepted: true, duplicate: true })
  expect((await say(chat.path, '2')).status).toBe(409)
  const said = await until(chat.lines, (lines) => lines.at(-1)?.from === 'staff')
  expect(said.filter(({ file }) => file)).toHaveLength(1)
})

test('on a platform a file is sent once; in doubt it waits for a decision and is then sent again whole', async () => {
  const id = 'outbox:files'
  const receive = (text: string) =>
    program.road.receive({
      conversationId: id,
      channel: 'outbox',
      locale: 'zh',
      externalId: text,
      sender: 'customer',
      text,
      at: new Date().toISOString(),
    })
  await receive('转人工')
  await program.road.idle()
  await ann.send(`${pathOf(id)}/take`, {})
  const picture = await given(ann, id, png(), 'x.png')
  await program.road.idle()
  channel.sent.length = 0
  channel.results.push({ ok: false, why: 'unknown' })
  await ann.send(`${pathOf(id)}/say`, { id: '1', text: '看这里', file: picture.id })
  await program.road.idle()
  await until(
    async () => channel.sent.length,
    (n) => n === 1,
  )
  expect(channel.sent[0]).toMatchObject({ text: '看这里', file: { name: 'x.png' } })
  expect(sha(channel.sent[0]?.file?.content ?? new Uint8Array())).toBe(sha(png()))
  const { rows } = await until(
    async () => pool.query(`select seq from message where conversation_id = $1 and status = 'uncertain'`, [id]),
    (found) => found.rows.length === 1,
  )
  await ann.send(`${pathOf(id)}/messages/${(rows[0] as { seq: string }).seq}/resend`, {})
  await until(
    async () => channel.sent.length,
    (n) => n === 2,
  )
  expect(channel.sent[1]).toMatchObject({ text: '看这里', file: { name: 'x.png' } })
})

test('what a platform does not take is refused before it is written about, where no link could be given', async () => {
  const id = 'outbox:nothing'
  const at = new Date().toISOString()
  await program.road.receive({
    conversationId: id,
    channel: 'outbox',
    locale: 'zh',
    externalId: '1',
    sender: 'customer',
    text: '转人工',
    at,
  })
  await program.road.idle()
  await ann.send(`${pathOf(id)}/take`, {})
  const webp = Buffer.from('RIFF\u0010\0\0\0WEBPVP8 \0\0\0\0', 'latin1')
  const refused = await give(ann, id, webp, 'x.webp')
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ error: { code: 'no_files' } })
  const { files } = await ann.get<{ files: unknown }>(pathOf(id))
  expect(files).toMatchObject({ native: ['image/png', 'application/pdf'], links: false })
})
