import { randomUUID } from 'node:crypto'
import { expect, test } from './stage-page.ts'

test.setTimeout(90_000)

test('a complaint that a customer opens stands on the open list, without reading by the clock', async ({
  page,
  stage,
  visit,
}) => {
  await page.clock.install()
  await visit('/cases')
  await expect(page.getByRole('link', { name: stage.attitude }).first()).toBeVisible()
  await expect(page.getByText('实时').first()).toBeVisible()
  // What was told just before the page opened has been read again by then.
  await page.clock.fastForward('00:10')
  await page.evaluate('document.title')
  const read: string[] = []
  page.on('request', (request) => read.push(request.url()))
  await page.clock.fastForward('00:40')
  expect(read).toEqual([])
  const chat = await page.request.post(`${stage.url}/api/chat/sessions`, { data: { locale: 'zh' } })
  const { token } = (await chat.json()) as { token: string }
  await page.request.post(`${stage.url}/api/chat/messages`, {
    headers: { authorization: `Bearer ${token}` },
    data: { id: randomUUID(), text: '阿姨用开水把我孩子烫伤了' },
  })
  await expect(page.getByRole('region', { name: '投诉' }).getByText('阿姨用开水把我孩子烫伤了')).toBeVisible()
})

test('the steps of a visit show on the open board, and after a break what was missed', async ({
  page,
  stage,
  visit,
  context,
}) => {
  await visit(`/board?day=${stage.day}&ref=${stage.watched}`)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('已预约')).toBeVisible()
  const step = async (status: string) => {
    const answer = await page.request.post(`${stage.url}/api/console/board/${stage.watched}/progress`, {
      headers: { origin: stage.url, cookie: stage.cookies.agent },
      data: { status },
    })
    expect(answer.ok()).toBe(true)
  }
  await step('on_the_way')
  await expect(dialog.getByText('已出发')).toBeVisible({ timeout: 5_000 })
  await context.setOffline(true)
  await expect(page.getByText('离线').first()).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('实时').first()).toBeVisible()
  await step('arrived')
  await expect(dialog.getByText('已到达')).toBeVisible({ timeout: 5_000 })
  // Reading again fails: what was read before is better than an empty page.
  await page.route('**/api/console/board?**', (route) => route.abort())
  let failures = 0
  page.on('requestfailed', () => failures++)
  await step('in_service')
  await expect.poll(() => failures).toBeGreaterThan(2)
  await expect(dialog.getByText('已到达')).toBeVisible()
  await page.unroute('**/api/console/board?**')
  await step('done')
  await expect(dialog.getByText('已完成')).toBeVisible()
  await expect(page.getByText('加载失败')).toBeHidden()
})
