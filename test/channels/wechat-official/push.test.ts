import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { makeApi, type Answer } from '#channels/wechat-official/api.ts'
import { makeEnvelope } from '#channels/wechat-official/envelope.ts'
import { pushRoutes } from '#channels/wechat-official/push.ts'
import { testDatabase } from '../../support/database.ts'
import { fakeWechatApi, signedPush } from '../../support/fake-wechat-api.ts'
import { startedOfficial } from './rig.ts'

const database = await testDatabase()
const success = [{ status: 200, body: 'success' }]
const refused = Array.from({ length: 3 }, () => ({ status: 403, body: '' }))

describe('the address check', () => {
  const ask = async (change: (query: URLSearchParams) => void = () => {}) => {
    const rig = await startedOfficial(database)
    const at = Math.floor(rig.clock.at.getTime() / 1000)
    const query = new URLSearchParams(signedPush(rig.api.official, {}, at, { plain: true }).url)
    query.set('echostr', '5838479218')
    change(query)
    const response = await fetch(`${rig.webhook}?${query.toString()}`)
    return { status: response.status, body: await response.text() }
  }

  test('gives the word back', async () => expect(await ask()).toEqual({ status: 200, body: '5838479218' }))

  test.each<[string, (query: URLSearchParams) => void]>([
    ['a wrong signature', (q) => q.set('signature', 'f'.repeat(40))],
    ['no signature', (q) => q.delete('signature')],
    ['another nonce', (q) => q.set('nonce', '1')],
    ['an old timestamp', (q) => q.set('timestamp', '1409659589')],
    ['a timestamp that is no number', (q) => q.set('timestamp', 'x')],
    ['no timestamp', (q) => q.delete('timestamp')],
  ])('refuses %s', async (_, change) => expect(await ask(change)).toEqual({ status: 403, body: '' }))
})

describe('a push in secure mode', () => {
  test('is stored before it is acknowledged, and the third copy still is', async () => {
    const rig = await startedOfficial(database)
    expect(await rig.says('想约明天的保洁')).toEqual(success)
    expect(rig.received).toMatchObject([{ conversationId: rig.conversationId, text: '想约明天的保洁' }])
  })

  test('may be JSON, whose ids keep all their digits', async () => {
    const rig = await startedOfficial(database)
    expect(
      await rig.push({ MsgType: 'text', Content: '007', MsgId: '6547288321577417974' }, { format: 'json' }),
    ).toEqual(success)
    expect(rig.received).toMatchObject([{ text: '007', externalId: '6547288321577417974' }])
  })

  const xxe =
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><FromUserName>o1</FromUserName><MsgType>text</MsgType><Content>&e;</Content><MsgId>1</MsgId></xml>'
  test.each<[string, object, object[]]>([
    ['a forged signature', { signature: 'f'.repeat(40) }, refused],
    ['another account', { receiver: 'wx0000000000000000' }, refused],
    ['an old timestamp', { timestamp: 1409659589 }, refused],
    ['a timestamp of tomorrow', { timestamp: 1772589600 + 86_400 }, refused],
    ['no encryption', { plain: true }, refused],
    ['a DTD', { body: xxe }, Array.from({ length: 3 }, () => ({ status: 400, body: '' }))],
    ['more than 64 KB', { body: 'x'.repeat(70_000) }, Array.from({ length: 3 }, () => ({ status: 413, body: '' }))],
  ])('with %s is refused and not stored', async (_, forgery, answers) => {
    const rig = await startedOfficial(database)
    expect(await rig.says('你好', forgery)).toEqual(answers)
    expect(rig.received).toEqual([])
  })

  test('sealed with the key before is opened while both are set', async () => {
    const newer = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'
    const rig = await startedOfficial(database, { aesKeys: [newer, 'A'.repeat(43)] })
    expect(await rig.says('你好')).toEqual(success)
    const later = await startedOfficial(database, { aesKeys: [newer] })
    expect(await later.says('你好')).toEqual(refused)
  })

  test('without a sender is acknowledged and forgotten', async () => {
    const rig = await startedOfficial(database)
    expect(await rig.push({ MsgType: 'text', Content: 'x', FromUserName: '' })).toEqual(success)
    expect(await rig.push({ MsgType: 'text', Content: 'x', FromUserName: 'a:b' })).toEqual(success)
    expect(rig.received).toEqual([])
  })
})

describe('a push in plain mode', () => {
  test('is taken with the signature over the address, and not without', async () => {
    const rig = await startedOfficial(database, { aesKeys: [] })
    expect(await rig.says('你好', { plain: true })).toEqual(success)
    expect(await rig.says('你好', { plain: true, signature: 'f'.repeat(40) })).toEqual(refused)
    expect(rig.received).toHaveLength(1)
  })
})

describe('what comes', () => {
  test.each<[Record<string, string | number>, object]>([
    [
      { MsgType: 'text', Content: 'how much is it' },
      { text: 'how much is it', locale: 'en' },
    ],
    [
      { MsgType: 'text', Content: '1e3' },
      { text: '1e3', locale: 'zh' },
    ],
    [
      { MsgType: 'text', Content: '满意', bizmsgmenuid: 'c1' },
      { text: '满意', payload: { choice: 'c1' } },
    ],
    [
      { MsgType: 'image', MediaId: 'm1', PicUrl: 'http://x' },
      { text: '[图片]', payload: { media: [{ kind: 'photo', ref: 'm1' }] } },
    ],
    [
      { MsgType: 'voice', MediaId: 'm2', Format: 'amr' },
      { text: '[语音]', payload: { media: [{ kind: 'voice', ref: 'm2', mime: 'audio/amr' }] } },
    ],
    [{ MsgType: 'voice', MediaId: 'm2', Format: 'amr', Recognition: '我想约保洁' }, { text: '我想约保洁' }],
    [
      { MsgType: 'video', MediaId: 'm3', ThumbMediaId: 't' },
      { text: '[视频]', payload: { media: [{ kind: 'video', ref: 'm3' }] } },
    ],
    [
      { MsgType: 'location', Location_X: '31.19', Location_Y: '121.43', Scale: '15', Label: '徐汇区漕溪北路88号' },
      {
        text: '[位置] 徐汇区漕溪北路88号',
        payload: { location: { lat: 31.19, lon: 121.43, label: '徐汇区漕溪北路88号' } },
      },
    ],
    [{ MsgType: 'link', Title: '价目', Url: 'https://a.cn/?a=1&b=2' }, { text: '[链接] 价目 https://a.cn/?a=1&b=2' }],
    [{ MsgType: 'note' }, { text: '[暂不支持的消息]', payload: { unsupported: 'note' } }],
    [
      { MsgType: 'event', Event: 'subscribe', EventKey: '' },
      { text: '你好', payload: { event: 'subscribe' } },
    ],
    [
      { MsgType: 'event', Event: 'subscribe', EventKey: 'qrscene_我想约空调清洗', Ticket: 't' },
      { text: '我想约空调清洗', payload: { event: 'subscribe', scene: '我想约空调清洗' } },
    ],
    [
      { MsgType: 'event', Event: 'SCAN', EventKey: '123' },
      { text: '你好', payload: { event: 'scan', scene: '123' } },
    ],
    [
      { MsgType: 'event', Event: 'CLICK', EventKey: 'status' },
      { text: '查一下我的订单', payload: { event: 'click', menu: 'status' } },
    ],
    [{ MsgType: 'event', Event: 'CLICK', EventKey: '我要投诉' }, { text: '我要投诉' }],
    [{ MsgType: 'event', Event: 'CLICK', EventKey: '' }, { text: '' }],
  ])('%j', async (fields, inbound) => {
    const rig = await startedOfficial(database)
    expect(await rig.push(fields)).toEqual(success)
    expect(rig.received).toMatchObject([{ conversationId: rig.conversationId, ...inbound }])
  })

  test.each(['VIEW', 'LOCATION', 'TEMPLATESENDJOBFINISH', 'unsubscribe', 'view_miniprogram'])(
    'the event %s is nothing to answer',
    async (Event) => {
      const rig = await startedOfficial(database)
      expect(await rig.push({ MsgType: 'event', Event, EventKey: 'x' })).toEqual(success)
      expect(rig.received).toEqual([])
    },
  )

  test('events that differ only in their key are two, and a long key is no trouble', async () => {
    const rig = await startedOfficial(database)
    const click = (EventKey: string) => rig.push({ MsgType: 'event', Event: 'CLICK', EventKey })
    for (const key of ['status', 'human', 'status', `我要${'很'.repeat(2_000)}`]) await click(key)
    const ids = rig.received.map(({ externalId }) => externalId)
    expect(new Set(ids).size).toBe(3)
    expect(Math.max(...ids.map((id) => Buffer.byteLength(id)))).toBeLessThan(300)
  })
})

describe('what takes too long', () => {
  test('to store is not acknowledged, so that the platform brings it again', async () => {
    vi.useFakeTimers({ now: 1772589600_000, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const account = { id: 'wx1', secret: '', token: 't', aesKey: 'A'.repeat(43) }
    const [, push] = pushRoutes({
      path: '/x',
      envelope: makeEnvelope('t', 'wx1', [account.aesKey]),
      mode: 'sealed',
      sealedCheck: false,
      now: () => new Date(),
      take: () => new Promise(() => {}),
    })
    const { url, body } = signedPush(
      account,
      { FromUserName: 'o1', MsgType: 'text', Content: 'x', MsgId: '1' },
      1772589600,
    )
    const answer = push?.handle(new Request(`http://localhost/x?${url}`, { method: 'POST', body }))
    // The body is read before the clock is started.
    await new Promise((resolve) => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(4_500)
    expect((await answer)?.status).toBe(503)
  })

  test('to answer is a send of which nobody knows what became', async () => {
    const fake = await fakeWechatApi()
    onTestFinished(() => fake.close())
    const token = (call: (path: string, body: unknown) => Promise<Answer>) =>
      call('/cgi-bin/stable_token', {
        grant_type: 'client_credential',
        appid: fake.official.id,
        secret: fake.official.secret,
      })
    const api = makeApi({ root: fake.url, now: () => new Date(), token, timeoutMs: 300 })
    await api.check()
    fake.interact('o1', 'message')
    fake.fault({ kind: 'slow', ms: 1_000 })
    const body = { touser: 'o1', msgtype: 'text', text: { content: '您好' } }
    expect(await api.post('/cgi-bin/message/custom/send', body)).toMatchObject({ is: 'lost' })
  })
})

test('what the console asks for is fetched, within its limit', async () => {
  const rig = await startedOfficial(database)
  rig.api.media.set('m1', { type: 'image/jpeg', bytes: Buffer.alloc(2_000, 7) })
  const fetched = (maxBytes: number) => rig.channel.fetchMedia('m1', { maxBytes, signal: AbortSignal.timeout(5_000) })
  expect((await fetched(2_000)).byteLength).toBe(2_000)
  await expect(fetched(1_999)).rejects.toThrow('longer than 1999')
})
