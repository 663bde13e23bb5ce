import { handoff, morning } from './fake-chats.ts'
import { expect, test } from './console-page.ts'

const chen = 'web:main:chen'
const chenPage = '/inbox/web%3Amain%3Achen'
const sun = 'wechat-kf:main:u9'

test.use({ viewport: { width: 1440, height: 900 } })
test.beforeEach(({ fake }) => {
  for (const each of morning()) fake.add(each)
})

test('a chat is taken, answered, noted and handed back without touching the mouse', async ({ page, fake, visit }) => {
  await visit()
  const list = page.getByRole('list', { name: '会话' })
  await expect(list.getByRole('link')).toHaveCount(2)
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { name: '陈静', level: 2 }).first()).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { name: 'Michael Brown' })).toBeVisible()
  await page.keyboard.press('k')
  await expect(page).toHaveURL(/chen$/)
  await expect(page.getByText('客户正在排队等人工')).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByText('您正在接待')).toBeVisible()
  expect(fake.chats.get(chen)?.assignee).toBe('ann')

  await page.keyboard.press('r')
  const reply = page.getByRole('textbox', { name: '回复客户' })
  await expect(reply).toBeFocused()
  await page.keyboard.type('您好，我来处理')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('log').getByText('您好，我来处理', { exact: true })).toHaveCount(1)
  await expect(reply).toHaveValue('')

  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  const note = page.getByRole('textbox', { name: '内部备注' })
  await expect(note).toBeFocused()
  await page.keyboard.type('花瓶约 300 元 @赵敏')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('note').filter({ hasText: '花瓶约 300 元' })).toContainText('提醒: @赵敏')
  expect(fake.said.map(({ text }) => text)).toEqual(['您好，我来处理'])

  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await page.getByRole('combobox', { name: '搜索快捷回复' }).fill('late')
  await expect(page.getByRole('option', { name: /师傅迟到/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(reply).toHaveValue('非常抱歉，师傅在路上堵车，预计晚到 20 分钟。')
  await reply.fill('')
  await page.keyboard.press('Escape')

  await page.keyboard.press('e')
  await page.getByRole('dialog').getByRole('textbox').fill('已登记赔付')
  await page.getByRole('button', { name: '交还机器人' }).last().click()
  await expect(page.getByText('机器人正在接待')).toBeVisible()
})

test('all keys are listed, and letters typed into a field are only letters', async ({ page, fake, visit }) => {
  await visit(chenPage)
  await expect(page.getByText('我要人工，现在就要').first()).toBeVisible()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: '键盘快捷键' })
  for (const key of ['接手', '写回复', '写备注', '交还机器人', '结束会话', '快捷回复', '搜索消息', '下一个会话'])
    await expect(help.getByText(key, { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: '回复客户' }).fill('')
  await page.keyboard.type('text j k x')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveURL(/chen$/)
  expect(fake.chats.get(chen)?.assignee).toBe('queue')
})

test('who loses a race is told who was faster', async ({ page, fake, visit }) => {
  await visit(chenPage)
  fake.rival = { id: 'bob', name: '王强', role: 'agent' }
  await page.getByRole('button', { name: '接手' }).click()
  await expect(page.getByText('王强 刚刚接手了').first()).toBeVisible()
  await expect(page.getByText('王强 正在接待')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '回复客户' })).toHaveCount(0)
})

test('what is written but not sent is kept for each conversation, also over a reload', async ({ page, visit }) => {
  await visit(chenPage)
  const reply = page.getByRole('textbox', { name: '回复客户' })
  await reply.fill('给陈静的草稿')
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { name: 'Michael Brown' })).toBeVisible()
  await expect(reply).toHaveValue('')
  await page.reload()
  await expect(page.getByRole('link', { name: /草稿.*给陈静的草稿/ })).toBeVisible()
  await page.getByRole('link', { name: /陈静/ }).first().click()
  await expect(reply).toHaveValue('给陈静的草稿')
})

test('what happens elsewhere is shown at once and in its place', async ({ page, fake, visit }) => {
  await visit()
  const rows = page.getByRole('list', { name: '会话' }).getByRole('link')
  await expect(rows).toHaveCount(2)
  fake.change('web:main:bot1', { assignee: 'queue', handoff: handoff('s1', 1, 0) })
  await expect(rows).toHaveCount(3)
  await expect(rows.first()).toContainText('P1')
  fake.change(chen, { assignee: 'bob', assigneeName: '王强' })
  await expect(rows).toHaveCount(2)
  await expect(page.getByRole('list', { name: '会话' })).not.toContainText('陈静')
})

test('a doubtful message is decided on by a person', async ({ page, visit }) => {
  await visit(`/inbox/${encodeURIComponent(sun)}`)
  const log = page.getByRole('log')
  await expect(log.getByText('不确定是否送达')).toBeVisible()
  await log.getByRole('button', { name: '标为已送达' }).click()
  await expect(log.getByText('不确定是否送达')).toHaveCount(0)
})

test('phone and address are shown in full only to those who serve the customer and ask', async ({
  page,
  fake,
  visit,
}) => {
  await visit(chenPage)
  const card = page.getByRole('complementary', { name: '客户资料' })
  await expect(card.getByText('139****0001').first()).toBeVisible()
  await expect(card.getByText('13900000001')).toHaveCount(0)
  await expect(card.getByRole('button', { name: '显示' })).toHaveCount(0)
  fake.change(chen, { assignee: 'ann', assigneeName: '李娜' })
  await expect(card.getByRole('button', { name: '显示' })).toBeVisible()
  expect(fake.audited).toEqual([])
  await card.getByRole('button', { name: '显示' }).click()
  await expect(card.getByText('13900000001')).toBeVisible()
  expect(fake.audited).toEqual([chen])
})

test('what is to be sent later is said in the company’s time', async ({ page, fake, visit }) => {
  fake.change(chen, { assignee: 'ann', assigneeName: '李娜' })
  await visit(chenPage)
  await page.getByRole('textbox', { name: '回复客户' }).fill('元旦快乐')
  await page.getByRole('button', { name: '稍后发送' }).click()
  await page.getByLabel('发送时间').fill('2020-01-01T09:00')
  await page.getByRole('dialog').getByRole('button', { name: '稍后发送' }).click()
  await expect(page.getByText('请选择将来的时间')).toBeVisible()
  await page.getByLabel('发送时间').fill('2030-01-01T09:00')
  await page.getByRole('dialog').getByRole('button', { name: '稍后发送' }).click()
  await expect(page.getByText(/待发 2030年1月1日/)).toBeVisible()
  expect(fake.chats.get(chen)?.later[0]).toMatchObject({ dueAt: '2030-01-01T01:00:00.000Z', text: '元旦快乐' })
  await expect(page.getByRole('textbox', { name: '回复客户' })).toHaveValue('')
})

test('words are found in all messages and lead to their conversation', async ({ page, visit }) => {
  await visit()
  await expect(page.getByRole('list', { name: '会话' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox').fill('花瓶')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /打碎了/ })
    .click()
  await expect(page).toHaveURL(/chen\?at=\d+$/)
})

test('a break loses nothing: what was missed comes, what was written goes out once', async ({ page, fake, visit }) => {
  fake.change(chen, { assignee: 'ann', assigneeName: '李娜' })
  await visit(chenPage)
  await expect(page.getByText('实时')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '回复客户' })).toBeVisible()
  await fake.stop()
  await expect(page.getByText('与服务器的连接断开了，正在重新连接…')).toBeVisible()
  await page.getByRole('textbox', { name: '回复客户' }).fill('断线时写的')
  await page.keyboard.press('Enter')
  await expect(page.getByText('连接中断，正在重试')).toBeVisible()
  fake.write(chen, { text: '断线时客户写的' })
  await fake.start()
  await expect(page.getByRole('log').getByText('断线时客户写的', { exact: true })).toBeVisible({ timeout: 25_000 })
  await expect(page.getByText('连接中断，正在重试')).toHaveCount(0, { timeout: 25_000 })
  await expect(page.getByRole('log').getByText('断线时写的', { exact: true })).toHaveCount(1)
  await expect(page.getByText('实时')).toBeVisible()
  expect(fake.said.map(({ text }) => text)).toEqual(['断线时写的'])
})

test('whose session has ended is asked to sign in again', async ({ page, fake, visit }) => {
  await visit()
  await expect(page.getByRole('list', { name: '会话' })).toBeVisible()
  fake.signedIn = false
  fake.cut()
  await expect(page.getByRole('heading', { name: '登录客服工作台' })).toBeVisible({ timeout: 15_000 })
})
