import { expect, test } from './stage-page.ts'

test.setTimeout(90_000)

test('a visit is dragged to another worker, and the customer hears of it only after a yes', async ({
  page,
  stage,
  visit,
}) => {
  await page.setViewportSize({ width: 1280, height: 1000 })
  await visit(`/board?day=${stage.day}`)
  const block = page.getByRole('button', { name: stage.moved })
  const lane = page.getByRole('listitem').filter({ has: block })
  const before = (await lane.getAttribute('aria-label')) ?? ''
  // Both serve the same districts; whoever has it gives it to the other.
  const other = before === '王阿姨' ? '李阿姨' : '王阿姨'
  await block.dragTo(page.getByRole('listitem', { name: other, exact: true }), { targetPosition: { x: 420, y: 20 } })
  const asked = page.getByRole('dialog', { name: '确认改派' })
  await expect(asked).toContainText(other)
  await asked.getByRole('button', { name: '改派' }).click()
  await expect(page.getByText('已改派，客户会收到通知。', { exact: true })).toBeVisible()
  await expect(
    page.getByRole('listitem', { name: other, exact: true }).getByRole('button', { name: stage.moved }),
  ).toBeVisible()
})

test('by menu, whoever may not be sent stands there with the reason, and who may is sent', async ({
  page,
  stage,
  visit,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await visit(`/board?day=${stage.day}`)
  await expect(page.getByText('未派单（1）')).toBeVisible()
  await page.getByRole('button', { name: stage.lonely }).click()
  const form = page.getByRole('form', { name: '换人或改时间' })
  const choice = form.getByLabel('换成')
  await expect(choice.getByRole('option', { name: /不在这位师傅的服务区域/ }).first()).toBeDisabled()
  await choice.selectOption({ label: '王阿姨' })
  await form.getByRole('button', { name: '保存改动' }).click()
  await expect(page.getByText('已改派，客户会收到通知。', { exact: true })).toBeVisible()
  await expect(page.getByText('未派单（1）')).toBeHidden()
})

test('a complaint goes from taken to closed, with the limits of the ladder shown before', async ({
  page,
  stage,
  visit,
}) => {
  await visit('/cases')
  await page.getByRole('link', { name: stage.quality }).click()
  await page.getByRole('main').getByRole('button', { name: '接手' }).click()
  await expect(page.getByText('王芳').first()).toBeVisible()
  await page.getByRole('button', { name: '提出方案' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('补偿档次').selectOption('full_refund')
  await expect(dialog.getByText(/需要另一位有权限的同事/)).toBeVisible()
  await dialog.getByLabel('补偿档次').selectOption('partial_refund')
  await dialog.getByLabel('金额（元）').fill('100')
  await expect(dialog.getByText('请填正确的金额。')).toBeVisible()
  await dialog.getByLabel('金额（元）').fill('33')
  await dialog.getByLabel('告诉客户的话').fill('退还33元')
  await dialog.getByRole('button', { name: '告知客户' }).click()
  await expect(page.getByText('方案已发').first()).toBeVisible()
  await page.getByRole('button', { name: '直接决定' }).click()
  await page.getByLabel('决定及理由').fill('退还33元')
  await page.getByRole('dialog').getByRole('button', { name: '直接决定' }).click()
  await page.getByRole('button', { name: '结案' }).click()
  await page.getByLabel('原因（内部）').fill('漏做厨房')
  await page.getByRole('dialog').getByRole('button', { name: '结案' }).click()
  await expect(page.getByText('已结案').first()).toBeVisible()
})

test('what the server refuses is said where it was tried, and nothing typed is lost', async ({
  page,
  stage,
  visit,
}) => {
  await visit('/surveys')
  await page.getByRole('button', { name: '录入电话答复' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('订单号').fill(stage.lonely)
  await dialog.getByLabel('客户的话（可不填）').fill('挺好')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByText('这次服务还没有完成。')).toBeVisible()
  await dialog.getByLabel('订单号').fill(stage.done)
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('挺好')).toBeVisible()
})

test('from the funnel to the chats that stopped, and from there to how they were understood', async ({
  page,
  visit,
}) => {
  await visit('/overview')
  await page.getByRole('link', { name: /服务和大小/ }).click()
  await page.getByRole('link', { name: '查看判断过程' }).click()
  await expect(page.getByText('开始流程“预约”')).toBeVisible()
  await expect(page.getByText('没听懂').first()).toBeVisible()
})

test('a figure says how it is counted, and leads to as many as it counts', async ({ page, visit }) => {
  await visit('/overview')
  const tile = page.getByRole('article', { name: '新投诉' })
  const counted = Number(await tile.locator('.text-2xl').innerText())
  expect(counted).toBeGreaterThan(0)
  await tile.getByRole('button', { name: '新投诉是怎么算的' }).click()
  await expect(page.getByText('这段时间登记的投诉，不论现在是什么状态。').last()).toBeVisible()
  await page.keyboard.press('Escape')
  await tile.getByRole('link').click()
  // The first row is the head.
  await expect(page.getByRole('region', { name: '投诉' }).getByRole('row')).toHaveCount(counted + 1)
  await page.getByRole('button', { name: /去掉条件/ }).click()
  await expect(page.getByRole('button', { name: /去掉条件/ })).toBeHidden()
})

test('keys move the board by days, and are listed', async ({ page, visit }) => {
  await visit('/board?day=2026-03-04')
  await expect(page.getByLabel('状态')).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByLabel('日期')).toHaveValue('2026-03-05')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog').getByText('后一天')).toBeVisible()
})

test.describe('for an agent', () => {
  test.use({ role: 'agent' })
  test('what only those who lead may see is neither offered nor shown', async ({ page, stage, visit }) => {
    await visit(`/cases/${stage.attitude}`)
    await expect(page.getByRole('button', { name: '提出方案' })).toBeVisible()
    await expect(page.getByRole('button', { name: '直接决定' })).toBeHidden()
    await expect(page.getByRole('link', { name: '总览' })).toBeHidden()
    await visit('/overview')
    await expect(page.getByText('您没有查看此页的权限')).toBeVisible()
  })
})
