import { booking, fee, question, quote, services, slots, timeline } from './demo-company.ts'
import type { Said } from '../../support/fake-chat-server.ts'
import { expect, test, type ChatPage } from './chat-page.ts'

async function asked(chat: ChatPage, ...said: readonly Said[]) {
  chat.server.answer = () => said
  await chat.open()
  await chat.say('你好')
  await expect.poll(() => chat.server.stored.length).toBe(1)
}

test('a pressed button sends its id, shows its label and closes the question', async ({ chat, server }) => {
  await asked(chat, question)
  server.answer = () => []
  await chat.log.getByRole('button', { name: '60–90 平' }).click()
  await expect.poll(() => server.stored[1]).toEqual({ id: expect.any(String), choice: 's90' })
  for (const { label } of question.choices) {
    await expect(chat.log.getByRole('button', { name: label })).toBeDisabled()
  }
  await expect(chat.log.getByRole('button', { name: '60–90 平', pressed: true })).toBeVisible()
})

test('the buttons of an older question are dead once a newer one is asked, after a reload too', async ({
  chat,
  server,
  page,
}) => {
  await asked(chat, question)
  await expect(chat.log.getByRole('button', { name: '60–90 平' })).toBeEnabled()
  server.say({ text: '确认吗？', choices: [{ id: 'y', label: '确认' }] })
  await expect(chat.log.getByRole('button', { name: '确认' })).toBeEnabled()
  await expect(chat.log.getByRole('button', { name: '60–90 平' })).toBeDisabled()
  await page.reload()
  await expect(chat.log.getByRole('button', { name: '确认' })).toBeEnabled()
  await expect(chat.log.getByRole('button', { name: '60–90 平' })).toBeDisabled()
})

test('a question stays open while the customer asks something in between', async ({ chat, server }) => {
  await asked(chat, question)
  server.answer = () => [{ text: '含内窗。' }]
  await chat.say('包含窗户吗')
  await chat.shows('含内窗。')
  await expect(chat.log.getByRole('button', { name: '60–90 平' })).toBeEnabled()
})

test('services are tiles that press the button of the same name, beside the buttons that are no service', async ({
  chat,
  server,
}) => {
  await asked(chat, services)
  await chat.shows(services.text)
  await expect(chat.log.getByRole('button', { name: '日常保洁' })).toHaveCount(1)
  await expect(chat.log.getByRole('button', { name: '帮我推荐' })).toBeVisible()
  await chat.log.getByRole('button', { name: '深度保洁' }).click()
  await expect.poll(() => server.stored[1]).toEqual({ id: expect.any(String), choice: '0b2f4e61c9aa' })
  await expect(chat.log.getByRole('button', { name: '深度保洁', pressed: true })).toBeVisible()
})

test('a long list of services begins with the first ones', async ({ chat }) => {
  const items = Array.from({ length: 20 }, (_, index) => ({ id: `s${index}`, name: `服务${index}号` }))
  await asked(chat, { text: '哪一项？', card: { kind: 'services', items } })
  await expect(chat.log.getByRole('button', { name: /^服务/ })).toHaveCount(8)
  await chat.log.getByRole('button', { name: '查看全部 20 项服务' }).click()
  await expect(chat.log.getByRole('button', { name: /^服务/ })).toHaveCount(20)
})

test('an entry of a card without a button says its name', async ({ chat, server }) => {
  await asked(chat, { text: '哪一项？', card: services.card })
  await chat.log.getByRole('button', { name: '擦玻璃' }).click()
  await expect.poll(() => server.stored[1]?.text).toBe('擦玻璃')
})

test('free times show who would come, and press their button', async ({ chat, server }) => {
  await asked(chat, slots)
  await expect(chat.log.getByRole('button', { name: /14:00.*李阿姨/s })).toBeVisible()
  await expect(chat.log.getByRole('button', { name: '换个时间' })).toBeVisible()
  await chat.log.getByRole('button', { name: /14:00/ }).click()
  await expect.poll(() => server.stored[1]?.choice).toBe('1f9e2b6a8d07')
})

test('a quote shows every fact of the offer once, and hides no line that the card lacks', async ({ chat }) => {
  await asked(chat, quote(new Date()))
  const card = chat.log.getByRole('region', { name: '报价单' })
  for (const fact of [
    '11月28日周六 09:00–12:00',
    '王阿姨（评分4.9，已完成640单，身份已核验）',
    '徐汇区漕溪北路88号1502室',
    '陈女士 139****0001',
    '¥205',
    '¥165',
    '3小时 × ¥55',
    '无需定金',
    '约 3.5 小时 · 1 人',
    '外窗、拆洗家电',
    /前一天18:00前免费/,
    /免费返工/,
    /报价有效至/,
  ]) {
    await expect(card.getByText(fact).first()).toBeVisible()
  }
  await expect(chat.log.getByText('¥205')).toHaveCount(1)
  await expect(chat.log.getByText('取消：前一天')).toHaveCount(0)
  await expect(chat.log.getByText('押金：本单另收钥匙押金，完工退还')).toBeVisible()
  await expect(chat.log.getByText('时间为您保留到10:40，请确认：')).toBeVisible()
  await expect(chat.log.getByRole('button', { name: '确认预约' })).toBeEnabled()
})

test('a quote that was answered says nothing about its validity any more', async ({ chat, server }) => {
  await asked(chat, quote(new Date(Date.now() - 3_600_000)))
  server.answer = () => [booking]
  await chat.log.getByRole('button', { name: '确认预约' }).click()
  await expect(chat.log.getByText('预约成功', { exact: true })).toBeVisible()
  await expect(chat.log.getByText('报价已过期')).toHaveCount(0)
})

test('an expired quote says so', async ({ chat }) => {
  await asked(chat, quote(new Date(Date.now() - 3_600_000)))
  await expect(chat.log.getByText('报价已过期')).toBeVisible()
})

test('a booking, a fee and the progress of a visit have cards of their own', async ({ chat }) => {
  await asked(chat, booking, fee, timeline)
  await expect(chat.log.getByRole('region', { name: '预约成功' }).getByText('GJ26112800017')).toBeVisible()
  await expect(chat.log.getByRole('region', { name: '费用' }).getByText('¥41', { exact: true })).toBeVisible()
  const progress = chat.log.getByRole('region', { name: '服务进度' })
  await expect(progress.locator('[aria-current=step]')).toContainText('已出发')
  await expect(progress.getByText('预计 08:55 到达')).toBeVisible()
})

test('a card of an unknown kind, or one without its facts, is the text alone', async ({ chat }) => {
  await asked(
    chat,
    { text: '优惠：新客立减', card: { kind: 'coupon', amount: 3 } },
    { text: '报价：¥1', card: { kind: 'quote' } },
  )
  await chat.shows('优惠：新客立减')
  await chat.shows('报价：¥1')
})

test('markup is text; addresses are links in what the company says, not in what the customer says', async ({
  chat,
  server,
}) => {
  const attack = '<img src=x onerror=alert(1)> https://evil.example/a'
  await asked(chat, { text: '说明见 https://example.com/help?a=1。' }, { from: 'staff', text: '<b>您好</b>' })
  await chat.shows('<b>您好</b>')
  server.answer = () => []
  await chat.say(attack)
  await chat.shows(attack)
  const link = chat.log.getByRole('link')
  await expect(link).toHaveCount(1)
  await expect(link).toHaveAttribute('href', 'https://example.com/help?a=1')
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer')
})

test('bot, staff and system are told apart', async ({ chat }) => {
  await asked(
    chat,
    { text: '我来帮您' },
    { from: 'system', text: '已转接人工客服' },
    { from: 'staff', text: '我是小赵' },
  )
  await expect(chat.log.getByText('AI 自动助手')).toBeVisible()
  await expect(chat.log.getByText('人工客服', { exact: true })).toBeVisible()
  await chat.shows('已转接人工客服')
})

test('the bot is seen typing until it answers', async ({ chat, server }) => {
  await asked(chat)
  await expect(chat.log.getByText('助手正在输入')).toBeAttached()
  server.say({ text: '好了' })
  await chat.shows('好了')
  await expect(chat.log.getByText('助手正在输入')).toHaveCount(0)
})
