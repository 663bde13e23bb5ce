import { chat, handoff } from './fake-chats.ts'
import { expect, test } from './console-page.ts'

test.use({ viewport: { width: 1280, height: 800 } })
test.setTimeout(90_000)

interface Measured {
  loaded: number
  most: number
  tookMs: number
  /** Milliseconds a frame while scrolling. */
  median: number
  p95: number
}

test('ten thousand conversations scroll smoothly and only those in sight exist', async ({ page, fake, visit }) => {
  const count = 10_000
  for (let index = 0; index < count; index += 1)
    fake.add(
      chat({
        id: `web:main:${index}`,
        name: `客户 ${index}`,
        assignee: 'queue',
        handoff: handoff('asked', 1 + (index % 5), index / 60),
        messages: [
          {
            seq: 1,
            from: 'customer',
            by: null,
            byName: null,
            text: `第 ${index} 位客户的话`,
            status: 'received',
            at: new Date(Date.now() - index * 1000).toISOString(),
          },
        ],
      }),
    )
  await visit()
  const list = page.getByRole('list', { name: '会话' })
  await expect(list.getByRole('listitem').first()).toBeVisible()
  // As fast as pages arrive: each scroll to the end asks for the next fifty.
  const measured = await page.evaluate<Measured>(`(async () => {
    const box = document.querySelector('ul[aria-label="会话"]').parentElement
    const frames = []
    let last = performance.now()
    let running = true
    const tick = (now) => { frames.push(now - last); last = now; if (running) requestAnimationFrame(tick) }
    requestAnimationFrame(tick)
    const began = performance.now()
    let most = 0
    while (performance.now() - began < 45_000) {
      box.scrollTop = box.scrollHeight
      await new Promise((resolve) => requestAnimationFrame(resolve))
      most = Math.max(most, box.querySelectorAll('li').length)
      if (box.querySelector('li:last-child')?.getAttribute('aria-posinset') === '${count}') break
    }
    running = false
    const loaded = Math.round(box.scrollHeight / 84)
    // Then up through all of it, as a wheel does.
    const wheel = []
    last = performance.now()
    for (let step = 0; step < 120; step += 1) {
      box.scrollTop -= 600
      await new Promise((resolve) => requestAnimationFrame((now) => { wheel.push(now - last); last = now; resolve() }))
    }
    wheel.sort((a, b) => a - b)
    return { loaded, most, tookMs: Math.round(performance.now() - began), median: wheel[60], p95: wheel[114] }
  })()`)
  console.log(JSON.stringify(measured))
  expect(measured.loaded).toBe(count)
  expect(measured.most).toBeLessThan(60)
  expect(measured.median).toBeLessThan(40)
  fake.change('web:main:5000', { handoff: handoff('s1', 1, 100_000) })
  await page.evaluate(`document.querySelector('ul[aria-label="会话"]').parentElement.scrollTop = 0`)
  await expect(list.getByText('客户 5000', { exact: true })).toBeVisible()
})
