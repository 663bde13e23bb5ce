import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../support/database.ts'
import { fakeWechatApi } from '../../support/fake-wechat-api.ts'
import { alerts, lines, running, until } from './running.ts'

const { url, pool } = await testDatabase(2)

async function official() {
  const clock = { at: new Date('2026-03-04T10:00:00+08:00') }
  const api = await fakeWechatApi(() => clock.at)
  onTestFinished(() => api.close())
  const { official: account } = api
  const program = await running(
    url,
    {
      WECHAT_OA_APPID: account.id,
      WECHAT_OA_SECRET: account.secret,
      WECHAT_OA_TOKEN: account.token,
      WECHAT_OA_AES_KEY: account.aesKey,
      WECHAT_API_ROOT: api.url,
    },
    { now: () => clock.at },
  )
  let id = 6_547_288_321_577_417_000n
  const push = (openId: string, fields: Record<string, string | number>, forgery = {}) => {
    const createTime = Math.floor(clock.at.getTime() / 1000)
    const message = { ToUserName: 'gh_1', FromUserName: openId, CreateTime: createTime, ...fields }
    return api.pushOfficial(`${program.url}/webhooks/wechat`, { MsgId: String(++id), ...message }, forgery)
  }
  const says = async (openId: string, text: string) => {
    const heard = () => api.delivered.filter(({ to }) => to === openId)
    const before = heard().length
    api.interact(openId, 'message')
    expect(await push(openId, { MsgType: 'text', Content: text })).toEqual([{ status: 200, body: 'success' }])
    await until(() => heard().length > before, 'an answer')
    return heard().at(-1)?.text ?? ''
  }
  return { clock, api, program, push, says }
}

test('a visit is booked by signed pushes and customer-service messages', async () => {
  const { says } = await official()
  expect(await says('oA', '周六下午三点日常保洁90平')).toContain('\n1. ')
  expect(await says('oA', '1')).toContain('地址')
  expect(await says('oA', '徐汇区漕溪北路88号1502室')).toContain('手机号')
  expect(await says('oA', '我姓王，13912345678')).toContain('1. 确认预约')
  expect(await says('oA', '1')).toContain('预约成功')
  const booked = await pool.query(`select status from booking where phone = '13912345678'`)
  expect(booked.rows).toEqual([{ status: 'confirmed' }])
})

test('a push that was not signed by WeChat is refused and stores nothing', async () => {
  const { push, program, api } = await official()
  const forged = await push('oF', { MsgType: 'text', Content: '你好' }, { signature: '0'.repeat(40) })
  expect(new Set(forged.map(({ status }) => status))).toEqual(new Set([403]))
  expect(await lines(program, `wechat-official:${api.official.id}:oF`)).toEqual([])
})

test('the word of a person that may not be sent any more is shown as failed, with the reason, and calls somebody', async () => {
  const { clock, says, program, api } = await official()
  await says('oB', '转人工')
  clock.at = new Date(clock.at.getTime() + 49 * 3_600_000)
  const id = `wechat-official:${api.official.id}:oB`
  await program.post(id, { kind: 'staff', act: 'say', staff: 'staff-1', text: '您好，我是小王' })
  await until(async () => (await lines(program, id)).some(({ status }) => status === 'failed'), 'the failure')
  const told = (await alerts(program)).filter(({ conversation_id: of, kind }) => of === id && kind === 'callback')
  expect(told).toMatchObject([{ detail: { why: expect.stringContaining('按微信规定') as string } }])
})
