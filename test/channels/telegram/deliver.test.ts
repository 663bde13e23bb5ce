import { expect, onTestFinished, test } from 'vitest'
import { makeApi } from '#channels/telegram/api.ts'
import { deliver } from '#channels/telegram/deliver.ts'
import { render, type Part } from '#channels/telegram/render.ts'
import { fakeBotApi, type Fault } from '../../support/fake-bot-api.ts'
import { reply, startedBot, until, chen, family, message } from './rig.ts'

const partTo = (conversationId: string, text = '您好'): Part => {
  const [part] = render(reply(conversationId, text))
  if (!part) throw new Error('there is nothing to send')
  return part
}

async function platform(seconds?: number) {
  const fake = await fakeBotApi()
  onTestFinished(() => fake.close())
  return { fake, api: makeApi(fake.token, fake.url, seconds) }
}

const refusal = (status: number, description: string): Fault => ({ kind: 'answer', status, description })

test.each<[string, Fault, object, number]>([
  [
    'too many requests',
    { ...refusal(429, 'Too Many Requests: retry after 7'), parameters: { retry_after: 7 } } as Fault,
    { why: 'later', retryAfterMs: 7_000 },
    0,
  ],
  ['an error of Telegram’s', refusal(500, 'Internal Server Error'), { why: 'unknown' }, 0],
  ['an error page', { kind: 'page', status: 502 }, { why: 'unknown' }, 0],
  ['a connection that breaks at once', { kind: 'cut', when: 'before' }, { why: 'unknown' }, 0],
  ['a connection that breaks after acceptance', { kind: 'cut', when: 'after' }, { why: 'unknown' }, 1],
  ['an answer that does not come', { kind: 'slow', ms: 500 }, { why: 'unknown' }, 1],
  [
    'a bad request',
    refusal(400, 'Bad Request: chat not found'),
    { why: 'refused', detail: '400 Bad Request: chat not found' },
    0,
  ],
  [
    'a bot that was thrown out',
    refusal(403, 'Forbidden: bot was kicked from the group chat'),
    { why: 'refused', detail: '403 Forbidden: bot was kicked from the group chat' },
    0,
  ],
])('%s: tried once, and told as it is', async (_what, fault, result, arrived) => {
  const { fake, api } = await platform(0.2)
  fake.fail('sendMessage', fault)
  expect(await deliver(api, partTo('telegram:4242:10001'))).toEqual({ ok: false, ...result })
  expect(fake.calls).toHaveLength(1)
  expect(fake.delivered).toHaveLength(arrived)
})

test('when nobody listens, or the name is unknown, nothing has left and it is tried later', async () => {
  const { fake } = await platform()
  await fake.vanish()
  for (const root of [fake.url, 'http://telegram.invalid']) {
    const result = await deliver(makeApi('4242:x', root), partTo('telegram:4242:10001'))
    expect(result).toEqual({ ok: false, why: 'later', retryAfterMs: expect.any(Number) as number })
  }
})

test('a topic that is gone is left out once', async () => {
  const { fake, api } = await platform()
  fake.topics.set(-1001, new Set([7]))
  expect(await deliver(api, partTo('telegram:4242:-1001:7:10001'))).toMatchObject({ ok: true })
  expect(await deliver(api, partTo('telegram:4242:-1001:33:10001'))).toMatchObject({ ok: true })
  expect(fake.delivered.map(({ threadId }) => threadId)).toEqual([7, undefined])
  expect(fake.calls).toHaveLength(3)
})

test('a group that was upgraded is found under its new id', async () => {
  const { fake, api } = await platform()
  fake.migrated.set(-77, -1077)
  expect(await deliver(api, partTo('telegram:4242:-77:0:10001'))).toMatchObject({ ok: true })
  expect(fake.delivered[0]?.chatId).toBe(-1077)
})

test('a customer who blocked us is not reached, and after unblocking is', async () => {
  const { api, channel } = await startedBot('webhook')
  const out = reply('telegram:4242:10001', '您好')
  api.blocked.add(10_001)
  await api.happens({
    my_chat_member: {
      chat: { id: 10_001, type: 'private' },
      from: chen,
      date: 1,
      new_chat_member: { status: 'kicked' },
    },
  })
  expect(await channel.send(channel.render(out)[0], out)).toMatchObject({ ok: false, why: 'refused' })
  api.blocked.clear()
  expect(await channel.send(channel.render(out)[0], out)).toMatchObject({ ok: true })
})

test('chats do not wait for each other', async () => {
  const { api, channel } = await startedBot('webhook')
  api.fail('sendMessage', { kind: 'slow', ms: 300 })
  const order: string[] = []
  await Promise.all(
    ['10001', '10002'].map(async (chat) => {
      const out = reply(`telegram:4242:${chat}`, '您好')
      await channel.send(channel.render(out)[0], out)
      order.push(chat)
    }),
  )
  expect(order).toEqual(['10002', '10001'])
})

test('in a group it is shown whom we answer', async () => {
  const { api, channel, received } = await startedBot('webhook')
  await api.happens({ message: { ...message(55, { text: '/book' }), chat: family } })
  const out = reply(received[0]?.conversationId ?? '', '哪项服务？')
  await channel.send(channel.render(out)[0], out)
  expect(api.delivered[0]?.payload['reply_parameters']).toEqual({ message_id: 55, allow_sending_without_reply: true })
})

test('the button for the phone number goes away with the next reply that has no buttons', async () => {
  const { api, channel } = await startedBot('webhook')
  const say = async (text: string, asks?: 'phone') => {
    const out = reply('telegram:4242:10001', text, asks ? { asks } : {})
    await channel.send(channel.render(out)[0], out)
  }
  await say('请留一个手机号', 'phone')
  expect(api.delivered[0]?.keyboard).toEqual([{ text: '📱 发送我的手机号', contact: true }])
  await say('好的')
  await say('明天见')
  expect(api.delivered.slice(1).map(({ payload }) => payload['reply_markup'])).toEqual([
    { remove_keyboard: true },
    undefined,
  ])
})

test.each<[string, Fault[]]>([
  ['ends', []],
  [
    'cannot be ended any more',
    [refusal(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid')],
  ],
  ['meets an error of Telegram’s', [{ kind: 'page', status: 502 }]],
])('the waiting of a pressed button %s: the press is stored all the same', async (_what, faults) => {
  const { api, received } = await startedBot('webhook')
  api.fail('answerCallbackQuery', ...faults)
  await api.happens({
    callback_query: { id: '8', from: chen, chat_instance: '1', data: 'a1', message: message(6, { text: '哪种？' }) },
  })
  expect(received).toMatchObject([{ payload: { choice: 'a1' } }])
  await until(() => api.calls.some(({ method }) => method === 'answerCallbackQuery'))
})

test('typing is shown in the chat and its topic, and nobody minds when it cannot be', async () => {
  const { api, channel, errors } = await startedBot('webhook')
  api.topics.set(-1001, new Set([33]))
  await channel.typing?.('telegram:4242:-1001:33:10001')
  api.blocked.add(10_001)
  await channel.typing?.('telegram:4242:10001')
  api.fail('sendChatAction', { kind: 'cut', when: 'before' })
  await channel.typing?.('telegram:4242:10002')
  const payloads = api.calls.filter(({ method }) => method === 'sendChatAction').map(({ payload }) => payload)
  expect(payloads[0]).toEqual({ chat_id: -1001, action: 'typing', message_thread_id: 33 })
  expect(errors).toHaveLength(1)
})

test('the menu of commands is there in both languages', async () => {
  const { api } = await startedBot('webhook')
  await until(() => api.commands.size === 2)
  expect(api.commands.get('')?.[0]).toEqual({ command: 'book', description: '预约服务' })
  expect(api.commands.get('en')?.[0]).toEqual({ command: 'book', description: 'Book a service' })
})

test('a photo is fetched, unless it is too long', async () => {
  const { api, channel } = await startedBot('webhook')
  api.files.set('photo-1', new Uint8Array([1, 2, 3]))
  const signal = AbortSignal.timeout(5_000)
  expect(await channel.fetchMedia('photo-1', { maxBytes: 3, signal })).toEqual(new Uint8Array([1, 2, 3]))
  await expect(channel.fetchMedia('photo-1', { maxBytes: 2, signal })).rejects.toThrow(/more than 2 bytes/)
  await expect(channel.fetchMedia('gone', { maxBytes: 2, signal })).rejects.toThrow(/wrong file_id/)
})

test('what is logged about a failure has nothing of what was said', async () => {
  const { api, channel, errors } = await startedBot('webhook')
  api.fail('sendChatAction', { kind: 'page', status: 502 })
  await channel.typing?.('telegram:4242:10001')
  expect(errors).toHaveLength(1)
  expect(`${errors[0]?.stack} ${String(errors[0]?.cause)} ${JSON.stringify(errors[0])}`).not.toMatch(/AAfake-token/)
})
