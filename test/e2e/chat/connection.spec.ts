import { ChatPage, expect, test } from './chat-page.ts'

test('a reload brings the conversation back, without asking for a new one', async ({ chat, server, page }) => {
  await chat.open()
  await chat.say('你好')
  await chat.shows('收到：你好')
  server.say({ text: '请问需要什么服务？' })
  await page.reload()
  await chat.shows('你好')
  await chat.shows('收到：你好')
  await chat.shows('请问需要什么服务？')
  expect(server.sessions).toHaveLength(1)
})

test('a stream that breaks in the middle of an event loses and doubles nothing', async ({ chat, server }) => {
  await chat.open()
  await chat.say('你好')
  await chat.shows('收到：你好')
  for (const text of ['一', '二', '三']) {
    await expect.poll(() => server.openStreams()).toBe(1)
    server.cutStreams(true)
    server.say({ text })
  }
  for (const text of ['一', '二', '三', '你好', '收到：你好']) await chat.shows(text)
})

test('events that are delivered twice show once', async ({ chat, server }) => {
  server.faults.duplicates = true
  await chat.open()
  await chat.say('你好')
  await chat.shows('收到：你好')
  server.say({ text: '还有别的需要吗？' })
  await chat.shows('还有别的需要吗？')
  await chat.shows('你好')
  await chat.shows('收到：你好')
})

test('a restart of the server is announced, survived, and costs no line', async ({ chat, server, page }) => {
  await chat.open()
  await chat.say('你好')
  await chat.shows('收到：你好')
  await server.stop()
  await expect(page.getByText('正在重新连接')).toBeVisible()
  await chat.say('你们还在吗')
  await chat.shows('你们还在吗')
  await server.start()
  await page
    .getByRole('button', { name: '立即重试' })
    .click({ timeout: 1000 })
    .catch(() => {})
  await chat.shows('收到：你们还在吗')
  await expect(page.getByText('正在重新连接')).toHaveCount(0)
  for (const text of ['你好', '收到：你好', '你们还在吗']) await chat.shows(text)
  expect(server.sessions).toHaveLength(1)
})

test('a device without network says so, and catches up when it is back', async ({ chat, server, context, page }) => {
  await chat.open()
  await chat.say('你好')
  await chat.shows('收到：你好')
  await context.setOffline(true)
  await expect(page.getByText('网络已断开')).toBeVisible()
  server.cutStreams()
  server.say({ text: '阿姨已出发' })
  await chat.say('好的')
  await context.setOffline(false)
  await chat.shows('阿姨已出发')
  await chat.shows('收到：好的')
  await expect(page.getByText('网络已断开')).toHaveCount(0)
})

test('where no event stream is to be had, long polling brings the news', async ({ chat, server }) => {
  server.faults.refuseStreams = true
  await chat.open()
  await chat.say('你好')
  await chat.shows('收到：你好')
  server.say({ text: '第一条' })
  await chat.shows('第一条')
  server.say({ text: '第二条' })
  await chat.shows('第二条')
})

test('a stream that is held back on its way is found out and left', async ({ chat, server }) => {
  server.faults.holdStreams = true
  await chat.open()
  await chat.say('一')
  await chat.shows('收到：一')
  await chat.say('二')
  await chat.shows('收到：二')
  // By now the page waits by reading, so it hears the next answer at once.
  await expect.poll(() => server.openPolls()).toBeGreaterThan(0)
  await chat.say('三')
  await chat.shows('收到：三')
})

test('an expired session is replaced with a notice, and what was not accepted goes to the new one', async ({
  chat,
  server,
}) => {
  await chat.open()
  await chat.say('你好')
  await chat.shows('收到：你好')
  server.revokeTokens()
  await chat.say('还记得我吗')
  await chat.shows('收到：还记得我吗')
  await expect(chat.log.getByText('已为您开启新会话')).toBeVisible()
  await chat.shows('收到：你好')
  await chat.shows('还记得我吗')
  expect(server.sessions).toHaveLength(2)
  server.revokeTokens()
  await chat.say('又过期了')
  await chat.shows('收到：又过期了')
  for (const text of ['你好', '还记得我吗', '又过期了']) await chat.shows(text)
})

test('two windows of one browser are one conversation', async ({ chat, server, context }) => {
  await chat.open()
  await chat.say('你好')
  await chat.shows('收到：你好')
  const second = new ChatPage(await context.newPage(), server)
  await second.open()
  await second.shows('收到：你好')
  await second.say('我在另一个窗口')
  await chat.shows('我在另一个窗口')
  await chat.shows('收到：我在另一个窗口')
  expect(server.sessions).toHaveLength(1)

  server.revokeTokens()
  await chat.say('过期之后')
  await chat.shows('收到：过期之后')
  await second.shows('收到：过期之后')
  expect(server.sessions).toHaveLength(2)
})

test('while an earlier conversation is read the page says so, however slow the server', async ({
  chat,
  server,
  page,
}) => {
  await chat.open()
  await chat.say('你好')
  await chat.shows('收到：你好')
  server.faults.delayMs = 1500
  await page.reload()
  await expect(page.getByText('正在读取对话…')).toBeAttached()
  await expect(page.getByText('您可以这样问')).toHaveCount(0)
  await chat.shows('收到：你好')
  await expect(page.getByText('正在读取对话…')).toHaveCount(0)
})

test('without storage and without the company the chat still works', async ({ chat, server, page }) => {
  server.faults.companyMissing = true
  await page.addInitScript("Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden') } })")
  await chat.open()
  await expect(page.getByRole('heading', { name: '在线客服' })).toBeVisible()
  await chat.say('你好')
  await chat.shows('收到：你好')
})
