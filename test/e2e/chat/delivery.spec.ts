import { expect, test } from './chat-page.ts'

test('a message shows at once, then as sent, then with its answer', async ({ chat, server }) => {
  server.faults.delayMs = 400
  await chat.open()
  await chat.say('你好')
  await chat.shows('你好')
  await expect(chat.log.getByText('发送中')).toBeVisible()
  await expect(chat.field).toHaveValue('')
  await chat.shows('收到：你好')
  await chat.shows('你好')
  await expect(chat.log.getByText('发送中')).toHaveCount(0)
  expect(server.sessions).toEqual([{ locale: 'zh' }])
})

test('a burst arrives complete and in the order in which it was written', async ({ chat, server }) => {
  server.faults.delayMs = 150
  server.answer = () => []
  await chat.open()
  const burst = ['我想约保洁', '周六', '上午', '90 平', '有两只猫', '带工具']
  for (const text of burst) await chat.say(text)
  await expect.poll(() => server.stored.map(({ text }) => text)).toEqual(burst)
  for (const text of burst) await chat.shows(text)
  expect(server.sessions).toHaveLength(1)
})

test('a post whose answer is lost is repeated under its id and counts once', async ({ chat, server }) => {
  await chat.open()
  server.faults.cutPosts = { count: 2, when: 'after' }
  await chat.say('帮我取消订单')
  await chat.shows('收到：帮我取消订单')
  await expect(chat.log.getByText('发送中')).toHaveCount(0)
  await chat.shows('帮我取消订单')
  expect(new Set(server.posts.map(({ id }) => id)).size).toBe(1)
  expect(server.stored).toHaveLength(1)
})

test('a post that never arrived is repeated until it does, ahead of what was written later', async ({
  chat,
  server,
}) => {
  await chat.open()
  server.faults.cutPosts = { count: 3, when: 'before' }
  await chat.say('第一句')
  await chat.say('第二句')
  await chat.shows('收到：第二句')
  expect(server.stored.map(({ text }) => text)).toEqual(['第一句', '第二句'])
})

test('after a long outage a message has failed, and a tap sends it under the same id', async ({
  chat,
  server,
  page,
}) => {
  await page.clock.install()
  await chat.open()
  await chat.say('在吗')
  await chat.shows('收到：在吗')
  await server.stop()
  await chat.say('明天能来吗')
  const failed = chat.log.getByRole('button', { name: '未发出，点此重发' })
  await expect(async () => {
    await page.clock.runFor(10_000)
    await expect(failed).toBeVisible({ timeout: 100 })
  }).toPass()
  await server.start()
  await page.clock.runFor(1000)
  expect(server.stored).toHaveLength(1)
  await failed.click()
  await expect(async () => {
    await page.clock.runFor(1000)
    expect(server.stored.map(({ text }) => text)).toEqual(['在吗', '明天能来吗'])
  }).toPass()
  await chat.shows('收到：明天能来吗')
  await expect(failed).toHaveCount(0)
})

test('a refused message says so, keeps nothing else back, and may be tried again', async ({ chat, server }) => {
  server.faults.refusals = { count: 1, status: 400 }
  await chat.open()
  await chat.say('第一句')
  await chat.say('第二句')
  await chat.shows('收到：第二句')
  const again = chat.log.getByRole('button', { name: '未发出，点此重试' })
  await again.click()
  await chat.shows('收到：第一句')
  expect(server.posts[0]?.id).toBe(server.posts[2]?.id)
})

test('too many messages are held back for as long as the server asks', async ({ chat, server }) => {
  await chat.open()
  server.faults.tooMany = { count: 1, retryAfterSeconds: 2 }
  await chat.say('快')
  await expect(chat.log.getByText('发送较快，稍候会自动发出')).toBeVisible()
  const refusedAt = Date.now()
  await chat.say('更快')
  await chat.shows('收到：更快')
  expect(Date.now() - refusedAt).toBeGreaterThan(1500)
  expect(server.posts.map(({ text }) => text)).toEqual(['快', '快', '更快'])
})

test('what was not sent when the page was closed is sent when it opens again, once', async ({ chat, server, page }) => {
  await chat.open()
  await chat.say('你好')
  await chat.shows('收到：你好')
  server.faults.cutPosts = { count: 1000, when: 'before' }
  await chat.say('我要改时间')
  await expect.poll(() => server.posts.length).toBeGreaterThan(1)
  await page.reload()
  await chat.shows('我要改时间')
  server.faults.cutPosts.count = 0
  await chat.shows('收到：我要改时间')
  await chat.shows('我要改时间')
  expect(server.stored.map(({ text }) => text)).toEqual(['你好', '我要改时间'])
})
