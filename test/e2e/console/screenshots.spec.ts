import { morning } from './fake-chats.ts'
import { expect, test } from './console-page.ts'

// Pictures for people to look at, in test-results/pictures; what they show is asserted in the other files.
const pictures = 'test-results/pictures/console'
const phone = { width: 390, height: 844 }
const desktop = { width: 1440, height: 900 }
const chen = '/inbox/web%3Amain%3Achen'

for (const scheme of ['light', 'dark'] as const)
  for (const locale of ['zh', 'en'] as const)
    for (const [name, size] of Object.entries({ phone, desktop }))
      test(`inbox ${name} ${scheme} ${locale}`, async ({ page, fake, visit }) => {
        for (const each of morning()) fake.add(each)
        fake.suggestions = [
          {
            id: 's1',
            from: 'knowledge',
            title: '损坏赔付',
            text: '服务中损坏物品由我们按保险条款赔付，请保留照片和购买凭证。',
          },
          { id: 's2', from: 'canned', title: '问候', text: '陈静您好，我是李娜，请稍等。' },
        ]
        await page.addInitScript(`localStorage.setItem('guanjia.console.locale', '${locale}')`)
        await page.setViewportSize(size)
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
        const shot = (what: string) =>
          page.screenshot({ path: `${pictures}/inbox-${what}-${name}-${scheme}-${locale}.png` })
        await visit()
        await expect(page.getByText('陈静').first()).toBeVisible()
        await shot('list')
        await visit(chen)
        await expect(page.getByText('我要人工，现在就要').first()).toBeVisible()
        await page.waitForTimeout(300)
        await shot('chat')
        if (name === 'phone') {
          await page.getByRole('button', { name: /客户资料|Customer/ }).click()
          await shot('customer')
        }
      })

const others = [
  ['team', '/team', '排队的客户', 'Customers in the queue'],
  ['account', '/settings', '当前设备', 'This device'],
  ['canned', '/settings/canned', '问候', '问候'],
  ['staff', '/settings/staff', '新同事', '新同事'],
  ['audit', '/settings/audit', '邀请员工', 'Invited somebody'],
] as const

test.describe('an admin’s pages', () => {
  test.use({ role: 'admin' })
  for (const [name, size] of Object.entries({ phone, desktop }))
    for (const [scheme, locale] of [
      ['light', 'zh'],
      ['dark', 'en'],
    ] as const)
      test(`${name} ${scheme} ${locale}`, async ({ page, fake, visit }) => {
        for (const each of morning()) fake.add(each)
        await page.addInitScript(`localStorage.setItem('guanjia.console.locale', '${locale}')`)
        await page.setViewportSize(size)
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
        for (const [what, path, zh, en] of others) {
          await visit(path)
          await expect(
            page
              .getByText(locale === 'zh' ? zh : en)
              .locator('visible=true')
              .first(),
          ).toBeVisible()
          await page.screenshot({ path: `${pictures}/${what}-${name}-${scheme}-${locale}.png` })
        }
      })
})
