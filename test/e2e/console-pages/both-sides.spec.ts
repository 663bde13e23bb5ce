import { Buffer } from 'node:buffer'
import type { Page } from '@playwright/test'
import { pdf, png } from '../../support/pictures.ts'
import { expect, test, type Stage } from './stage-page.ts'

test.setTimeout(120_000)

// Pictures for people to look at.
const pictures = 'test-results/pictures/both-sides'
const phone = { width: 390, height: 844 }
const log = (page: Page) => page.getByRole('log')

/** The website as a customer has it on a telephone. */
async function customerOf(page: Page, stage: Stage, locale: 'zh-CN' | 'en-GB') {
  const context = await page.context().browser()?.newContext({ locale, viewport: phone })
  if (!context) throw new Error('there is no browser')
  const customer = await context.newPage()
  const opened = customer.waitForResponse((answer) => answer.url().endsWith('/api/chat/sessions'))
  await customer.goto(stage.url)
  const say = async (text: string) => {
    await customer.getByRole('textbox').fill(text)
    await customer.getByRole('textbox').press('Enter')
  }
  return {
    customer,
    say,
    opened: async () => ((await (await opened).json()) as { conversationId: string }).conversationId,
  }
}

test('a customer waits, is told so, meets a colleague by name, sees her type, gets files, and goes on with the bot', async ({
  page,
  stage,
  visit,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await visit('/settings')
  await page.getByLabel('对客户显示的称呼').fill('客服小李')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存', { exact: true })).toBeVisible()

  const { customer, say, opened } = await customerOf(page, stage, 'zh-CN')
  await say('转人工')
  await expect(log(customer)).toContainText('已经为您转人工')
  await say('洗衣机漏水了，师傅什么时候能来')
  await expect(log(customer)).toContainText('同事能看到您的留言', { timeout: 15_000 })
  await customer.screenshot({ path: `${pictures}/waiting-phone-zh.png` })

  const id = await opened()
  await visit(`/inbox/${encodeURIComponent(id)}`)
  await page.getByRole('main').getByRole('button', { name: '接手' }).click()
  await expect(log(customer)).toContainText('客服小李已接入')
  await expect(log(customer)).not.toContainText('李娜')
  const reply = page.getByRole('textbox', { name: '回复客户' })
  await reply.pressSequentially('您好，', { delay: 30 })
  await expect(log(customer).getByText('客服正在输入')).toBeVisible()
  await customer.screenshot({ path: `${pictures}/typing-phone-zh.png` })

  await page.locator('input[type=file]').setInputFiles([
    { name: '排水管位置.png', mimeType: 'image/png', buffer: Buffer.from(png(640, 400)) },
    { name: '报价单.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) },
  ])
  await expect(page.getByRole('list', { name: '附件' }).getByText('上传中')).toHaveCount(0)
  await page.screenshot({ path: `${pictures}/composer-desktop-zh.png` })
  await reply.fill('您好，位置和报价在这里')
  await reply.press('Enter')
  await expect(log(customer).getByRole('img', { name: '排水管位置.png' })).toBeVisible()
  await expect(log(customer).getByText('客服小李', { exact: true }).first()).toBeVisible()
  await expect(log(customer).getByText('客服正在输入')).toHaveCount(0)
  const saved = customer.waitForEvent('download')
  await log(customer).getByRole('button', { name: '下载 报价单.pdf' }).click()
  expect((await saved).suggestedFilename()).toBe('报价单.pdf')
  await customer.screenshot({ path: `${pictures}/files-phone-zh.png` })
  await expect(log(page).getByRole('img', { name: '排水管位置.png' })).toBeVisible()
  await expect(page.getByText(/上一条回复已送达/)).toBeVisible()
  await page.screenshot({ path: `${pictures}/sent-desktop-zh.png` })
  await page.setViewportSize(phone)
  await page
    .locator('input[type=file]')
    .setInputFiles([
      { name: '一个名字非常非常长的现场照片文件.png', mimeType: 'image/png', buffer: Buffer.from(png(64, 64)) },
    ])
  await page.screenshot({ path: `${pictures}/composer-phone-zh.png` })
  await page.getByRole('button', { name: /^移除/ }).click()
  await page.setViewportSize({ width: 1440, height: 900 })

  await say('对了，擦玻璃怎么收费？')
  await expect(log(page).getByText('对了，擦玻璃怎么收费？')).toBeVisible()
  await reply.press('Escape')
  await page.keyboard.press('e')
  await page.getByRole('dialog').getByRole('button', { name: '交还机器人' }).click()
  await expect(log(customer)).toContainText('接下来由自动助手继续')
  await expect(log(customer).getByText(/擦玻璃：\d+元/)).toBeVisible()
  await customer.screenshot({ path: `${pictures}/back-phone-zh.png` })
  await customer.context().close()
})

test('an English customer is told the same in English', async ({ page, stage, visit }) => {
  await page.addInitScript(`localStorage.setItem('guanjia.console.locale', 'en')`)
  await page.setViewportSize(phone)
  const { customer, say, opened } = await customerOf(page, stage, 'en-GB')
  await say('let me talk to a person please')
  await expect(log(customer)).toContainText('passed you on')
  await say('my washing machine leaks')
  await expect(log(customer)).toContainText('my colleagues see it', { timeout: 15_000 })
  await visit(`/inbox/${encodeURIComponent(await opened())}`)
  await page.getByRole('main').getByRole('button', { name: 'Take', exact: true }).click()
  await expect(log(customer)).toContainText('has joined the chat')
  await customer.screenshot({ path: `${pictures}/taken-phone-en.png` })
  await page.screenshot({ path: `${pictures}/inbox-phone-en.png` })
  await customer.context().close()
})
