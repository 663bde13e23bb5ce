import { onTestFinished } from 'vitest'
import type { Inbound } from '#channels/channel.ts'
import { wechatOfficial, type WechatOfficialOptions } from '#channels/wechat-official/wechat-official.ts'
import type { Connection } from '#db/client.ts'
import { fakeWechatApi, serveRoutes } from '../../support/fake-wechat-api.ts'

/** A 公众号 in front of a fake platform, behind a real HTTP server, on a clock that the test sets. */
export async function officialRig(database: Connection, options: Partial<WechatOfficialOptions> = {}) {
  const clock = { at: new Date('2026-03-04T10:00:00+08:00') }
  const api = await fakeWechatApi(() => clock.at)
  const { official } = api
  const channel = wechatOfficial({
    appId: official.id,
    secret: official.secret,
    token: official.token,
    aesKeys: [official.aesKey],
    apiRoot: api.url,
    pool: database.pool,
    now: () => clock.at,
    menuMessages: false,
    ...options,
  })
  const server = await serveRoutes(channel.routes())
  const close = async () => {
    await server.close()
    await api.close()
  }
  return { channel, api, clock, webhook: `${server.url}/webhooks/wechat`, close }
}

/** The same, started; `received` is what reached the sink. Each test has customers of its own. */
export async function startedOfficial(database: Connection, options: Partial<WechatOfficialOptions> = {}) {
  const rig = await officialRig(database, options)
  const received: Inbound[] = []
  const stop = new AbortController()
  const running = rig.channel.start((inbound) => Promise.resolve(void received.push(...inbound)), stop.signal)
  onTestFinished(async () => {
    stop.abort()
    await running
    await rig.close()
  })
  let sent = 0
  const openId = `o${Math.random().toString(36).slice(2)}`
  const conversationId = `wechat-official:${rig.api.official.id}:${openId}`
  /** The customer does something in WeChat; resolves with what our server answered. */
  const push = (fields: Record<string, string | number>, forgery = {}) => {
    const id = fields['MsgType'] === 'event' ? {} : { MsgId: `65472883215774${String(++sent).padStart(5, '0')}` }
    const createTime = Math.floor(rig.clock.at.getTime() / 1000)
    const all = { ToUserName: 'gh_1', FromUserName: openId, CreateTime: createTime, ...id, ...fields }
    rig.api.interact(openId, fields['MsgType'] === 'event' || 'bizmsgmenuid' in fields ? 'event' : 'message')
    return rig.api.pushOfficial(rig.webhook, all, forgery)
  }
  const says = (text: string, forgery = {}) => push({ MsgType: 'text', Content: text }, forgery)
  const reply = async (text: string, choices: readonly { id: string; label: string }[] = []) => {
    const out = { key: `${conversationId}:${Math.random()}`, conversationId, text, choices }
    const results = []
    for (const part of rig.channel.render(out)) {
      const result = await rig.channel.send(part, out)
      results.push(result)
      if (!result.ok) break
    }
    return results
  }
  return { ...rig, openId, conversationId, received, push, says, reply }
}
