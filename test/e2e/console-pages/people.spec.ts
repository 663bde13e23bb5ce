import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test, type Stage } from './stage-page.ts'

test.setTimeout(90_000)

const inbox = (chat: string) => `/inbox/${encodeURIComponent(chat)}`

/** Somebody else of the staff does something by the API, as his own page would. */
async function does(page: Page, stage: Stage, role: 'agent' | 'supervisor' | 'admin', path: string, data: object = {}) {
  const answer = await page.request.post(`${stage.url}/api/console${path}`, {
    headers: { origin: stage.url, cookie: stage.cookies[role] },
    data,
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** A customer on the website who wants a person. */
async function customerWaits(page: Page, stage: Stage) {
  const answer = await page.request.post(`${stage.url}/api/chat/sessions`, { data: { locale: 'zh' } })
  const { token, conversationId } = (await answer.json()) as { token: string; conversationId: string }
  const say = async (text: string) => {
    const sent = await page.request.post(`${stage.url}/api/chat/messages`, {
      headers: { authorization: `Bearer ${token}` },
      data: { id: randomUUID(), text },
    })
    expect(sent.ok()).toBe(true)
  }
  await say('转人工')
  return { conversationId, say }
}

test('two files of one customer become one, and two again', async ({ page, stage, visit }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await visit(inbox(stage.twice[0]))
  const card = page.getByRole('complementary', { name: '客户资料' })
  await card.getByRole('button', { name: '合并' }).click()
  const asked = page.getByRole('dialog', { name: /周小姐/ })
  await expect(asked).toContainText('合并后可以撤销')
  await asked.getByRole('button', { name: '合并' }).click()
  await expect(card.getByText('已合并「周小姐」')).toBeVisible()
  await visit(inbox(stage.twice[1]))
  await expect(card.getByText('周女士').first()).toBeVisible()
  await visit(inbox(stage.twice[0]))
  await card.getByRole('button', { name: '撤销' }).click()
  await expect(card.getByText('已撤销与「周小姐」的合并')).toBeVisible()
  await visit(inbox(stage.twice[1]))
  await expect(card.getByText('周小姐').first()).toBeVisible()
})

test('a supervisor gives a waiting chat to a colleague', async ({ page, stage, visit }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await visit(inbox(stage.waits))
  await page
    .getByRole('button', { name: '更多操作' })
    .or(page.getByRole('button', { name: '分配给…' }))
    .first()
    .click()
  const item = page.getByRole('menuitem', { name: '分配给…' })
  if (await item.isVisible()) await item.click()
  const dialog = page.getByRole('dialog', { name: '转接会话' })
  await dialog.getByLabel('转给').selectOption({ label: '李娜 · 客服' })
  await dialog.getByRole('button', { name: '转接' }).click()
  await expect(page.getByText('李娜 正在接待').first()).toBeVisible()
})

test.describe('for an admin', () => {
  test.use({ role: 'admin' })
  test('whoever serves nobody says why, and it is in the audit', async ({ page, stage, visit }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    const { conversationId } = await customerWaits(page, stage)
    await visit(inbox(conversationId))
    await page.getByRole('main').getByRole('button', { name: '接手' }).click()
    const dialog = page.getByRole('dialog', { name: '代为处理' })
    await dialog.getByLabel('理由').fill('客服都在路上，客户等了很久')
    await dialog.getByRole('button').last().click()
    await expect(page.getByText('您正在接待')).toBeVisible()
    await visit('/settings/audit')
    await expect(page.getByText('客服都在路上，客户等了很久').first()).toBeVisible()
  })
})

test('the photo that a customer sent is in the complaint, as what it is', async ({ page, stage, visit }) => {
  await visit('/cases')
  await page
    .getByRole('region', { name: '投诉' })
    .getByRole('row', { name: /煤气味/ })
    .getByRole('link')
    .click()
  await expect(page.getByText('已提醒客户别碰电器和明火')).toBeVisible()
  const photo = page.getByRole('img', { name: '第 1 张照片' })
  await expect(photo).toBeVisible()
  await expect.poll(() => photo.evaluate((image: { naturalWidth?: number }) => image.naturalWidth)).toBe(1)
  const [shown] = await Promise.all([page.context().waitForEvent('page'), photo.click()])
  await shown.waitForLoadState()
  expect(shown.url()).toContain('/media/')
  expect(stage.url).toBe(new URL(shown.url()).origin)
})

test.describe('for an agent on another page', () => {
  test.use({ role: 'agent', permissions: ['notifications'] })
  test('a customer who writes shows in the tab, and calls where that was chosen', async ({ page, stage, visit }) => {
    await page.addInitScript(`
      window.shown = []
      window.Notification = class {
        static permission = 'granted'
        static requestPermission = () => Promise.resolve('granted')
        constructor(title, { body }) {
          window.shown.push(title + ': ' + body)
        }
        addEventListener() {}
      }
    `)
    const { conversationId, say } = await customerWaits(page, stage)
    await visit('/board')
    await page.getByRole('button', { name: /李娜/ }).click()
    await page.getByRole('menuitemcheckbox', { name: '桌面通知' }).click()
    await does(page, stage, 'agent', `/conversations/${encodeURIComponent(conversationId)}/take`)
    // Another window is in front.
    await page.evaluate('document.hasFocus = () => false')
    await say('在吗，我想问下价格')
    await expect(page).toHaveTitle(/^\(\d+\) 排班表/)
    await expect(page.getByRole('link', { name: /收件箱/ }).first()).toContainText('条未读')
    await expect.poll(() => page.evaluate('window.shown.join()')).toMatch(/在吗，我想问下价格|客户发来了新消息/)
  })
})
