import { morning } from './fake-chats.ts'
import { expect, test } from './console-page.ts'

test.use({ viewport: { width: 1440, height: 900 } })
test.beforeEach(({ fake }) => {
  for (const each of morning()) fake.add(each)
})

test.describe('an agent', () => {
  test('sees neither the team nor staff and audit, not even by their address, and changes only his own canned replies', async ({
    page,
    visit,
  }) => {
    await visit('/team')
    await expect(page.getByText('您没有查看此页的权限')).toBeVisible()
    await expect(page.getByRole('navigation').getByRole('link', { name: '团队' })).toHaveCount(0)
    await visit('/settings/staff')
    await expect(page.getByRole('tab', { name: '我的账号' })).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByRole('tab')).toHaveCount(2)
    await visit('/settings/canned')
    await expect(page.getByText('/late')).toBeVisible()
    await expect(page.getByRole('button', { name: '编辑' })).toHaveCount(0)
  })
})

test.describe('a supervisor', () => {
  test.use({ role: 'supervisor' })
  test('sees the team and gives chats away', async ({ page, fake, visit }) => {
    await visit('/team')
    await expect(page.getByText('1 人在线 · 接待 2 个会话 · 还能接 4 个')).toBeVisible()
    await page.getByRole('button', { name: '分配' }).first().click()
    await page.getByRole('menuitem', { name: /王强/ }).click()
    await expect(page.getByText('已分配给 王强').first()).toBeVisible()
    expect(fake.chats.get('web:main:chen')?.assignee).toBe('bob')
  })
})

test.describe('a supervisor, of two files of one customer,', () => {
  test.use({ role: 'supervisor' })
  test('makes one, and two again', async ({ page, visit }) => {
    await visit('/inbox/web%3Amain%3Achen')
    const card = page.getByRole('complementary', { name: '客户资料' })
    await card.getByRole('button', { name: '合并' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '合并' }).click()
    await expect(card.getByText('已合并「Jing C.」')).toBeVisible()
    await card.getByRole('button', { name: '撤销' }).click()
    await expect(card.getByText('已合并「Jing C.」')).toHaveCount(0)
  })
})

test.describe('an admin', () => {
  test.use({ role: 'admin' })
  test('has to say why before serving a customer', async ({ page, fake, visit }) => {
    await visit('/inbox/web%3Amain%3Achen')
    await page.getByRole('main').getByRole('button', { name: '接手' }).click()
    expect(fake.chats.get('web:main:chen')?.assignee).toBe('queue')
    await page.getByRole('textbox', { name: '理由' }).fill('客服全部请假')
    await page.getByRole('button', { name: '继续' }).click()
    await expect(page.getByText('您正在接待')).toBeVisible()
  })
})
