import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Understood } from '#engine/command.ts'
import { testDatabase } from '../../support/database.ts'
import { fakeBotApi, type FakeBotApi } from '../../support/fake-bot-api.ts'
import { chen, message } from '../telegram/rig.ts'
import type { Program } from '../../../src/main.ts'
import { alerts, lines, running, until } from './running.ts'

// Each starts the whole program.
vi.setConfig({ testTimeout: 58_000 })

const { url, pool } = await testDatabase(2)
const secret = 'a-secret_of-the-webhook'
const now = () => new Date('2026-03-04T10:00:00+08:00')

async function telegram(mode: 'polling' | 'webhook', overrides = {}): Promise<{ api: FakeBotApi; program: Program }> {
  const api = await fakeBotApi()
  onTestFinished(() => api.close())
  const settings = {
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.url,
    TELEGRAM_MODE: mode,
    ...(mode === 'webhook' ? { TELEGRAM_WEBHOOK_SECRET: secret } : {}),
  }
  const program = await running(url, settings, { now, ...overrides })
  if (mode === 'webhook')
    await fetch(`${api.url}/bot${api.token}/setWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: `${program.url}/webhooks/telegram`, secret_token: secret }),
    })
  await until(async () => (await (await fetch(`${program.url}/readyz`)).text()).includes('"telegram","state":"online"'))
  return { api, program }
}

let lastId = 100
/** A customer in a private chat of his own. */
function customer(api: FakeBotApi, id: number) {
  const from = { ...chen, id }
  const heard = () => api.delivered.filter(({ chatId }) => chatId === id)
  const after = async (doing: () => Promise<void>) => {
    const before = heard().length
    await doing()
    await until(() => heard().length > before, 'an answer')
    return heard().at(-1)
  }
  return {
    heard,
    says: (text: string) => after(() => api.happens({ message: message(++lastId, { text }, from) })),
    sends: (fields: object) => after(() => api.happens({ message: message(++lastId, { ...fields }, from) })),
    edits: (messageId: number, text: string) =>
      api.happens({ edited_message: message(messageId, { text, edit_date: 1_772_600_030 }, from) }),
    presses(label: string) {
      const under = heard().findLast(({ buttons }) => buttons.some((button) => button.text.includes(label)))
      const data = under?.buttons.find((button) => button.text.includes(label))?.data
      if (!under || data === undefined) throw new Error(`there is no button ${label}`)
      const pressed = message(under.messageId, { text: under.text, reply_markup: under.payload['reply_markup'] }, from)
      const query = { id: String(++lastId), from, message: pressed, chat_instance: '1', data }
      return after(() => api.happens({ callback_query: query }))
    },
  }
}

const idOf = (mode: string) => (mode === 'webhook' ? 20_001 : 20_002)

test.each(['webhook', 'polling'] as const)('a visit is booked by %s, and every update acknowledged', async (mode) => {
  const { api, program } = await telegram(mode)
  const li = customer(api, idOf(mode))
  expect((await li.says('周六下午三点日常保洁90平'))?.text).toContain('15:00')
  expect((await li.presses('15:00'))?.text).toContain('地址')
  expect((await li.says('徐汇区漕溪北路88号1502室'))?.keyboard).toEqual([{ text: '📱 发送我的手机号', contact: true }])
  const contact = { phone_number: '+8613912345678', first_name: '静', user_id: idOf(mode) }
  expect((await li.sends({ contact }))?.text).toContain('¥165')
  expect((await li.presses('确认预约'))?.text).toContain('预约成功')
  await api.redeliver(3)
  await until(() => api.webhook === undefined || api.posts.length >= 8)
  const booked = await pool.query(`select status, phone from booking where conversation_id = $1`, [
    `telegram:4242:${idOf(mode)}`,
  ])
  expect(booked.rows).toEqual([{ status: 'confirmed', phone: '13912345678' }])
  const said = await lines(program, `telegram:4242:${idOf(mode)}`)
  expect(said.filter(({ sender }) => sender === 'bot')).toHaveLength(li.heard().length)
  const [first] = li.heard()
  expect(said.find(({ sender }) => sender === 'bot')?.payload?.['ids']).toEqual([String(first?.messageId)])
  if (mode === 'webhook') expect(new Set(api.posts)).toEqual(new Set([200]))
  const named = await pool.query(`select display_name from conversation where id = $1`, [`telegram:4242:${idOf(mode)}`])
  expect(named.rows).toEqual([{ display_name: '静 陈' }])
})

test('every recorded update gets 200, and no turn fails', async () => {
  const { api, program } = await telegram('webhook')
  const recorded = readFileSync(new URL('../telegram/updates.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  expect(recorded.length).toBeGreaterThan(90)
  const statuses = await Promise.all(
    recorded.map(async (line) => {
      const { update } = JSON.parse(line) as { update: object }
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
      const body = JSON.stringify(update)
      return (await fetch(`${program.url}/webhooks/telegram`, { method: 'POST', headers, body })).status
    }),
  )
  expect(new Set(statuses)).toEqual(new Set([200]))
  const open = () => pool.query(`select id from conversation where lease_until is not null`)
  await until(async () => (await open()).rowCount === 0, 'the end of all turns')
  expect(await (await fetch(`${program.url}/metrics`)).text()).toMatch(/turn_failures\S* 0/)
  expect(api.delivered.length).toBeGreaterThan(10)
})

test('too many requests in one chat hold up that chat alone, and its replies keep their order', async () => {
  const { api } = await telegram('webhook')
  const [slow, quick] = [customer(api, 20_011), customer(api, 20_012)]
  const refusal = { status: 429, description: 'Too Many Requests: retry after 2', parameters: { retry_after: 2 } }
  api.fail('sendMessage', { kind: 'answer', ...refusal })
  const waits = slow.says('你好')
  await until(() => api.calls.some(({ method }) => method === 'sendMessage'))
  const later = slow.says('油烟机清洗多少钱')
  await quick.says('你好')
  expect(slow.heard()).toEqual([])
  await Promise.all([waits, later])
  await until(() => slow.heard().length === 2)
  expect(slow.heard().map(({ text }) => text)).toEqual([
    expect.stringContaining('自动助手'),
    expect.stringContaining('180'),
  ])
})

test('a connection that breaks after Telegram took a reply leaves it uncertain, told to people, and not repeated', async () => {
  const { api, program } = await telegram('webhook')
  const li = customer(api, 20_021)
  api.fail('sendMessage', { kind: 'cut', when: 'after' })
  await li.says('你好')
  const id = 'telegram:4242:20021'
  await until(async () => (await lines(program, id)).some(({ status }) => status === 'uncertain'), 'the doubt')
  await li.says('谢谢')
  expect(li.heard()).toHaveLength(2)
  expect(await alerts(program)).toContainEqual({
    kind: 'uncertain',
    conversation_id: id,
    detail: { seq: 2, why: null },
  })
})

test('who blocked the bot is to be called by a person', async () => {
  const { api, program } = await telegram('webhook')
  api.blocked.add(20_031)
  await api.happens({ message: message(++lastId, { text: '你好' }, { ...chen, id: 20_031 }) })
  const id = 'telegram:4242:20031'
  await until(async () => (await lines(program, id)).some(({ status }) => status === 'failed'), 'the failure')
  const why = '403 Forbidden: bot was blocked by the user'
  expect(await alerts(program)).toContainEqual({ kind: 'callback', conversation_id: id, detail: { seq: 2, why } })
})

test('typing is shown while an answer takes its time, and only then', async () => {
  let patience = () => {}
  const waiting = new Promise<void>((resolve) => (patience = resolve))
  const understand = async (text: string): Promise<Understood> => {
    if (text === '慢') await waiting
    return { commands: [{ kind: 'smalltalk', about: 'greeting' }] }
  }
  const { api } = await telegram('webhook', { understand })
  const shown = () => api.calls.filter(({ method }) => method === 'sendChatAction')
  await customer(api, 20_041).says('快')
  expect(shown()).toEqual([])
  const slow = customer(api, 20_042).says('慢')
  await until(() => shown().length > 0, 'typing')
  expect(shown()[0]?.payload).toMatchObject({ chat_id: 20_042, action: 'typing' })
  patience()
  await slow
})

test('an edit that means the same is not answered again; one that means something else corrects', async () => {
  const { api, program } = await telegram('webhook')
  const li = customer(api, 20_051)
  await li.says('周六下午三点日常保洁90平')
  const asked = lastId
  await li.edits(asked, '周六下午三点，日常保洁90平！')
  await li.edits(asked, '周六下午3点日常保洁90平')
  await program.road.idle()
  expect(li.heard()).toHaveLength(1)
  await li.edits(asked, '周六下午三点日常保洁120平')
  await until(() => li.heard().length === 2, 'the correction')
  expect(li.heard()[1]?.text).toContain('120')
})

test('a number under a quoted menu picks from that menu, which may have expired', async () => {
  const { api } = await telegram('webhook')
  const li = customer(api, 20_061)
  const first = await li.says('周六下午三点日常保洁90平')
  const quote = (text: string) =>
    li.sends({
      text,
      reply_to_message: { ...message(first?.messageId ?? 0, { text: first?.text }), from: { id: 4242, is_bot: true } },
    })
  expect((await quote('1'))?.text).toContain('地址')
  await li.says('徐汇区漕溪北路88号1502室')
  await li.says('王女士 13912345678')
  expect((await quote('1'))?.text).toContain('过期')
  const booked = await pool.query(`select 1 from booking where conversation_id = $1 and status = 'confirmed'`, [
    'telegram:4242:20061',
  ])
  expect(booked.rowCount).toBe(0)
})
