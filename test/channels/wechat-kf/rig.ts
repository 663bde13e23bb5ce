import { onTestFinished } from 'vitest'
import type { Inbound } from '#channels/channel.ts'
import type { Undelivered } from '#channels/wechat-kf/sent.ts'
import { wechatKf, type WechatKfOptions } from '#channels/wechat-kf/wechat-kf.ts'
import type { Connection } from '#db/client.ts'
import { fakeWechatApi, serveRoutes } from '../../support/fake-wechat-api.ts'

/** A 客服账号 in front of a fake platform, behind a real HTTP server, on a clock that the test sets. */
export async function kfRig(database: Connection, options: Partial<WechatKfOptions> = {}) {
  const clock = { at: new Date('2026-03-04T10:00:00+08:00') }
  const api = await fakeWechatApi(() => clock.at)
  const { corp, kf } = api
  const undelivered: Undelivered[] = []
  const errors: unknown[] = []
  const make = () =>
    wechatKf({
      corpId: corp.id,
      secret: corp.secret,
      token: corp.token,
      aesKeys: [corp.aesKey],
      apiRoot: api.url,
      pool: database.pool,
      now: () => clock.at,
      undelivered: (report) => Promise.resolve(void undelivered.push(report)),
      onError: (error) => void errors.push(error),
      ...options,
    })
  const channel = make()
  const server = await serveRoutes(channel.routes())
  const webhook = `${server.url}/webhooks/wechat-kf`
  /** Resolves when everything that the platform has is stored. */
  const allRead = async () => {
    const text = 'select cursor, followed >= called as done from wechat_kf_account where open_kfid = $1'
    for (;;) {
      const { rows } = await database.pool.query<{ cursor: string | null; done: boolean }>(text, [kf.openKfid])
      if (rows[0]?.done && Number(rows[0].cursor ?? 0) === kf.log.length) return
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
  }
  const close = async () => {
    await server.close()
    await api.close()
  }
  return { channel, make, api, kf, clock, webhook, allRead, undelivered, errors, close }
}

/** The same, started; `received` is what reached the sink. */
export async function startedKf(database: Connection, options: Partial<WechatKfOptions> = {}) {
  const rig = await kfRig(database, options)
  const received: Inbound[] = []
  const stop = new AbortController()
  const running = rig.channel.start((inbound) => Promise.resolve(void received.push(...inbound)), stop.signal)
  onTestFinished(async () => {
    stop.abort()
    await running
    await rig.close()
  })
  const customer = `wm${Math.random().toString(36).slice(2)}`
  const conversationId = `wechat-kf:${rig.kf.openKfid}:${customer}`
  const call = async () => {
    const answers = await rig.kf.call(rig.webhook)
    await rig.allRead()
    return answers
  }
  const says = async (content: string) => {
    rig.kf.customerSays(customer, { msgtype: 'text', text: { content } })
    return call()
  }
  const reply = async (
    text: string,
    choices: readonly { id: string; label: string }[] = [],
    key = `${conversationId}:${Math.random()}`,
  ) => {
    const out = { key, conversationId, text, choices }
    const results = []
    for (const part of rig.channel.render(out)) {
      const result = await rig.channel.send(part, out)
      results.push(result)
      if (!result.ok) break
    }
    return results
  }
  return { ...rig, customer, conversationId, received, call, says, reply }
}
