import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Channel } from '#channels/channel.ts'
import { wechat } from '#channels/wechat/wechat.ts'
import { testDatabase } from '../../support/database.ts'
import { fakeWechaty } from '../wechat/fake-wechaty.ts'
import { lines, running, until } from './running.ts'

const { url, pool } = await testDatabase(2)

function account(stage: ReturnType<typeof fakeWechaty>): Channel {
  return wechat({
    puppet: stage.puppet,
    memory: path.join(os.tmpdir(), `guanjia-roles-${process.pid}`),
    scanKey: 'a-key-of-sixteen-letters',
    now: () => new Date(),
    onError: () => undefined,
    paceMs: 0,
    library: stage.library,
  })
}

test('a login lives in one process: it alone takes up its conversations, and it takes up no others', async () => {
  const stage = fakeWechaty()
  const worker = await running(url, { ROLE: 'worker', WECHATY_PUPPET: 'wechaty-puppet-fake' })
  const login = await running(
    url,
    { ROLE: 'wechat', WECHATY_PUPPET: 'wechaty-puppet-fake' },
    { channels: [account(stage)] },
  )
  await until(async () => (await (await fetch(`${login.url}/readyz`)).text()).includes('"online"'), 'the login')
  stage.says({ id: 'm1', from: 'li', text: '你好' })
  await until(() => stage.seen.length === 1, 'the answer')
  expect(stage.seen[0]?.to).toBe('li')

  await pool.query(`insert into conversation (id, channel, locale) values ('web:main:1', 'web', 'zh')`)
  const event = { kind: 'staff', act: 'say', staff: 'staff-1', text: '我是小王' } as const
  await worker.post('wechat:bot:li', event)
  await until(() => stage.seen.length === 2, 'the word of staff')
  expect(stage.seen[1]?.text).toBe('我是小王')
  await login.post('web:main:1', event)
  await until(
    async () => (await lines(worker, 'web:main:1')).some(({ text }) => text === '我是小王'),
    'the same on the website',
  )
  await until(async () => (await lines(worker, 'wechat:')).every(({ status }) => status !== 'sending'), 'the notes')
  expect(await lines(worker, 'wechat:bot:li')).toMatchObject([
    { sender: 'customer', text: '你好' },
    { sender: 'bot', status: 'sent', payload: { ids: ['out-1'] } },
    { sender: 'event' },
    { sender: 'staff', status: 'sent', payload: { ids: ['out-2'] } },
  ])

  const killed = await pool.query(`update conversation set lease_until = now() - interval '1 second' returning id`)
  expect(killed.rowCount).toBe(2)
  await login.abort()
  expect(await worker.road.sweep()).toBeLessThanOrEqual(1)
  await worker.road.idle()
  const waiting = await pool.query<{ id: string }>('select id from conversation where lease_until is not null')
  expect(waiting.rows.map(({ id }) => id)).toEqual(['wechat:bot:li'])
})
