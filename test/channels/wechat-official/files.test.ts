import { expect, test } from 'vitest'
import type { OutFile } from '#channels/channel.ts'
import { testDatabase } from '../../support/database.ts'
import { png } from '../../support/pictures.ts'
import { startedOfficial } from './rig.ts'

const database = await testDatabase()
const file: OutFile = {
  id: 'p',
  kind: 'photo',
  name: '报价.png',
  mime: 'image/png',
  bytes: png().length,
  content: png(),
}

async function rigWith() {
  const rig = await startedOfficial(database)
  await rig.says('你好')
  const send = async (text: string) => {
    const { conversationId } = rig
    const out = { key: `${conversationId}:${Math.random()}`, conversationId, text, choices: [], file }
    const results = []
    for (const part of rig.channel.render(out)) {
      const result = await rig.channel.send(part, out)
      results.push(result)
      if (!result.ok) break
    }
    return results
  }
  return { ...rig, send }
}

test('words and a picture arrive, and both are paid for', async () => {
  const rig = await rigWith()
  expect(await rig.send('这是报价')).toEqual([{ ok: true }, { ok: true }])
  expect(rig.api.delivered.map(({ msgtype, text }) => [msgtype, text])).toEqual([
    ['text', '这是报价'],
    ['image', '[image] 报价.png'],
  ])
  expect([...rig.api.uploads.values()][0]?.bytes).toEqual(png())
  expect(await rig.channel.remaining(rig.conversationId)).toMatchObject({ left: 3 })
})

test('what cannot be sent completely is not begun', async () => {
  const rig = await rigWith()
  for (let i = 0; i < 4; i++) await rig.reply(`第${i}条`)
  const calls = rig.api.calls.length
  expect((await rig.send('这是报价'))[0]).toMatchObject({ ok: false, why: 'refused' })
  expect(rig.api.calls.length).toBeLessThanOrEqual(calls + 1)
  expect(rig.api.uploads.size).toBe(0)
})

test('an upload of which nobody knows the end reached no customer, so it may be tried again and costs nothing', async () => {
  const rig = await rigWith()
  rig.api.uploadFault = 'cut'
  expect(await rig.send('')).toMatchObject([{ ok: false, why: 'later' }])
  expect(await rig.channel.remaining(rig.conversationId)).toMatchObject({ left: 5 })
  expect(await rig.send('')).toEqual([{ ok: true }])
  expect(rig.api.delivered).toHaveLength(1)
})

test('a picture that is sent and of which no answer came is in doubt', async () => {
  const rig = await rigWith()
  rig.api.fault({ kind: 'cut' })
  expect(await rig.send('')).toMatchObject([{ ok: false, why: 'unknown' }])
  expect(rig.api.delivered).toHaveLength(1)
})

test('a file that the platform refuses is refused', async () => {
  const rig = await rigWith()
  rig.api.uploadFault = 'refuse'
  expect(await rig.send('')).toMatchObject([{ ok: false, why: 'refused' }])
  expect(rig.api.delivered).toEqual([])
})
