import { expect, onTestFinished, test, vi } from 'vitest'
import { testDatabase } from '../../support/database.ts'
import { fakeBotApi } from '../../support/fake-bot-api.ts'
import { fakeWechatApi } from '../../support/fake-wechat-api.ts'
import { chen, message } from '../telegram/rig.ts'
import { running, until } from './running.ts'

// Each starts the program and talks in two channels.
vi.setConfig({ testTimeout: 58_000 })

const { url, pool } = await testDatabase(2)
const secret = 'a-secret_of-the-webhook'

/** One company in Telegram and in a 公众号. */
async function company() {
  const clock = { at: new Date('2026-03-04T10:00:00+08:00') }
  const [bot, wechat] = [await fakeBotApi(), await fakeWechatApi(() => clock.at)]
  onTestFinished(async () => {
    await bot.close()
    await wechat.close()
  })
  const { official } = wechat
  const settings = {
    TELEGRAM_BOT_TOKEN: bot.token,
    TELEGRAM_API_ROOT: bot.url,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: secret,
    WECHAT_OA_APPID: official.id,
    WECHAT_OA_SECRET: official.secret,
    WECHAT_OA_TOKEN: official.token,
    WECHAT_OA_AES_KEY: official.aesKey,
    WECHAT_API_ROOT: wechat.url,
    QUEUE: 'off',
  }
  const program = await running(url, settings, { now: () => clock.at })
  await until(async () => {
    const ready = await (await fetch(`${program.url}/readyz`)).text()
    return ready.split('"state":"online"').length > 3
  }, 'both channels online')
  let id = 100

  /** The last thing that came after `doing`. */
  async function answer(heard: () => string[], doing: () => Promise<unknown>): Promise<string> {
    const before = heard().length
    await doing()
    await until(() => heard().length > before, 'an answer')
    return heard().at(-1) ?? ''
  }
  const inTelegram = (chat: number) => {
    const shown = () => bot.delivered.filter(({ chatId }) => chatId === chat)
    const heard = () => shown().map(({ text }) => text)
    const from = { ...chen, id: chat }
    const update = async (content: object) => {
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
      const body = JSON.stringify({ update_id: ++id, ...content })
      const { status } = await fetch(`${program.url}/webhooks/telegram`, { method: 'POST', headers, body })
      expect(status).toBe(200)
    }
    const sends = (fields: Record<string, unknown>) =>
      answer(heard, () => update({ message: message(++id, fields, from) }))
    return {
      id: `telegram:4242:${chat}`,
      heard,
      says: (text: string) => sends({ text }),
      shares: (phone: string, owner = chat) =>
        sends({ contact: { phone_number: phone, first_name: '静', user_id: owner } }),
      presses(label: string) {
        const under = shown().at(-1)
        const data = under?.buttons.find(({ text }) => text === label)?.data
        const pressed = message(under?.messageId ?? 0, { text: under?.text }, from)
        const query = { id: String(++id), from, message: pressed, chat_instance: '1', data }
        return answer(heard, () => update({ callback_query: query }))
      },
    }
  }
  const inWechat = (openId: string) => {
    const heard = () => wechat.delivered.filter(({ to }) => to === openId).map(({ text }) => text)
    return {
      id: `wechat-official:${official.id}:${openId}`,
      heard,
      says(text: string) {
        wechat.interact(openId, 'message')
        const fields = {
          FromUserName: openId,
          CreateTime: Math.floor(+clock.at / 1000),
          MsgType: 'text',
          Content: text,
        }
        return answer(heard, () =>
          wechat.pushOfficial(`${program.url}/webhooks/wechat`, { ToUserName: 'gh_1', MsgId: ++id, ...fields }),
        )
      },
    }
  }
  const books = async (openId: string, phone: string, time: string) => {
    const chat = inWechat(openId)
    await chat.says(`${time}日常保洁90平`)
    await chat.says('1')
    await chat.says('徐汇区漕溪北路88号1502室')
    await chat.says(`我姓王，${phone}`)
    expect(await chat.says('1')).toContain('预约成功')
    return chat
  }
  return { clock, program, inTelegram, books }
}

const customersOf = async (...ids: string[]) => {
  const { rows } = await pool.query<{ id: string; customer_id: string | null }>(
    'select id, customer_id from conversation where id = any($1)',
    [ids],
  )
  return ids.map((id) => rows.find((row) => row.id === id)?.customer_id ?? null)
}

test('a number known in another channel is offered to be joined, and joined only with the code that went there', async () => {
  const { inTelegram, books } = await company()
  const wechat = await books('oWang', '13911112222', '周六下午三点')
  const telegram = inTelegram(40_001)
  const [before] = await customersOf(wechat.id)
  expect(await telegram.shares('+8613911112222')).toContain('号码收到了')
  await until(() => telegram.heard().length === 2, 'the offer')
  expect(telegram.heard()[1]).toContain('微信公众号')
  expect(telegram.heard()[1]).not.toContain('王')
  expect(await telegram.presses('关联')).toContain('6位数字')
  await until(() => wechat.heard().at(-1)?.includes('验证码') === true, 'the code')
  const code = /\d{6}/.exec(wechat.heard().at(-1) ?? '')?.[0] ?? ''
  expect(await telegram.says(code === '123456' ? '654321' : '123456')).toContain('还可以试2次')
  expect(await customersOf(wechat.id, telegram.id)).toEqual([before, null])
  expect(await telegram.says(code)).toContain('关联好了')
  expect(await customersOf(wechat.id, telegram.id)).toEqual([before, before])
  expect(await telegram.says('我的预约')).toContain('3月7日')
})

test('three wrong codes, or ten minutes, and nothing is joined', async () => {
  const { inTelegram, books, clock } = await company()
  const wechat = await books('oLi', '13911113333', '周日上午九点')
  const telegram = inTelegram(40_011)
  await telegram.shares('+8613911113333')
  await until(() => telegram.heard().length === 2, 'the offer')
  await telegram.presses('关联')
  await until(() => wechat.heard().at(-1)?.includes('验证码') === true, 'the code')
  const code = /\d{6}/.exec(wechat.heard().at(-1) ?? '')?.[0] ?? ''
  clock.at = new Date(+clock.at + 11 * 60_000)
  expect(await telegram.says(code)).toContain('已失效')
  expect(await customersOf(telegram.id)).toEqual([null])

  const third = await books('oSun', '13911114444', '周日下午两点')
  const other = inTelegram(40_012)
  await other.shares('+8613911114444')
  await until(() => other.heard().length === 2, 'the offer')
  await other.presses('关联')
  await until(() => third.heard().at(-1)?.includes('验证码') === true, 'the code')
  const right = /\d{6}/.exec(third.heard().at(-1) ?? '')?.[0] ?? ''
  const wrong = ['111111', '222222', '333333', '444444'].filter((digits) => digits !== right)
  for (const digits of wrong.slice(0, 3)) await other.says(digits)
  expect(other.heard().at(-1)).toContain('没有关联')
  expect(await customersOf(other.id)).toEqual([null])
})

test('somebody else’s contact proves nothing, and a typed number is offered nothing', async () => {
  const { inTelegram, books, program } = await company()
  await books('oZhao', '13911115555', '下周一上午九点')
  const telegram = inTelegram(40_021)
  await telegram.shares('+8613911115555', 99)
  await telegram.says('13911115555')
  await program.runDue()
  await program.road.idle()
  const { rowCount } = await pool.query('select 1 from identity_link where conversation_id = $1', [telegram.id])
  expect(rowCount).toBe(0)
})
