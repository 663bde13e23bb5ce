import { AxeBuilder } from '@axe-core/playwright'
import { morning } from './fake-chats.ts'
import { expect, test } from './console-page.ts'

const shown = [
  ['inbox', '/inbox', '收件箱'],
  ['chat', '/inbox/web%3Amain%3Achen', '我要人工，现在就要'],
  ['doubtful', '/inbox/wechat-kf%3Amain%3Au9', '不确定是否送达'],
  ['team', '/team', '排队的客户'],
  ['canned', '/settings/canned', '问候'],
  ['account', '/settings', '当前设备'],
  ['staff', '/settings/staff', '新同事'],
  ['audit', '/settings/audit', '查看完整电话和地址'],
] as const

test.setTimeout(90_000)
test.use({ role: 'admin' })
for (const [colorScheme, width] of [
  ['light', 390],
  ['dark', 1440],
] as const)
  test(`nothing keeps anybody out, ${colorScheme}, ${width} wide`, async ({ page, fake, visit }) => {
    for (const each of morning()) fake.add(each)
    await page.setViewportSize({ width, height: 860 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const problems: string[] = []
    for (const [what, path, text] of shown) {
      await visit(path)
      await expect(page.getByText(text).locator('visible=true').first()).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          problems.push(`${what}: ${id} ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
      if (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) problems.push(`${what}: too wide`)
    }
    fake.signedIn = false
    await visit('/')
    await expect(page.getByRole('heading', { name: '登录客服工作台' })).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    problems.push(...violations.map(({ id }) => `login: ${id}`))
    expect(problems).toEqual([])
  })
