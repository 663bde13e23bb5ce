import { question, quote } from './demo-company.ts'
import { expect, test } from './chat-page.ts'

const phone = { width: 390, height: 844 }

test('the title counts what came in while the tab was in the background', async ({ chat, server, page }) => {
  await chat.open()
  await chat.say('你好')
  await chat.shows('收到：你好')
  await expect(page).toHaveTitle('安心到家 · 在线客服')
  const setHidden = (hidden: boolean) =>
    page.evaluate(`
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} })
      document.dispatchEvent(new Event('visibilitychange'))
    `)
  await setHidden(true)
  server.say({ text: '一' }, { text: '二' })
  await expect(page).toHaveTitle('(2) 安心到家 · 在线客服')
  await setHidden(false)
  await expect(page).toHaveTitle('安心到家 · 在线客服')
})

test('who reads above is told of new messages and stays there; who is at the end follows', async ({
  chat,
  server,
  page,
}) => {
  await page.setViewportSize(phone)
  await chat.open()
  await chat.say('你好')
  for (let line = 1; line <= 30; line += 1) server.say({ text: `第 ${line} 条` })
  await expect(chat.log.getByText('第 30 条')).toBeInViewport()
  await chat.log.hover()
  await page.mouse.wheel(0, -1500)
  await expect(page.getByRole('button', { name: '回到最新消息' })).toBeVisible()
  const top = await chat.log.evaluate('(log) => log.scrollTop')
  server.say({ text: '新来的' }, { text: '又一条' })
  const pill = page.getByRole('button', { name: '2 条新消息' })
  await expect(pill).toBeVisible()
  expect(await chat.log.evaluate('(log) => log.scrollTop')).toBe(top)
  await pill.click()
  await expect(chat.log.getByText('又一条')).toBeInViewport()
  await expect(pill).toHaveCount(0)
})

test('the language follows the browser, can be switched, and stays switched', async ({ chat, server, page }) => {
  await chat.open()
  await page.getByRole('button', { name: '切换到英文' }).click()
  await expect(page.getByRole('button', { name: 'Live agent' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.reload()
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /Deep cleaning/ })
    .click()
  await expect.poll(() => server.stored[0]?.text).toBe('I would like to book: Deep cleaning')
  expect(server.sessions).toEqual([{ locale: 'en' }])
})

test.describe('in an English browser', () => {
  test.use({ locale: 'en-GB' })
  test('the page is English', async ({ chat, page }) => {
    await chat.open()
    await expect(page.getByText('Hello, I am the AI assistant of 安心到家')).toBeVisible()
  })
})

test.describe('in another time zone', () => {
  test.use({ timezoneId: 'America/New_York' })
  test('times are those of the company', async ({ chat, server }) => {
    server.answer = () => [quote(new Date())]
    await chat.open()
    await chat.say('报价')
    await expect(chat.log.getByText('11月28日周六 09:00–12:00')).toBeVisible()
  })
})

test('the keyboard reaches everything, in the order of the page', async ({ chat, server, page }) => {
  await page.setViewportSize(phone)
  server.answer = () => [question]
  await chat.open()
  await chat.say('你好')
  await chat.log.getByRole('button', { name: '60 平以内' }).waitFor()
  await page.getByRole('button', { name: '切换到英文' }).focus()
  const order: string[] = []
  for (let step = 0; step < 7; step += 1) {
    order.push(
      await page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"),
    )
    await page.keyboard.press('Tab')
  }
  expect(order).toEqual(['切换到英文', '转人工', '对话记录', '60 平以内', '60–90 平', '90–120 平', '输入消息'])
})

test('whoever answers by keyboard goes on from the conversation', async ({ chat, server, page }) => {
  server.answer = () => [question]
  await chat.open()
  await page.getByRole('button', { name: '我要改时间' }).press('Enter')
  await chat.shows('我要改时间')
  await expect(chat.log).toBeFocused()
  await chat.log.getByRole('button', { name: '60–90 平' }).press('Enter')
  await expect(chat.log.getByRole('button', { name: '60–90 平' }).first()).toBeDisabled()
  await expect(chat.log).toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`text can be read and buttons can be hit, ${colorScheme}`, async ({ chat, server, page }) => {
    await page.setViewportSize(phone)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await chat.open()
    await page.getByText('查看全部').waitFor()
    expect(await page.evaluate(smallTargets)).toEqual([])
    expect(await page.evaluate(faintTexts)).toEqual([])
    server.answer = () => [{ from: 'system', text: '系统' }, { from: 'staff', text: '人工' }, quote(new Date())]
    await chat.say('报价')
    await chat.log.getByRole('button', { name: '确认预约' }).waitFor()
    expect(await page.evaluate(smallTargets)).toEqual([])
    expect(await page.evaluate(faintTexts)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width)
  })
}

test('a print has the conversation and none of the controls', async ({ chat, page }) => {
  await chat.open()
  await chat.say('你好')
  await chat.shows('收到：你好')
  await page.emulateMedia({ media: 'print' })
  await expect(chat.field).toBeHidden()
  await expect(page.getByRole('button', { name: '转人工' })).toBeHidden()
  await expect(chat.log.getByText('收到：你好')).toBeVisible()
})

test('the demo panel is there for a demo only, and plays the steps of a visit', async ({ chat, server, page }) => {
  await chat.open('?demo')
  await expect(page.getByText('演示面板')).toHaveCount(0)
  server.company['demo'] = true
  server.demoBookings = [
    { ref: 'GJ1', serviceName: '日常保洁', status: 'confirmed', start: '2026-11-28T09:00:00+08:00' },
  ]
  await chat.open()
  await chat.say('你好')
  await chat.shows('收到：你好')
  await expect(page.getByText('演示面板')).toHaveCount(0)
  await chat.open('?demo')
  await page.getByText('演示面板').click()
  await expect(page.getByText('仅用于演示')).toBeVisible()
  await page.getByRole('button', { name: '出发' }).click()
  await page.getByRole('button', { name: '到达' }).click()
  await expect
    .poll(() => server.demoMoves)
    .toEqual([
      { ref: 'GJ1', status: 'on_the_way', eta: expect.stringMatching(/^\d\d:\d\d$/) },
      { ref: 'GJ1', status: 'arrived' },
    ])
})

// Buttons, links and fields below 44 by 44 px; links within a line of text are exempt, as in WCAG 2.5.8.
const smallTargets = `[...document.querySelectorAll('button, summary, textarea')]
  .filter((element) => element.getClientRects().length > 0)
  .map((element) => [element.getAttribute('aria-label') ?? element.textContent, element.getBoundingClientRect()])
  .filter(([, box]) => box.width < 44 || box.height < 44)
  .map(([name, box]) => name + ' ' + box.width + '×' + box.height)`

// Texts whose contrast with what is painted below them is under 4.5:1; disabled controls are exempt, as in WCAG 1.4.3.
const faintTexts = `(() => {
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const rgba = (color) => {
    paint.clearRect(0, 0, 1, 1)
    paint.fillStyle = color
    paint.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = paint.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }
  const over = (top, below) => top.slice(0, 3).map((part, i) => part * top[3] + below[i] * (1 - top[3]))
  const background = (element) => {
    if (!element) return rgba(getComputedStyle(document.body).backgroundColor).slice(0, 3)
    const own = rgba(getComputedStyle(element).backgroundColor)
    return own[3] === 1 ? own.slice(0, 3) : over(own, background(element.parentElement))
  }
  const light = (color) => {
    const [r, g, b] = color.map((part) => {
      const c = part / 255
      return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const faint = []
  for (const element of document.querySelectorAll('#root *')) {
    const text = [...element.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join('')
    if (!text || element.closest(':disabled, [aria-disabled=true]') || !element.getClientRects().length) continue
    const below = background(element)
    const above = over(rgba(getComputedStyle(element).color), below)
    const [a, b] = [light(above), light(below)].toSorted((x, y) => y - x)
    const ratio = (a + 0.05) / (b + 0.05)
    if (ratio < 4.5) faint.push(text + ' ' + ratio.toFixed(2))
  }
  return faint
})()`
