import { expect, test } from 'vitest'
import type { OutFile } from '#channels/channel.ts'
import { testDatabase } from '../../support/database.ts'
import { pdf, png } from '../../support/pictures.ts'
import { startedKf } from './rig.ts'

const database = await testDatabase()
const picture: OutFile = {
  id: 'p',
  kind: 'photo',
  name: '报价.png',
  mime: 'image/png',
  bytes: png().length,
  content: png(),
}
const paper: OutFile = {
  id: 'd',
  kind: 'document',
  name: '合同.pdf',
  mime: 'application/pdf',
  bytes: pdf().length,
  content: pdf(),
}

async function rigWith() {
  const rig = await startedKf(database)
  await rig.says('你好')
  const send = async (text: string, file: OutFile, key = `${rig.conversationId}:${Math.random()}`) => {
    const out = { key, conversationId: rig.conversationId, text, choices: [], file }
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

test('pictures and papers arrive, after their words', async () => {
  const rig = await rigWith()
  expect(await rig.send('这是报价', picture)).toMatchObject([{ ok: true }, { ok: true }])
  expect(await rig.send('', paper)).toMatchObject([{ ok: true }])
  expect(rig.api.delivered.map(({ msgtype, text }) => [msgtype, text])).toEqual([
    ['text', '这是报价'],
    ['image', '[image] 报价.png'],
    ['file', '[file] 合同.pdf'],
  ])
})

test('a file whose sending was cut off is sent again without harm: the platform knows our id', async () => {
  const rig = await rigWith()
  rig.api.fault({ kind: 'cut' })
  expect(await rig.send('', paper, `${rig.conversationId}:77`)).toMatchObject([{ ok: true }])
  expect(await rig.send('', paper, `${rig.conversationId}:77`)).toMatchObject([{ ok: true }])
  expect(rig.api.delivered).toHaveLength(1)
})
