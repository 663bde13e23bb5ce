import type { Browser, BrowserContext, Page } from '@playwright/test'
import { codeOf } from '../../support/browser.ts'
import { startServer } from '../program/server.ts'
import { expect, faultsOf, test } from './console-page.ts'

const desktop = { width: 1440, height: 900 }
const password = 'eine lange Zeile aus dem Lied'
const pictures = 'test-results/pictures/console'

let server: Awaited<ReturnType<typeof startServer>>
const faults: string[][] = []
const contexts: BrowserContext[] = []

test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)
test.beforeAll(async () => {
  test.setTimeout(120_000)
  server = await startServer()
})
test.afterAll(async () => {
  for (const context of contexts) await context.close()
  await server.stop()
})

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: desktop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  contexts.push(context)
  const page = await context.newPage()
  faults.push(faultsOf(page))
  return page
}

/** Follows a one-time link to the end. @returns the secret that the authenticator was shown */
async function join(page: Page, link: string, first?: { name: string; email: string }): Promise<string> {
  await page.goto(link)
  if (first) {
    await page.getByLabel('姓名').fill(first.name)
    await page.getByLabel('邮箱').fill(first.email)
  }
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByLabel('再次输入密码').fill(password)
  await page.getByRole('button', { name: '设置并继续' }).click()
  await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible()
  await page.getByText('无法扫描？手动输入密钥').click()
  const shown = await page.locator('details p').innerText()
  const secret = shown.replace('密钥', '').replaceAll(/\s/g, '')
  await page.screenshot({ path: `${pictures}/enrolment.png` })
  await page.getByLabel('验证码').fill(codeOf(secret))
  await expect(page.getByRole('heading', { name: '请保存恢复码' })).toBeVisible()
  await expect(page.getByRole('listitem')).toHaveCount(10)
  await page.screenshot({ path: `${pictures}/recovery-codes.png` })
  await page.getByRole('button', { name: '我已保存恢复码' }).click()
  await expect(page.getByRole('navigation').getByRole('link', { name: '收件箱' }).first()).toBeVisible()
  return secret
}

const say = async (page: Page, text: string) => {
  await page.getByRole('textbox').fill(text)
  await page.getByRole('textbox').press('Enter')
}
const reply = (page: Page) => page.getByRole('textbox', { name: '回复客户' })
const rows = (page: Page) => page.getByRole('list', { name: '会话' }).getByRole('link')

let admin: Page
let ann: Page
let bob: Page
let customer: Page
let annsSecret: string
/** Who has the chat after the race, and who has not. */
let holder: Page
let colleague: Page

test('the first admin joins by the printed link and invites the team', async ({ browser }) => {
  const link = /http:\S+\/console\/join\/\S+/.exec(server.printed())?.[0]
  expect(link).toBeDefined()
  admin = await newPage(browser)
  await join(admin, link ?? '', { name: '赵敏', email: 'zhao@example.com' })
  await admin.goto(`${server.url}/console/settings/staff`)
  const invite = async (name: string, email: string) => {
    await admin.getByRole('button', { name: '邀请员工' }).click()
    await admin.getByRole('textbox', { name: '姓名' }).fill(name)
    await admin.getByRole('textbox', { name: '邮箱' }).fill(email)
    await admin.getByRole('button', { name: '生成链接' }).click()
    const made = await admin.getByRole('textbox', { name: '一次性链接' }).inputValue()
    await admin.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click()
    return made
  }
  ann = await newPage(browser)
  annsSecret = await join(ann, await invite('李娜', 'lina@example.com'))
  bob = await newPage(browser)
  await join(bob, await invite('王强', 'wang@example.com'))
  await admin.reload()
  await expect(admin.getByRole('row', { name: /李娜/ })).toContainText('在用')
  await admin.screenshot({ path: `${pictures}/staff.png` })
})

test('a customer asks for a person and is in the queue at once', async ({ browser }) => {
  customer = await newPage(browser)
  await customer.goto(server.url)
  await say(customer, '想约周六下午的保洁')
  await expect(customer.getByRole('log')).toContainText('多少平')
  await ann.goto(`${server.url}/console/inbox`)
  await ann.getByRole('group', { name: '范围' }).getByRole('button', { name: /排队/ }).click()
  await expect(ann.getByText('没有客户在排队')).toBeVisible()
  await say(customer, '转人工')
  await expect(rows(ann)).toHaveCount(1, { timeout: 10_000 })
  await expect(rows(ann).first()).toContainText('转人工')
})

test('staff take over, both sides see each other at once, and notes stay inside', async () => {
  await rows(ann).first().click()
  await expect(ann.getByRole('log')).toContainText('多少平')
  await ann.keyboard.press('t')
  await expect(ann.getByText('您正在接待')).toBeVisible()
  await reply(ann).fill('您好，我是李娜，您想改成几点？')
  await reply(ann).press('Enter')
  await expect(customer.getByRole('log').getByText('您好，我是李娜，您想改成几点？')).toBeVisible()
  await expect(ann.getByRole('log').getByText('您好，我是李娜，您想改成几点？', { exact: true })).toHaveCount(1)
  await say(customer, '下午三点行不行')
  await expect(ann.getByRole('log').getByText('下午三点行不行', { exact: true })).toBeVisible()

  await ann.getByRole('radio', { name: '内部备注' }).click()
  await ann.getByRole('textbox', { name: '内部备注' }).fill('这位客户很急')
  await ann.getByRole('button', { name: '保存' }).click()
  await expect(ann.getByRole('note')).toContainText('这位客户很急')
  await ann.screenshot({ path: `${pictures}/taken.png` })

  await ann.goto(`${server.url}/console/settings/canned`)
  await ann.getByRole('button', { name: '添加快捷回复' }).click()
  await ann.getByRole('textbox', { name: '简称' }).fill('deng')
  await ann.getByRole('textbox', { name: '标题' }).fill('稍等')
  await ann.getByRole('textbox', { name: '中文内容' }).fill('我是{{staff.name}}，请稍等，马上为您核实。')
  await ann.getByRole('button', { name: '保存' }).click()
  await expect(ann.getByText('/deng')).toBeVisible()
  await ann.goBack()
  await reply(ann).press('/')
  await ann.getByRole('combobox', { name: '搜索快捷回复' }).fill('deng')
  await expect(ann.getByRole('option', { name: /稍等/ })).toBeVisible()
  await ann.keyboard.press('Enter')
  await expect(reply(ann)).toHaveValue('我是李娜，请稍等，马上为您核实。')
  await reply(ann).press('Enter')
  await expect(customer.getByRole('log').getByText('我是李娜，请稍等，马上为您核实。')).toBeVisible()
  await expect(customer.getByRole('log')).not.toContainText('这位客户很急')
})

test('a killed server loses nothing of what either side wrote', async () => {
  await server.kill()
  await expect(ann.getByText('与服务器的连接断开了，正在重新连接…')).toBeVisible()
  await reply(ann).fill('断线时客服写的')
  await reply(ann).press('Enter')
  await say(customer, '断线时客户写的')
  await server.start()
  // After a long outage the customer is asked whether to send it again.
  const again = customer.getByRole('button', { name: '未发出，点此重发' })
  if (await again.isVisible()) await again.click()
  await expect(customer.getByRole('log').getByText('断线时客服写的', { exact: true })).toHaveCount(1, {
    timeout: 40_000,
  })
  await expect(ann.getByRole('log').getByText('断线时客户写的', { exact: true })).toHaveCount(1, { timeout: 40_000 })
  await expect(ann.getByRole('log').getByText('断线时客服写的', { exact: true })).toHaveCount(1)
  await expect(ann.getByText('实时')).toBeVisible({ timeout: 30_000 })
})

test('handed back, the customer hears what was done and goes on where the bot stopped', async () => {
  await ann.getByRole('button', { name: '交还机器人' }).click()
  await ann.getByRole('dialog').getByRole('textbox').fill('已为您备注下午三点')
  await ann.getByRole('dialog').getByRole('button', { name: '交还机器人' }).click()
  await expect(ann.getByText('机器人正在接待')).toBeVisible()
  await expect(customer.getByRole('log')).toContainText('已为您备注下午三点')
  await say(customer, '90平')
  // Three in the afternoon was told to Ann and is not asked again.
  await expect(customer.getByRole('log')).toContainText('15:00 可以约')
})

test('of two who take a chat at once one has it, and the other is told who', async () => {
  await say(customer, '转人工')
  await bob.goto(`${server.url}/console/inbox`)
  for (const page of [ann, bob]) {
    await page.getByRole('group', { name: '范围' }).getByRole('button', { name: /排队/ }).click()
    await expect(rows(page)).toHaveCount(1, { timeout: 10_000 })
    await rows(page).first().click()
    await expect(page.getByRole('main').getByRole('button', { name: '接手' })).toBeVisible()
  }
  // Both press at the same moment; a click of the test's own would come after the other page has heard of the first.
  const moment = Date.now() + 1500
  for (const page of [ann, bob])
    await page.evaluate(
      `setTimeout(() => document.querySelector('[aria-keyshortcuts=t]').click(), ${moment} - Date.now())`,
    )
  const held = (page: Page) => page.getByText('您正在接待').isVisible()
  await expect.poll(async () => [await held(ann), await held(bob)].filter(Boolean).length).toBe(1)
  const [winner, loser] = (await held(ann)) ? (['李娜', bob] as const) : (['王强', ann] as const)
  await expect(loser.getByText(`${winner} 刚刚接手了`).first()).toBeVisible()
  ;[holder, colleague] = loser === bob ? [ann, bob] : [bob, ann]
})

test('what is learnt of the customer is kept, found again, and goes with the chat to a colleague', async () => {
  const card = holder.getByRole('complementary', { name: '客户资料' })
  await card.getByRole('button', { name: '编辑' }).click()
  await holder.getByRole('dialog').getByLabel('姓名').fill('周女士')
  await holder.getByRole('dialog').getByLabel('电话').fill('13812345678')
  await holder.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(card.getByRole('heading', { name: '周女士' })).toBeVisible()
  await expect(card.getByText('13812345678')).toHaveCount(0)
  await card.getByRole('button', { name: '显示' }).click()
  await expect(card.getByText('13812345678')).toBeVisible()
  await card.getByRole('combobox', { name: '添加标签' }).fill('老客户')
  await card.getByRole('combobox', { name: '添加标签' }).press('Enter')
  await expect(card.getByRole('list', { name: '标签' })).toContainText('老客户')
  await expect(card.getByText('以往转接')).toBeVisible()

  await reply(holder).fill('明早再跟您确认')
  await holder.getByRole('button', { name: '稍后发送' }).click()
  await holder.getByRole('dialog').getByRole('button', { name: '稍后发送' }).click()
  await expect(holder.getByText(/待发/)).toBeVisible()
  await holder.getByRole('button', { name: '取消发送' }).click()
  await expect(holder.getByText(/待发/)).toHaveCount(0)

  await holder.getByRole('heading', { name: '周女士' }).first().click()
  await holder.keyboard.press('Control+k')
  await holder.getByRole('searchbox').fill('下午三点')
  await expect(
    holder
      .getByRole('dialog')
      .getByRole('button', { name: /周女士/ })
      .first(),
  ).toBeVisible()
  await holder.keyboard.press('Escape')

  await holder.getByRole('button', { name: '更多操作' }).click()
  await holder.getByRole('menuitem', { name: '转接' }).click()
  const to = holder === ann ? '王强 · 客服' : '李娜 · 客服'
  await holder.getByLabel('转给').selectOption({ label: to })
  await holder.getByRole('dialog').getByRole('textbox').fill('请接着跟进')
  await holder.getByRole('dialog').getByRole('button', { name: '转接' }).click()
  await expect(holder.getByText('您看不到这个会话')).toBeVisible()
  await colleague.getByRole('group', { name: '范围' }).getByRole('button', { name: /我的/ }).click()
  await rows(colleague).filter({ hasText: '周女士' }).click()
  await expect(colleague.getByRole('note').filter({ hasText: '请接着跟进' })).toBeVisible()
  await expect(colleague.getByText('您正在接待')).toBeVisible()
  await colleague.getByRole('button', { name: '结束', exact: true }).click()
  await colleague.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
  await expect(colleague.getByText('机器人正在接待')).toBeVisible()
})

test('signing out ends it, and coming back takes password and code', async () => {
  await ann.getByRole('button', { name: /李娜/ }).click()
  await ann.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(ann.getByRole('heading', { name: '登录客服工作台' })).toBeVisible()
  await ann.screenshot({ path: `${pictures}/login.png` })
  await ann.getByLabel('邮箱').fill('lina@example.com')
  await ann.getByLabel('密码').fill('not the password at all')
  await ann.getByRole('button', { name: '登录' }).click()
  await expect(ann.getByRole('alert')).toBeVisible()
  await ann.getByLabel('密码').fill(password)
  await ann.getByRole('button', { name: '登录' }).click()
  await ann.getByLabel('验证码').fill(codeOf(annsSecret, 1))
  await expect(ann.getByRole('navigation').getByRole('link', { name: '收件箱' }).first()).toBeVisible()
  await ann.goto(`${server.url}/console/settings`)
  await expect(ann.getByText('当前设备')).toBeVisible()
  expect(faults.flat()).toEqual([])
})
