import { Buffer } from 'node:buffer'
import { pdf, png } from '../../support/pictures.ts'
import { handoff, morning } from './fake-chats.ts'
import { expect, test } from './console-page.ts'

const chen = 'web:main:chen'
const chenPage = '/inbox/web%3Amain%3Achen'
const sunPage = '/inbox/wechat-kf%3Amain%3Au9'

test.use({ viewport: { width: 1440, height: 900 } })
test.beforeEach(({ fake }) => {
  for (const each of morning()) fake.add(each)
  fake.change(chen, { assignee: 'ann', assigneeName: '李娜', handoff: handoff('asked', 4, 3) })
})

const picture = (name = '现场.png') => ({ name, mimeType: 'image/png', buffer: Buffer.from(png(320, 200)) })
const paper = { name: '服务合同.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) }

test('pictures and papers go with the reply, each arrives once, and the log shows them', async ({
  page,
  fake,
  visit,
}) => {
  await visit(chenPage)
  await page.locator('input[type=file]').setInputFiles([picture(), paper])
  const chips = page.getByRole('list', { name: '附件' })
  await expect(chips.getByRole('listitem')).toHaveCount(2)
  await expect(chips.getByText('上传中')).toHaveCount(0)
  await page.getByRole('textbox', { name: '回复客户' }).fill('照片和合同发您')
  await page.keyboard.press('Enter')
  await expect(chips).toHaveCount(0)
  await expect
    .poll(() => fake.said.map(({ text, file }) => [text, file]))
    .toEqual([
      ['照片和合同发您', '现场.png'],
      ['', '服务合同.pdf'],
    ])
  const log = page.getByRole('log')
  await expect(log.getByRole('img', { name: '现场.png' })).toBeVisible()
  await expect(log.getByText('服务合同.pdf', { exact: true })).toHaveCount(1)
  await expect(page.getByText(/上一条回复已送达/)).toBeVisible()
})

test('what is not taken or too large is refused in words and keeps the reply from nothing else', async ({
  page,
  fake,
  visit,
}) => {
  await visit(chenPage)
  const chips = page.getByRole('list', { name: '附件' })
  const send = page.getByRole('button', { name: '发送', exact: true })
  await page.locator('input[type=file]').setInputFiles([
    { name: '图标.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
    { name: '网页.png', mimeType: 'image/png', buffer: Buffer.from('<!doctype html><script>1</script>') },
    { name: '大图.png', mimeType: 'image/png', buffer: Buffer.alloc(1024 * 1024 + 1) },
  ])
  await expect(chips.getByText('只能发送 JPG、PNG、WebP 图片和 PDF')).toHaveCount(2)
  await expect(chips.getByText('太大：最多 1 MB')).toBeVisible()
  await page.getByRole('textbox', { name: '回复客户' }).fill('好的')
  await expect(send).toBeDisabled()
  for (const name of ['图标.svg', '网页.png', '大图.png'])
    await page.getByRole('button', { name: `移除 ${name}` }).click()
  await expect(send).toBeEnabled()
  await send.click()
  await expect.poll(() => fake.said.map(({ text, file }) => [text, file])).toEqual([['好的', undefined]])
})

test('an upload that met a restart is tried again by a press', async ({ page, fake, visit }) => {
  fake.uploadsFail = 1
  await visit(chenPage)
  await page.locator('input[type=file]').setInputFiles([picture()])
  await expect(page.getByText('没有传上去')).toBeVisible()
  await page.getByRole('button', { name: '重新上传 现场.png' }).click()
  await expect(page.getByText('没有传上去')).toHaveCount(0)
  await page.getByRole('button', { name: '发送', exact: true }).click()
  await expect.poll(() => fake.said.map(({ file }) => file)).toEqual(['现场.png'])
})

test('a picture is pasted, and where a channel takes no such file the writer knows that a link goes out', async ({
  page,
  fake,
  visit,
}) => {
  fake.change('wechat-kf:main:u9', { assignee: 'ann', assigneeName: '李娜', handoff: handoff('asked', 4, 3) })
  await visit(sunPage)
  const field = page.getByRole('textbox', { name: '回复客户' })
  await field.focus()
  await page.evaluate(`{
    const clipboardData = new DataTransfer()
    const bytes = new Uint8Array(${JSON.stringify(Array.from(png(64, 64)))})
    clipboardData.items.add(new File([bytes], '截图.png', { type: 'image/png' }))
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }`)
  const chips = page.getByRole('list', { name: '附件' })
  await expect(chips.getByText('截图.png')).toBeVisible()
  await page.locator('input[type=file]').setInputFiles([paper])
  await expect(chips.getByText('客户会收到一个 7 天有效的链接')).toBeVisible()
})

test('what is in doubt is named where one writes, and a press goes there', async ({ page, visit }) => {
  await visit(sunPage)
  await page.getByRole('button', { name: '1 条需要处理' }).click()
  await expect(page.getByLabel('搜索到的消息')).toContainText('不确定是否送达')
})

test('a hit of the search opens the chat at its message, however old', async ({ page, fake, visit }) => {
  for (let n = 0; n < 260; n++)
    fake.write(chen, {
      from: n % 2 ? 'bot' : 'customer',
      text: n === 7 ? '找得到我的暗号' : `第 ${n} 句话`,
      status: 'sent',
    })
  const seq = fake.chats.get(chen)?.messages.find(({ text }) => text.includes('暗号'))?.seq
  await visit()
  await expect(page.getByText('Michael Brown')).toBeVisible()
  for (let again = 0; again < 2; again++) {
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox').fill('找得到我')
    await page.getByRole('list', { name: '搜索结果' }).getByRole('button').click()
    const found = page.getByRole('log').getByText('找得到我的暗号', { exact: true })
    await expect(found).toBeInViewport()
    await expect(page.getByLabel('搜索到的消息')).toContainText('暗号')
    await expect(page).toHaveURL(new RegExp(`at=${seq}$`))
    await page.getByRole('log').evaluate((log: { scrollTo(x: number, y: number): void }) => log.scrollTo(0, 0))
  }
  await page.reload()
  await expect(page.getByRole('log').getByText('找得到我的暗号', { exact: true })).toBeInViewport()
})
