import { expect, onTestFinished, test } from 'vitest'
import type { OutFile } from '#channels/channel.ts'
import { telegram } from '#channels/telegram/telegram.ts'
import { fakeBotApi } from '../../support/fake-bot-api.ts'
import { pdf, png } from '../../support/pictures.ts'
import { reply } from './rig.ts'

const to = 'telegram:4242:10001'
const picture = (content = png()): OutFile => ({
  id: 'p',
  kind: 'photo',
  name: '报价 & 说明.png',
  mime: 'image/png',
  bytes: content.length,
  content,
})
const paper: OutFile = {
  id: 'd',
  kind: 'document',
  name: '合同.pdf',
  mime: 'application/pdf',
  bytes: pdf().length,
  content: pdf(),
}

async function platform() {
  const fake = await fakeBotApi()
  onTestFinished(() => fake.close())
  const options = { token: fake.token, apiRoot: fake.url, mode: 'polling' as const, onError: () => undefined }
  const channel = telegram(options)
  const send = async (text: string, file: OutFile) => {
    const out = { ...reply(to, text), file }
    const results = []
    for (const part of channel.render(out)) {
      const result = await channel.send(part, out)
      results.push(result)
      if (!result.ok) break
    }
    return results
  }
  return { fake, send }
}

test('a picture arrives whole, under its name, with the words under it as they were written', async () => {
  const { fake, send } = await platform()
  expect(await send('1<2 & 报价单', picture())).toEqual([{ ok: true, id: expect.any(String) }])
  const [message] = fake.delivered
  expect(message).toMatchObject({ method: 'sendPhoto', text: '1<2 & 报价单', chatId: 10_001 })
  expect(message?.file?.name).toBe('报价 & 说明.png')
  expect(new Uint8Array((await message?.file?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(png())
})

test('a paper arrives as a document, without words too', async () => {
  const { fake, send } = await platform()
  expect(await send('', paper)).toMatchObject([{ ok: true }])
  expect(fake.delivered).toMatchObject([{ method: 'sendDocument', text: '' }])
  expect(fake.delivered[0]?.file?.name).toBe('合同.pdf')
})

test('more words than fit under a file go before it', async () => {
  const { fake, send } = await platform()
  const long = '很'.repeat(1_500)
  expect(await send(long, paper)).toMatchObject([{ ok: true }, { ok: true }])
  expect(fake.delivered.map(({ method, text }) => [method, text.length])).toEqual([
    ['sendMessage', 1_500],
    ['sendDocument', 0],
  ])
})

test('a picture that Telegram cannot show as one arrives as a file', async () => {
  const { fake, send } = await platform()
  fake.fail('sendPhoto', { kind: 'answer', status: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' })
  expect(await send('', picture())).toMatchObject([{ ok: true }])
  expect(fake.delivered.map(({ method }) => method)).toEqual(['sendDocument'])
})

test.each([
  [
    'answered with 429',
    { kind: 'answer', status: 429, description: 'Too Many Requests', parameters: { retry_after: 7 } },
    { ok: false, why: 'later', retryAfterMs: 7_000 },
    0,
  ],
  ['cut after it had its effect', { kind: 'cut', when: 'after' }, { ok: false, why: 'unknown' }, 1],
  [
    'refused',
    { kind: 'answer', status: 403, description: 'Forbidden: bot was blocked by the user' },
    { ok: false, why: 'refused' },
    0,
  ],
] as const)('a file that is %s is told as that and not sent again', async (_what, fault, result, arrived) => {
  const { fake, send } = await platform()
  fake.fail('sendPhoto', fault)
  expect(await send('您好', picture())).toMatchObject([result])
  expect(fake.delivered).toHaveLength(arrived)
  expect(fake.calls.filter(({ method }) => method !== 'getMe')).toHaveLength(1)
})
