import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../support/database.ts'
import { startedOfficial } from './rig.ts'

const database = await testDatabase()
const hour = 3_600_000
const ok = { ok: true }
const refused = (detail: RegExp | string) => ({
  ok: false,
  why: 'refused',
  detail: expect.stringMatching(detail) as string,
})
const later = { ok: false, why: 'later', retryAfterMs: expect.any(Number) as number }

describe('the send window', () => {
  test('five replies to a message, the sixth is told to be impossible before it is tried', async () => {
    const rig = await startedOfficial(database)
    await rig.says('你好')
    expect(await rig.channel.remaining(rig.conversationId)).toMatchObject({ left: 5 })
    for (let i = 0; i < 5; i++) expect(await rig.reply(`第${i}条`)).toEqual([ok])
    expect(await rig.channel.remaining(rig.conversationId)).toMatchObject({ left: 0 })
    const before = rig.api.calls.length
    expect(await rig.reply('第六条')).toEqual([refused('0 条')])
    expect(rig.api.calls.length).toBe(before)
    expect(rig.api.delivered).toHaveLength(5)
  })

  test('another message opens it again, a redelivered one does not', async () => {
    const rig = await startedOfficial(database)
    await rig.push({ MsgType: 'text', Content: '你好', MsgId: '100' })
    for (let i = 0; i < 4; i++) await rig.reply(`第${i}条`)
    await rig.push({ MsgType: 'text', Content: '你好', MsgId: '100' })
    expect(await rig.channel.remaining(rig.conversationId)).toMatchObject({ left: 1 })
    rig.clock.at = new Date(rig.clock.at.getTime() + 1_000)
    await rig.push({ MsgType: 'text', Content: '还在吗', MsgId: '101' })
    expect(await rig.channel.remaining(rig.conversationId)).toMatchObject({ left: 5 })
  })

  test('it ends after 48 hours', async () => {
    const rig = await startedOfficial(database)
    await rig.says('你好')
    rig.clock.at = new Date(rig.clock.at.getTime() + 47 * hour)
    expect(await rig.reply('明天见')).toEqual([ok])
    rig.clock.at = new Date(rig.clock.at.getTime() + hour)
    expect(await rig.reply('今天见')).toEqual([refused('0 条')])
  })

  test('a menu click opens it for three within a minute', async () => {
    const rig = await startedOfficial(database)
    await rig.push({ MsgType: 'event', Event: 'CLICK', EventKey: 'status' })
    expect(await rig.channel.remaining(rig.conversationId)).toMatchObject({ left: 3 })
    expect(await rig.reply('您的订单')).toEqual([ok])
    rig.clock.at = new Date(rig.clock.at.getTime() + 61_000)
    expect(await rig.reply('还有')).toEqual([refused('0 条')])
  })

  test('what ends sooner is spent first', async () => {
    const rig = await startedOfficial(database)
    await rig.says('你好')
    await rig.push({ MsgType: 'event', Event: 'CLICK', EventKey: 'status' })
    for (let i = 0; i < 3; i++) expect(await rig.reply('好')).toEqual([ok])
    rig.clock.at = new Date(rig.clock.at.getTime() + hour)
    expect(await rig.channel.remaining(rig.conversationId)).toMatchObject({ left: 5 })
  })

  test('a reply is not begun that cannot be finished', async () => {
    const rig = await startedOfficial(database)
    await rig.says('你好')
    for (let i = 0; i < 3; i++) await rig.reply('好')
    const [first] = await rig.reply('很长的一段话。'.repeat(300))
    expect(first).toEqual(refused('2 条.*需要 4 条'))
    expect(rig.api.delivered).toHaveLength(3)
  })

  test('several processes spend one account together', async () => {
    const rig = await startedOfficial(database)
    await rig.says('你好')
    const results = await Promise.all(Array.from({ length: 12 }, () => rig.reply('好')))
    expect(results.flat().filter((result) => result.ok)).toHaveLength(5)
    expect(rig.api.delivered).toHaveLength(5)
  })

  test('when the platform knows better, we believe it', async () => {
    const rig = await startedOfficial(database)
    await rig.says('你好')
    rig.api.fault({ kind: 'errcode', errcode: 45047 })
    expect(await rig.reply('好')).toEqual([refused('已用完')])
    expect(await rig.channel.remaining(rig.conversationId)).toMatchObject({ left: 0 })
    rig.clock.at = new Date(rig.clock.at.getTime() + 1_000)
    await rig.says('在吗')
    rig.api.fault({ kind: 'errcode', errcode: 45015 })
    expect(await rig.reply('好')).toEqual([refused('48 小时')])
  })

  test('whoever left is not written to, until he follows again', async () => {
    const rig = await startedOfficial(database)
    await rig.says('你好')
    await rig.push({ MsgType: 'event', Event: 'unsubscribe' })
    expect(await rig.reply('您好')).toEqual([refused('取消关注')])
    rig.clock.at = new Date(rig.clock.at.getTime() + 5_000)
    await rig.push({ MsgType: 'event', Event: 'subscribe', EventKey: '' })
    expect(await rig.reply('欢迎回来')).toEqual([ok])
  })

  test('of a customer of whom nothing is known, the platform decides', async () => {
    const rig = await startedOfficial(database)
    expect(await rig.channel.remaining(rig.conversationId)).toBeUndefined()
    expect(await rig.reply('您好')).toEqual([refused('openid')])
    rig.api.interact(rig.openId, 'message')
    expect(await rig.reply('您好')).toEqual([ok])
  })
})

describe('a send', () => {
  test('with an expired token is made once, with a new one', async () => {
    const rig = await startedOfficial(database)
    await rig.says('你好')
    await rig.reply('一')
    rig.api.expireTokens()
    expect(await rig.reply('二')).toEqual([ok])
    expect(rig.api.delivered.map(({ text }) => text)).toEqual(['一', '二'])
    expect(rig.api.tokensIssued).toBe(2)
  })

  test('and twenty others at once ask for one token', async () => {
    const rig = await startedOfficial(database)
    await rig.says('你好')
    await rig.reply('一')
    rig.api.expireTokens()
    await Promise.all(Array.from({ length: 20 }, async () => rig.channel.typing?.(rig.conversationId)))
    expect(rig.api.typing).toHaveLength(20)
    expect(rig.api.calls.filter((path) => path === '/cgi-bin/stable_token')).toHaveLength(2)
  })

  test('whose token is refused twice is not tried a third time', async () => {
    const rig = await startedOfficial(database)
    await rig.says('你好')
    rig.api.fault({ kind: 'errcode', errcode: 40001, count: 5 })
    expect(await rig.reply('一')).toEqual([later])
    expect(rig.api.calls.filter((path) => path.endsWith('/send'))).toHaveLength(2)
    expect(rig.channel.health().state).toBe('offline')
  })

  test.each<[string, Parameters<Awaited<ReturnType<typeof startedOfficial>>['api']['fault']>[0], object, number]>([
    ['the platform is busy', { kind: 'errcode', errcode: -1 }, later, 5],
    ['too many calls in this minute', { kind: 'errcode', errcode: 45011 }, later, 5],
    ['a bad gateway', { kind: 'http', status: 502 }, { ok: false, why: 'unknown' }, 4],
    ['the connection breaks after the message was taken', { kind: 'cut' }, { ok: false, why: 'unknown' }, 4],
    ['too long a text', { kind: 'errcode', errcode: 45002 }, refused('2048'), 5],
    ['an account without the right', { kind: 'errcode', errcode: 48001 }, refused('认证'), 5],
    ['an address that is not in the white list', { kind: 'errcode', errcode: 40164 }, refused('白名单'), 5],
    ['something new', { kind: 'errcode', errcode: 99999 }, refused('99999'), 5],
  ])('meets %s', async (_, fault, result, left) => {
    const rig = await startedOfficial(database)
    await rig.says('你好')
    rig.api.fault(fault)
    expect(await rig.reply('您好')).toEqual([result])
    expect(await rig.channel.remaining(rig.conversationId)).toMatchObject({ left })
  })

  test('to a chat of another account is a mistake of ours', async () => {
    const rig = await startedOfficial(database)
    const out = { key: 'k', conversationId: 'wechat-official:wx0:o1', text: '您好', choices: [] }
    await expect(rig.channel.send(rig.channel.render(out)[0], out)).rejects.toThrow('not a chat of')
  })
})

test('a wrong secret is seen at once, and said', async () => {
  const rig = await startedOfficial(database, { secret: 'wrong' })
  await expect.poll(() => rig.channel.health()).toEqual({ state: 'offline', detail: 'AppSecret 不正确' })
})

describe('rendering', () => {
  const choices = [
    { id: 'a', label: '挂机' },
    { id: 'b', label: '柜机' },
  ]
  test('choices are one message with the text', async () => {
    const rig = await startedOfficial(database)
    const out = { key: 'k', conversationId: rig.conversationId, text: '哪一种？', choices }
    expect(rig.channel.render(out)).toEqual([
      { index: 0, count: 1, message: { msgtype: 'text', text: { content: '哪一种？\n1. 挂机\n2. 柜机' } } },
    ])
    const menu = await startedOfficial(database, { menuMessages: true })
    const list = [
      { id: 'a', content: '挂机' },
      { id: 'b', content: '柜机' },
    ]
    const msgmenu = { head_content: '哪一种？', list, tail_content: '' }
    expect(menu.channel.render(out)).toEqual([{ index: 0, count: 1, message: { msgtype: 'msgmenu', msgmenu } }])
    expect(menu.channel.render({ ...out, text: '长'.repeat(700) })).toHaveLength(2)
  })

  test('nothing to say is no message', async () => {
    const rig = await startedOfficial(database)
    expect(rig.channel.render({ key: 'k', conversationId: rig.conversationId, text: '', choices: [] })).toEqual([])
  })
})
