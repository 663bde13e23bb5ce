import { describe, expect, onTestFinished, test } from 'vitest'
import type { Inbound } from '#channels/channel.ts'
import { loadLibrary } from '#channels/wechat/library.ts'
import { scanPath } from '#channels/wechat/scan-page.ts'
import { wechat } from '#channels/wechat/wechat.ts'
import { fakeWechaty } from './fake-wechaty.ts'
import { mockPuppet, realWechaty } from './mock-puppet.ts'
import { scanKey, wechatRig } from './rig.ts'
import type { Stage } from './stage.ts'

const real = await realWechaty()
type Real = NonNullable<typeof real>
const stages: [string, boolean, () => Stage][] = [
  ['in outline', true, fakeWechaty],
  ['with its mock puppet', real !== undefined, () => mockPuppet(real as Real)],
]

async function started<S extends Stage>(stage: S, before: (stage: S) => void = () => {}) {
  before(stage)
  const rig = wechatRig(stage)
  const received: Inbound[] = []
  const stop = new AbortController()
  const running = rig.channel.start((inbound) => Promise.resolve(void received.push(...inbound)), stop.signal)
  onTestFinished(async () => {
    stop.abort()
    await running
  })
  if (stage.user) await expect.poll(() => rig.channel.health().state).toBe('online')
  const reply = (conversationId: string, text: string) => {
    const out = { key: 'k', conversationId, text, choices: [] }
    return rig.channel.send(rig.channel.render(out)[0], out)
  }
  const show = async (accept: string, key = scanKey) => {
    const [route] = rig.channel.routes()
    const response = await route?.handle(new Request(`http://localhost${scanPath}?key=${key}`, { headers: { accept } }))
    return { status: response?.status, body: (await response?.text()) ?? '' }
  }
  return { ...rig, stage, received, reply, show }
}

for (const [name, present, make] of stages)
  describe.skipIf(!present)(`Wechaty ${name}`, () => {
    test('in a room it listens only when it is mentioned, and answers whoever did', async () => {
      const rig = await started(make())
      rig.stage.says({ id: 'm1', from: 'li', room: 'r1@chatroom', text: '今天天气真好' })
      rig.stage.says({ id: 'm2', from: 'li', room: 'r1@chatroom', text: '@叫bot 保洁多少钱', mentionsUs: true })
      await rig.handled('m2')
      expect(rig.received).toMatchObject([{ conversationId: 'wechat:bot:r1@chatroom:li', text: '保洁多少钱' }])
      expect(await rig.reply('wechat:bot:r1@chatroom:li', '每小时 60 元')).toMatchObject({ ok: true })
      expect(rig.stage.seen).toEqual([{ to: 'r1@chatroom', text: '@叫li 每小时 60 元' }])
    })

    test('our own and stale messages, and what WeChat itself writes, are left alone', async () => {
      const rig = await started(make())
      rig.stage.says({ id: 'm1', from: 'bot', text: '您好' })
      rig.stage.says({ id: 'm2', from: 'li', text: '昨天的话', ageSeconds: 86_400 })
      rig.stage.says({ id: 'm3', from: 'weixin', text: '登录通知' })
      rig.stage.says({ id: 'm4', from: 'li', type: 'Recalled' })
      rig.stage.says({ id: 'm5', from: 'li', text: '你好' })
      await rig.handled('m5')
      expect(rig.received.map(({ externalId }) => externalId)).toEqual(['m5'])
    })

    test('what somebody types on the paired phone is told, what this program sent is not', async () => {
      const rig = await started(make())
      await rig.reply('wechat:bot:li', '好的，已为您登记')
      rig.stage.says({ id: 'o1', from: 'bot', to: 'li', text: '好的，已为您登记' })
      rig.stage.says({ id: 'o2', from: 'bot', to: 'li', text: '我是小王，下午给您电话' })
      rig.stage.says({ id: 'm1', from: 'li', text: '好' })
      await rig.handled('m1')
      expect(rig.elsewhere).toEqual([
        { conversationId: 'wechat:bot:li', externalId: 'o2', text: '我是小王，下午给您电话' },
      ])
      expect(rig.received.map(({ externalId }) => externalId)).toEqual(['m1'])
    })

    test('whoever asks for friendship is accepted, and greeted once', async () => {
      const rig = await started(make())
      rig.stage.asksForFriendship('wang', '我是小王')
      const day = `friend:${rig.clock.at.toISOString().slice(0, 10)}`
      await rig.handled(day)
      expect(rig.stage.accepted).toEqual(['wang'])
      expect(rig.received[0]).toMatchObject({
        conversationId: 'wechat:bot:wang',
        text: '你好',
        payload: { hello: '我是小王' },
      })
      expect(new Set(rig.received.map(({ externalId }) => externalId))).toEqual(new Set([day]))
    })

    test('a scan shows a page with the code, and a login takes it away', async () => {
      const rig = await started(make(), (stage) => (stage.user = ''))
      await expect.poll(() => rig.channel.health().state).toBe('starting')
      await new Promise((resolve) => setImmediate(resolve))
      await expect
        .poll(() => (rig.stage.scan('https://login.weixin.qq.com/l/abc'), rig.channel.health().state))
        .toBe('needs-login')
      expect((await rig.show('text/html')).body).toContain('<svg')
      expect((await rig.show('text/plain')).body).toContain('█')
      expect(await rig.show('text/html', 'another-key-of-such-a-length')).toEqual({ status: 404, body: '' })
      rig.stage.login('bot')
      await expect.poll(() => rig.channel.health().state).toBe('online')
      expect((await rig.show('text/html')).body).not.toContain('<svg')
    })

    test('after a logout replies wait; after another login what belonged to the first is refused', async () => {
      const rig = await started(make())
      await rig.stage.logout()
      await expect.poll(() => rig.channel.health().state).toBe('needs-login')
      expect(await rig.reply('wechat:bot:li', '您好')).toMatchObject({ ok: false, why: 'later' })
      rig.stage.says({ id: 'x', from: 'li' })
      rig.stage.login('other')
      await expect.poll(() => rig.channel.health().state).toBe('online')
      expect(await rig.reply('wechat:bot:li', '您好')).toMatchObject({ ok: false, why: 'refused' })
      expect(await rig.reply('wechat:other:li', '您好')).toMatchObject({ ok: true })
      expect(rig.stage.seen).toHaveLength(1)
    })

    test('an error of the library is reported, and the channel goes on', async () => {
      const rig = await started(make())
      rig.stage.error(new Error('puppet trouble'))
      rig.stage.says({ id: 'm1', from: 'li', text: '你好' })
      await rig.handled('m1')
      expect(String(rig.errors[0])).toContain('puppet trouble')
      expect(rig.channel.health().state).toBe('online')
    })

    test('twenty messages of a chat keep their order', async () => {
      const rig = await started(make())
      for (let i = 0; i < 20; i++) rig.stage.says({ id: `m${i}`, from: 'li', text: String(i) })
      await rig.handled('m19')
      expect(rig.received.map(({ text }) => Number(text))).toEqual(Array.from({ length: 20 }, (_, i) => i))
    })
  })

test.skipIf(real !== undefined)('without the package it says what to install', async () => {
  await expect(loadLibrary()).rejects.toThrow('npm install wechaty@1.20.2')
  const stop = new AbortController()
  const errors: unknown[] = []
  const channel = wechat({
    puppet: 'wechaty-puppet-mock',
    memory: 'x',
    scanKey,
    now: () => new Date(),
    onError: (error) => void errors.push(error),
  })
  const running = channel.start(() => Promise.resolve(), stop.signal)
  await expect
    .poll(() => channel.health())
    .toMatchObject({ state: 'offline', detail: expect.stringContaining('npm install') as string })
  stop.abort()
  await running
})

describe('in outline', () => {
  test('what has no words is told in words', async () => {
    const rig = await started(fakeWechaty())
    const things = ['Image', 'Audio', 'Video', 'Attachment', 'Emoticon', 'Location', 'Url', 'RedEnvelope', 'Unknown']
    for (const type of things) rig.stage.says({ id: type, from: 'li', type })
    await rig.handled('Unknown')
    expect(rig.received.map(({ text }) => text)).toEqual([
      '[图片]',
      '[语音]',
      '[视频]',
      '[文件]',
      '[表情]',
      '[位置] 上海市徐汇区',
      '[链接]',
      '[暂不支持的消息]',
      '[暂不支持的消息]',
    ])
    expect(rig.received[0]?.payload).toEqual({ media: [{ kind: 'photo', ref: 'Image' }] })
    rig.stage.files.set('Image', Buffer.alloc(100))
    const fetched = (maxBytes: number) =>
      rig.channel.fetchMedia('Image', { maxBytes, signal: AbortSignal.timeout(1_000) })
    expect((await fetched(100)).byteLength).toBe(100)
    await expect(fetched(99)).rejects.toThrow('longer than 99')
  })

  test('other companies\u2019 accounts are not talked to', async () => {
    const rig = await started(fakeWechaty())
    rig.stage.says({ id: 'm1', from: 'gh_1234', text: '今日头条' })
    rig.stage.says({ id: 'm2', from: 'li', text: '你好' })
    await rig.handled('m2')
    expect(rig.received).toHaveLength(1)
  })

  test('a send that fails may have arrived; three in a row are a login that is none', async () => {
    const rig = await started(fakeWechaty())
    for (let i = 0; i < 3; i++) {
      rig.stage.failNextSay('before')
      expect(await rig.reply('wechat:bot:li', '您好')).toEqual({ ok: false, why: 'unknown' })
    }
    expect(rig.channel.health()).toMatchObject({
      state: 'offline',
      detail: expect.stringContaining('发送失败') as string,
    })
    expect(await rig.reply('wechat:bot:li', '您好')).toMatchObject({ ok: true, id: expect.any(String) as string })
    expect(rig.channel.health().state).toBe('online')
  })

  test('what cannot be read is reported, and ends nothing', async () => {
    const rig = await started(fakeWechaty())
    rig.stage.says({ id: 'm1', from: 'throws', text: 'x' })
    rig.stage.says({ id: 'm2', from: 'throws', room: 'r1@chatroom', mentionsUs: true, text: 'x' })
    rig.stage.says({ id: 'm3', from: 'li', text: '你好' })
    await rig.handled('m3')
    expect(rig.received).toHaveLength(1)
    await expect.poll(() => rig.errors.length).toBe(2)
  })

  test('somebody who is no contact any more is refused', async () => {
    const rig = await started(fakeWechaty())
    expect(await rig.reply('wechat:bot:gone', '您好')).toMatchObject({ ok: false, why: 'refused' })
  })

  test('a heart that stops beating is noticed', async () => {
    const rig = await started(fakeWechaty())
    rig.stage.heartbeat()
    rig.clock.at = new Date(rig.clock.at.getTime() + 299_000)
    expect(rig.channel.health().state).toBe('online')
    rig.clock.at = new Date(rig.clock.at.getTime() + 2_000)
    expect(rig.channel.health()).toMatchObject({ state: 'offline', detail: expect.stringContaining('心跳') as string })
  })

  test('a puppet that does not start is started again', async () => {
    const rig = await started(fakeWechaty(), (stage) => (stage.refuseStarts = 2))
    expect(rig.stage.bots).toBe(3)
    expect(rig.errors).toHaveLength(2)
  })

  test('ids with colons stay apart', async () => {
    const rig = await started(fakeWechaty())
    rig.stage.says({ id: 'm1', from: 'a:b%c', text: '你好' })
    await rig.handled('m1')
    const id = rig.received[0]?.conversationId ?? ''
    expect(id).toBe('wechat:bot:a%3Ab%25c')
    await rig.reply(id, '您好')
    expect(rig.stage.seen).toEqual([{ to: 'a:b%c', text: '您好' }])
    await expect(rig.reply('telegram:1:2', 'x')).rejects.toThrow('no chat of WeChat')
  })
})

test('a key that could be guessed is refused', () => {
  expect(() =>
    wechat({ puppet: 'x', memory: 'x', scanKey: 'short', now: () => new Date(), onError: () => {} }),
  ).toThrow('16')
})
