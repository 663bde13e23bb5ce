import { readFileSync } from 'node:fs'
import { expect, test } from './stage-page.ts'

test.setTimeout(90_000)

test.describe('a supervisor', () => {
  test.use({ role: 'supervisor' })

  test('sees what customers ask for, and by when, and refuses nothing without a reason', async ({ page, visit }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await visit('/settings/requests')
    const line = page.getByRole('listitem').filter({ hasText: '欧阳绮梦' })
    await expect(line).toContainText('删除信息')
    await expect(line).toContainText('待处理')
    await expect(line).toContainText('客户本人')
    await line.getByRole('button', { name: '拒绝…' }).click()
    const dialog = page.getByRole('dialog', { name: '拒绝这个请求？' })
    await expect(dialog.getByRole('button', { name: '拒绝', exact: true })).toBeDisabled()
    await dialog.getByRole('button', { name: '取消' }).click()
    await line.getByRole('link', { name: '欧阳绮梦' }).click()
    await expect(page).toHaveURL(/\/inbox\//)
  })

  test('notes what a customer asked for by telephone, and may neither copy nor delete', async ({
    page,
    stage,
    visit,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await visit(`/inbox/${encodeURIComponent(stage.leaver)}`)
    await page.getByRole('button', { name: '索取与删除…' }).click()
    const dialog = page.getByRole('dialog', { name: '客户的个人信息' })
    await expect(dialog.getByRole('button', { name: '登记：删除信息' })).toBeDisabled()
    await dialog.getByRole('button', { name: '登记：索取副本' }).click()
    await expect(dialog.getByRole('listitem').filter({ hasText: '索取副本' })).toContainText('待处理')
    await expect(dialog.getByRole('button', { name: '导出副本' })).toBeHidden()
    await expect(dialog.getByRole('button', { name: '删除…', exact: true })).toBeHidden()
  })
})

test.describe('an administrator', () => {
  test.use({ role: 'admin' })

  test('exports a copy, after a new code where the last one is old', async ({ page, stage, visit }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await visit(`/inbox/${encodeURIComponent(stage.leaver)}`)
    let asked = 0
    await page.route('**/data/copy', (route) =>
      asked++ === 0
        ? route.fulfill({ status: 403, json: { error: { code: 'fresh_code_wanted', message: '' } } })
        : route.continue(),
    )
    await page.route('**/session/fresh', (route) => route.fulfill({ json: { freshForSeconds: 300 } }))
    await page.getByRole('button', { name: '索取与删除…' }).click()
    await page.getByRole('button', { name: '导出副本' }).click()
    const code = page.getByRole('dialog', { name: '此操作需要重新输入验证码' })
    const downloads = page.waitForEvent('download')
    await code.getByRole('textbox').fill('123456')
    const file = await (await downloads).path()
    const copy = JSON.parse(readFileSync(file, 'utf8')) as { data: { file: unknown[]; messages: unknown[] } }
    expect(copy.data.file).toMatchObject([{ name: '欧阳绮梦', phone: '13912340067' }])
    expect(JSON.stringify(copy.data.messages)).toContain('删掉我的信息')
    await expect(page.getByText('副本已导出，请只交给客户本人。').first()).toBeVisible()
  })

  test('is told what keeps a customer from being deleted', async ({ page, stage, visit }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.route('**/data', async (route) => {
      const response = await route.fetch()
      const look = (await response.json()) as object
      const obstacles = [{ why: 'booking_open', ref: 'GJ1', text: '订单 GJ1 还没有结束' }]
      await route.fulfill({ json: { ...look, obstacles } })
    })
    await visit(`/inbox/${encodeURIComponent(stage.leaver)}`)
    await page.getByRole('button', { name: '客户资料' }).click()
    await page.getByRole('button', { name: '索取与删除…' }).click()
    await page.getByRole('button', { name: '删除…', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('订单 GJ1 还没有结束')
    await expect(page.getByRole('button', { name: '永久删除，不可恢复' })).toBeHidden()
  })

  test('deletes a customer for good after typing the name, and nothing of him is shown any more', async ({
    page,
    stage,
    visit,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await visit(`/inbox/${encodeURIComponent(stage.leaver)}`)
    await page.getByRole('button', { name: '索取与删除…' }).click()
    await page.getByRole('button', { name: '删除…', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '永久删除' })
    const really = dialog.getByRole('button', { name: '永久删除，不可恢复' })
    await expect(really).toBeDisabled()
    await dialog.getByRole('textbox').fill('欧阳')
    await expect(really).toBeDisabled()
    await dialog.getByRole('textbox').fill('欧阳绮梦')
    await really.click()
    await expect(page.getByText('客户信息已删除').first()).toBeVisible()
    await expect(page.getByText('欧阳绮梦')).toHaveCount(0)
    await visit('/settings/requests')
    await expect(page.getByText('已完成').first()).toBeVisible()
    await expect(page.getByText('欧阳绮梦')).toHaveCount(0)
    await visit('/settings/audit')
    await expect(page.getByRole('listitem').filter({ hasText: '永久删除客户信息' })).toContainText('陈晨')
  })
})
