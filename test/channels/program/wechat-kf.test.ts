import { expect, test } from 'vitest'
import { testDatabase } from '../../support/database.ts'
import { fakeWechatApi } from '../../support/fake-wechat-api.ts'
import { alerts, lines, running, until } from './running.ts'

const { url } = await testDatabase(1)

test('微信客服: a message is fetched and answered; what did not arrive is shown as failed, once, to a person', async () => {
  const api = await fakeWechatApi()
  const { corp, kf } = api
  const program = await running(url, {
    WECHAT_KF_CORPID: corp.id,
    WECHAT_KF_SECRET: corp.secret,
    WECHAT_KF_TOKEN: corp.token,
    WECHAT_KF_AES_KEY: corp.aesKey,
    WECHAT_KF_API_ROOT: `${api.url}/`,
  })
  const webhook = `${program.url}/webhooks/wechat-kf`
  kf.customerSays('wm1', { msgtype: 'text', text: { content: '你好' } })
  await until(async () => (await kf.call(webhook)).at(-1)?.status === 200, 'the call')
  await until(() => api.delivered.length > 0, 'the answer')
  expect(api.delivered[0]).toMatchObject({ to: 'wm1', msgtype: 'msgmenu' })
  const id = `wechat-kf:${kf.openKfid}:wm1`
  await until(async () => (await lines(program, id)).at(-1)?.status === 'sent', 'the note that it was sent')

  for (let i = 0; i < 2; i++)
    kf.event({
      event_type: 'msg_send_fail',
      external_userid: 'wm1',
      fail_msgid: api.delivered[0]?.msgid,
      fail_type: 10,
    })
  await kf.call(webhook)
  await until(async () => (await lines(program, id)).at(-1)?.status === 'failed', 'the failure')
  expect(await alerts(program)).toEqual([
    { kind: 'callback', conversation_id: id, detail: { seq: 2, why: '客户拒收' } },
  ])
  await api.close()
})
