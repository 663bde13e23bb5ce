import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './stage-page.ts'

test.setTimeout(180_000)
for (const [colorScheme, width] of [
  ['light', 390],
  ['dark', 1280],
] as const)
  test(`nothing keeps anybody out, ${colorScheme}, ${width} wide`, async ({ page, stage, visit }) => {
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const shown = [
      ['/cases', stage.quality],
      [`/cases/${stage.quality}`, '厨房没擦干净'],
      [`/board?day=${stage.day}`, '孙悦'],
      [`/board?day=${stage.day}&ref=${stage.moved}`, '换人或改时间'],
      ['/overview', '机器人独立解决'],
      ['/overview/questions', '没答上来的问题'],
      ['/overview/handoffs', '客户要求人工'],
      ['/overview/polls/nps', '推荐意愿的回答'],
      ['/overview/stopped/service', '停在'],
      ['/flows', '预约'],
      ['/flows/booking', '收集的信息'],
      ['/inspector', '呜哩哇啦'],
      [`/inspector/${encodeURIComponent(stage.booker)}`, '开始：预约'],
      [`/follow-ups?booking=${stage.moved}`, '上门提醒'],
      ['/surveys', '录入电话答复'],
      ['/bulletin', '生成草稿'],
      ['/company', '日常保洁'],
    ] as const
    const problems: string[] = []
    for (const [path, text] of shown) {
      await visit(path)
      await expect(page.getByText(text).locator('visible=true').first()).toBeVisible({ timeout: 20_000 })
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          problems.push(`${path}: ${id} ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
      if (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) problems.push(`${path}: too wide`)
    }
    expect(problems).toEqual([])
  })
