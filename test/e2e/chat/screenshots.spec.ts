import { booking, fee, question, quote, services, slots, timeline } from './demo-company.ts'
import { expect, test, type ChatPage } from './chat-page.ts'

// Pictures for people to look at, in test-results/pictures; what they show is asserted in the other files.
const pictures = 'test-results/pictures'
const phone = { width: 390, height: 844 }
const desktop = { width: 1280, height: 860 }

async function converse(chat: ChatPage) {
  chat.server.answer = () => [services]
  await chat.say('你好，我想约个保洁')
  await chat.log.getByRole('button', { name: '日常保洁' }).waitFor()
  chat.server.answer = () => [question]
  await chat.log.getByRole('button', { name: '日常保洁' }).click()
  chat.server.answer = () => [slots]
  await chat.log.getByRole('button', { name: '60–90 平', exact: true }).click()
  chat.server.answer = () => [quote(new Date())]
  await chat.log.getByRole('button', { name: /09:00/ }).click()
  await expect(chat.log.getByText('¥205')).toBeVisible()
}

for (const scheme of ['light', 'dark'] as const) {
  test(`phone, ${scheme}`, async ({ chat, page }) => {
    await page.setViewportSize(phone)
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await chat.open()
    await page.getByText('查看全部').waitFor()
    await page.screenshot({ path: `${pictures}/phone-${scheme}-welcome.png` })
    await converse(chat)
    await page.screenshot({ path: `${pictures}/phone-${scheme}-quote.png` })
    await chat.log.evaluate((log) => log.scrollTo({ top: 0 }))
    await page.screenshot({ path: `${pictures}/phone-${scheme}-start.png` })
    chat.server.answer = () => [booking]
    await chat.log.getByRole('button', { name: '确认预约' }).click()
    await chat.log.getByText('预约成功', { exact: true }).waitFor()
    await page.screenshot({ path: `${pictures}/phone-${scheme}-booking.png` })
    chat.server.say(timeline)
    await chat.log.getByText('服务进度').waitFor()
    await page.screenshot({ path: `${pictures}/phone-${scheme}-timeline.png` })
    chat.server.answer = () => []
    await chat.say('阿姨到哪里了？')
    await chat.log.getByText('助手正在输入').waitFor()
    await page.screenshot({ path: `${pictures}/phone-${scheme}-typing.png` })
    chat.server.say(
      { from: 'system', text: '已转接人工客服' },
      { from: 'staff', text: '您好，我是客服小赵，正在帮您联系王阿姨。' },
      fee,
    )
    chat.server.faults.tooMany = { count: 1, retryAfterSeconds: 1 }
    await chat.say('好的，我想一想')
    await chat.log.getByText('稍候会自动发出').waitFor()
    await page.screenshot({ path: `${pictures}/phone-${scheme}-staff.png` })
  })
}

test('desktop', async ({ chat, page }) => {
  await page.setViewportSize(desktop)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await chat.open()
  await page.getByRole('complementary').waitFor()
  await page.screenshot({ path: `${pictures}/desktop-welcome.png` })
  await converse(chat)
  await page.screenshot({ path: `${pictures}/desktop-quote.png` })
  await page.emulateMedia({ colorScheme: 'dark' })
  chat.server.say(timeline)
  await chat.log.getByText('服务进度').waitFor()
  await page.screenshot({ path: `${pictures}/desktop-dark-timeline.png` })
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  await page.screenshot({ path: `${pictures}/print.png`, fullPage: true })
})

test('English on a phone, offline', async ({ chat, page, context }) => {
  await page.setViewportSize(phone)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  chat.server.company['demo'] = true
  chat.server.demoBookings = [
    { ref: 'GJ26112800017', serviceName: '日常保洁', status: 'confirmed', start: '2026-11-28T09:00:00+08:00' },
  ]
  await chat.open('?demo')
  await page.getByRole('button', { name: '切换到英文' }).click()
  await page.screenshot({ path: `${pictures}/phone-english.png` })
  await converse(chat)
  await page.getByText('Demo panel').click()
  await page.getByRole('button', { name: 'Set off' }).waitFor()
  await page.screenshot({ path: `${pictures}/phone-demo.png` })
  await page.getByText('Demo panel').click()
  await context.setOffline(true)
  await chat.say('Are you there?')
  await page.getByText('You are offline').waitFor()
  await page.screenshot({ path: `${pictures}/phone-offline.png` })
})
