import { describe, expect, onTestFinished, test } from 'vitest'
import type { Elsewhere, Inbound } from '#channels/channel.ts'
import { messageIdOf } from '#channels/wechat-kf/sent.ts'
import { makeEnvelope } from '#channels/wechat-official/envelope.ts'
import { testDatabase } from '../../support/database.ts'
import { kfRig, startedKf } from './rig.ts'

const database = await testDatabase()
const ok = { ok: true, id: expect.stringMatching(/^[\w-]{1,32}$/) as string }
const refused = (detail: RegExp | string) => ({
  ok: false,
  why: 'refused',
  detail: expect.stringMatching(detail) as string,
})

describe('the address', () => {
  test('decrypts the word that WeCom wants back', async () => {
    const rig = await startedKf(database)
    const envelope = makeEnvelope(rig.api.corp.token, rig.api.corp.id, [rig.api.corp.aesKey])
    const timestamp = String(Math.floor(rig.clock.at.getTime() / 1000))
    const echostr = envelope.seal('1616140317555161061')
    const ask = async (signature: string) => {
      const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce: 'n', echostr })
      const response = await fetch(`${rig.webhook}?${query.toString()}`)
      return { status: response.status, body: await response.text() }
    }
    expect(await ask(envelope.sign([timestamp, 'n', echostr]))).toEqual({ status: 200, body: '1616140317555161061' })
    // What would do for a 公众号.
    expect(await ask(envelope.sign([timestamp, 'n']))).toEqual({ status: 403, body: '' })
  })

  test.each([{ signature: 'f'.repeat(40) }, { receiver: 'ww0' }, { timestamp: 1409659589 }, { plain: true }])(
    'refuses a call with %j, and reads nothing',
    async (forgery) => {
      const rig = await startedKf(database)
      expect(await rig.kf.call(rig.webhook, forgery)).toEqual(
        Array.from({ length: 3 }, () => ({ status: 403, body: '' })),
      )
      expect(rig.api.calls).not.toContain('/cgi-bin/kf/sync_msg')
    },
  )
})

describe('reading', () => {
  test('follows the pages to the end, and goes on from there', async () => {
    const rig = await startedKf(database)
    rig.kf.pageSize = 3
    for (let i = 0; i < 10; i++) rig.kf.customerSays(rig.customer, { msgtype: 'text', text: { content: `第${i}句` } })
    expect(await rig.call()).toEqual([{ status: 200, body: 'success' }])
    expect(rig.received.map(({ text }) => text)).toEqual(Array.from({ length: 10 }, (_, i) => `第${i}句`))
    await rig.says('还有')
    expect(rig.received).toHaveLength(11)
  })

  test('a page that could not be stored is read again', async () => {
    const rig = await kfRig(database)
    const stored: string[] = []
    let failures = 2
    const stop = new AbortController()
    const running = rig.channel.start((inbound) => {
      if (inbound[0]?.text === '第3句' && failures-- > 0) return Promise.reject(new Error('the database is away'))
      stored.push(...inbound.map(({ externalId }) => externalId))
      return Promise.resolve()
    }, stop.signal)
    onTestFinished(async () => {
      stop.abort()
      await running
      await rig.close()
    })
    rig.kf.pageSize = 2
    for (let i = 0; i < 6; i++)
      rig.kf.customerSays('wm1', { msgtype: 'text', msgid: `m${i}`, text: { content: `第${i}句` } })
    await rig.kf.call(rig.webhook)
    await rig.allRead()
    expect([...new Set(stored)]).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5'])
    expect(rig.errors).toHaveLength(2)
  })

  test('calls that nobody took are made up for at the next start', async () => {
    const first = await startedKf(database)
    await first.says('一')
    first.kf.customerSays(first.customer, { msgtype: 'text', text: { content: '没人听见' } })
    const later: Inbound[] = []
    const stop = new AbortController()
    const running = first.make().start((inbound) => Promise.resolve(void later.push(...inbound)), stop.signal)
    await expect.poll(() => later.map(({ text }) => text)).toEqual(['没人听见'])
    stop.abort()
    await running
  })

  test('two processes share the work, and store everything once and in order', async () => {
    const rig = await startedKf(database)
    const stop = new AbortController()
    const other = rig.make()
    const running = other.start((inbound) => Promise.resolve(void rig.received.push(...inbound)), stop.signal)
    rig.kf.pageSize = 5
    const calls: Promise<unknown>[] = []
    for (let i = 0; i < 40; i++) {
      rig.kf.customerSays(rig.customer, { msgtype: 'text', text: { content: String(i) } })
      calls.push(rig.kf.call(rig.webhook))
    }
    await Promise.all(calls)
    await rig.allRead()
    expect(rig.received.map(({ text }) => Number(text))).toEqual(Array.from({ length: 40 }, (_, i) => i))
    stop.abort()
    await running
  })

  test('an account read for the first time leaves old chats alone', async () => {
    const rig = await startedKf(database)
    const hourAgo = Math.floor(rig.clock.at.getTime() / 1000) - 3_600
    rig.kf.customerSays(rig.customer, { msgtype: 'text', send_time: hourAgo, text: { content: '昨天的事' } })
    await rig.says('现在的事')
    expect(rig.received.map(({ text }) => text)).toEqual(['现在的事'])
  })

  test('a stale token of a call is left out', async () => {
    const rig = await startedKf(database)
    await rig.says('一')
    await database.pool.query(
      `update wechat_kf_account set call_token = 'stale', called = called + 1 where open_kfid = $1`,
      [rig.kf.openKfid],
    )
    rig.kf.customerSays(rig.customer, { msgtype: 'text', text: { content: '二' } })
    const stop = new AbortController()
    const running = rig.make().start((inbound) => Promise.resolve(void rig.received.push(...inbound)), stop.signal)
    await rig.allRead()
    expect(rig.received.map(({ text }) => text)).toEqual(['一', '二'])
    stop.abort()
    await running
  })

  test.each<[Record<string, unknown>, object]>([
    [
      { msgtype: 'text', text: { content: '满意', menu_id: 'c1' } },
      { text: '满意', payload: { choice: 'c1' } },
    ],
    [
      { msgtype: 'voice', voice: { media_id: 'm' } },
      { text: '[语音]', payload: { media: [{ kind: 'voice', ref: 'm', mime: 'audio/amr' }] } },
    ],
    [{ msgtype: 'video', video: { media_id: 'm' } }, { text: '[视频]' }],
    [{ msgtype: 'file', file: { media_id: 'm' } }, { text: '[文件]' }],
    [
      {
        msgtype: 'location',
        location: { latitude: 31.19, longitude: 121.43, name: '漕溪北路88号', address: '上海市徐汇区' },
      },
      { text: '[位置] 上海市徐汇区 漕溪北路88号', payload: { location: { lat: 31.19, lon: 121.43 } } },
    ],
    [{ msgtype: 'link', link: { title: '价目', url: 'https://a.cn' } }, { text: '[链接] 价目 https://a.cn' }],
    [{ msgtype: 'text' }, { text: '' }],
    [{ msgtype: 'merged_msg' }, { text: '[暂不支持的消息]', payload: { unsupported: 'merged_msg' } }],
  ])('%j', async (message, inbound) => {
    const rig = await startedKf(database)
    rig.kf.customerSays(rig.customer, message)
    await rig.call()
    expect(rig.received).toMatchObject([{ conversationId: rig.conversationId, ...inbound }])
  })

  test('what staff wrote in WeCom and what the platform notes are not the customer', async () => {
    const elsewhere: Elsewhere[] = []
    const rig = await startedKf(database, { elsewhere: (said) => Promise.resolve(void elsewhere.push(said)) })
    rig.kf.customerSays(rig.customer, { msgtype: 'text', text: { content: '我是客服' } }, 5)
    rig.kf.event({ event_type: 'session_status_change', external_userid: rig.customer, change_type: 1 })
    rig.kf.event({ event_type: 'enter_session', external_userid: rig.customer })
    await rig.call()
    expect(rig.received).toEqual([])
    expect(elsewhere).toMatchObject([{ conversationId: rig.conversationId, text: '我是客服' }])
  })
})

describe('sending', () => {
  test('greets whoever comes in, once, with the code that came along', async () => {
    const rig = await startedKf(database)
    rig.kf.event({
      event_type: 'enter_session',
      external_userid: rig.customer,
      scene_param: 'booking',
      welcome_code: 'code1',
    })
    await rig.call()
    expect(rig.received).toMatchObject([{ text: '我想预约服务', payload: { event: 'enter', scene: 'booking' } }])
    expect(await rig.reply('您好，请问约哪天？')).toEqual([ok])
    expect(rig.api.calls).toContain('/cgi-bin/kf/send_msg_on_event')
    expect(await rig.reply('还有')).toEqual([refused('0 条')])
    await rig.says('明天')
    expect(await rig.reply('好的')).toEqual([ok])
    expect(rig.api.delivered.map(({ text }) => text)).toEqual(['您好，请问约哪天？', '好的'])
  })

  test('choices are a menu where they fit, else numbers', async () => {
    const rig = await startedKf(database)
    await rig.says('你好')
    await rig.reply('哪一种？', [{ id: 'a', label: '挂机' }])
    await rig.reply('哪一种？', [{ id: 'a', label: '很长'.repeat(30) }])
    await rig.reply(
      '哪一天？',
      Array.from({ length: 11 }, (_, i) => ({ id: `d${i}`, label: `${i + 1}日` })),
    )
    expect(rig.api.delivered.map(({ msgtype }) => msgtype)).toEqual(['msgmenu', 'text', 'text'])
    expect(rig.api.delivered[0]?.menu).toEqual([{ id: 'a', label: '挂机' }])
  })

  test.each([{ kind: 'cut' } as const, { kind: 'http', status: 502 } as const])(
    'what was lost on the way (%j) arrives once',
    async (fault) => {
      const rig = await startedKf(database)
      await rig.says('你好')
      rig.api.fault(fault)
      expect(await rig.reply('您好')).toEqual([ok])
      expect(rig.api.delivered.map(({ text }) => text)).toEqual(['您好'])
    },
  )

  test('the same reply sent again arrives once', async () => {
    const rig = await startedKf(database)
    await rig.says('你好')
    expect(await rig.reply('您好', [], 'k')).toEqual([ok])
    expect(await rig.reply('您好', [], 'k')).toEqual([ok])
    expect(rig.api.delivered).toHaveLength(1)
  })

  test('nobody knows what became of what is lost again and again', async () => {
    const rig = await startedKf(database)
    await rig.says('你好')
    rig.api.fault({ kind: 'http', status: 502, count: 3 })
    expect(await rig.reply('您好')).toEqual([{ ok: false, why: 'unknown' }])
  })

  test('five in 48 hours, and no more', async () => {
    const rig = await startedKf(database)
    await rig.says('你好')
    for (let i = 0; i < 5; i++) expect(await rig.reply('好')).toEqual([ok])
    expect(await rig.reply('好')).toEqual([refused('0 条')])
    expect(await rig.channel.remaining(rig.conversationId)).toMatchObject({ left: 0 })
  })

  test('a person in WeCom has the chat: that is said', async () => {
    const rig = await startedKf(database)
    await rig.says('你好')
    rig.kf.states.set(rig.customer, 3)
    expect(await rig.reply('您好')).toEqual([refused('人工接待')])
    expect(await rig.channel.remaining(rig.conversationId)).toMatchObject({ left: 5 })
  })

  test('a failure that is told later names the reply', async () => {
    const rig = await startedKf(database)
    await rig.says('你好')
    const key = `${rig.conversationId}:7`
    await rig.reply('您好', [], key)
    rig.kf.event({
      event_type: 'msg_send_fail',
      external_userid: rig.customer,
      fail_msgid: messageIdOf(key, 0),
      fail_type: 10,
    })
    rig.kf.event({
      event_type: 'msg_send_fail',
      external_userid: rig.customer,
      fail_msgid: 'somebody-elses',
      fail_type: 4,
    })
    await rig.call()
    expect(rig.undelivered).toEqual([{ conversationId: rig.conversationId, key, detail: '客户拒收' }])
    expect(rig.received).toHaveLength(1)
  })
})

test('a wrong secret is seen at once, and said', async () => {
  const rig = await startedKf(database, { secret: 'wrong' })
  await expect.poll(() => rig.channel.health()).toEqual({ state: 'offline', detail: '微信客服的 Secret 不正确' })
})
