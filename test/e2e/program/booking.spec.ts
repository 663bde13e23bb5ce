import { expect, test, type Page } from '@playwright/test'
import { startServer } from './server.ts'

let server: Awaited<ReturnType<typeof startServer>>
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())
test.setTimeout(90_000)

const log = (page: Page) => page.getByRole('log')
const say = async (page: Page, text: string) => {
  await page.getByRole('textbox').fill(text)
  await page.getByRole('textbox').press('Enter')
}

test('a customer books, is told of the visit, and loses nothing when the server is killed in between', async ({
  page,
}) => {
  await page.goto(`${server.url}/?demo`)
  await say(page, '想约周六下午的保洁')
  await expect(log(page)).toContainText('多少平')
  await say(page, '90平')
  await expect(log(page)).toContainText('哪个合适')

  await server.kill()
  await say(page, '第一个')
  await server.start()
  await expect(log(page)).toContainText('地址', { timeout: 30_000 })
  await expect(log(page).getByText('第一个', { exact: true })).toHaveCount(1)

  await say(page, '徐汇区漕溪北路100号3栋501室')
  await expect(log(page)).toContainText('手机')
  await say(page, '王女士 13812345678')
  await expect(log(page)).toContainText('¥165')
  await page.getByRole('button', { name: '确认预约' }).click()
  await expect(log(page)).toContainText('预约成功')

  await page.reload()
  await expect(log(page).getByText('想约周六下午的保洁', { exact: true })).toHaveCount(1)
  await expect(log(page).getByText(/预约成功！/)).toHaveCount(1)

  await page.getByText('演示面板').click()
  await page.getByRole('button', { name: /出发/ }).first().click()
  await expect(log(page)).toContainText('已经出发')
  await say(page, '阿姨到哪了')
  await expect(log(page)).toContainText('进度')
})

test('a customer writes in English and asks for a person', async ({ page }) => {
  await page.goto(server.url)
  await say(page, 'how much is cleaning for a flat of 100 square metres')
  await expect(log(page)).toContainText('¥')
  await say(page, 'let me talk to a real person please')
  await expect(log(page)).toContainText('passed you on')
})
