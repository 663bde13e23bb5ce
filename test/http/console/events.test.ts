import { expect, test } from 'vitest'
import { startProgram, visitor } from '../../support/program.ts'
import { staffAtWork, type AtWork } from '../../support/staff.ts'

const program = await startProgram()
const ann = await staffAtWork(program, 'agent', { name: '李娜' })

/** A page with an open stream. */
async function open(who: AtWork, lastEventId?: string) {
  const stop = new AbortController()
  const response = await who.fetch('/events', {
    headers: { accept: 'text/event-stream', ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
    signal: stop.signal,
  })
  let text = ''
  let ended = false
  const reading = (async () => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const chunk = await reader?.read()
      if (!chunk || chunk.done) break
      text += chunk.value
    }
  })()
    .catch(() => undefined)
    .finally(() => (ended = true))
  return {
    status: response.status,
    text: () => text,
    lastId: () => [...text.matchAll(/^id: (.+)$/gm)].at(-1)?.[1],
    hasEnded: () => ended,
    async until(good: (text: string) => boolean) {
      while (!good(text)) await new Promise((resolve) => setTimeout(resolve, 10))
    },
    async close() {
      stop.abort()
      await reading
    },
  }
}

test('a chat that comes into the queue appears at once, and again to a page that was away', async () => {
  const page = await open(ann)
  await page.until((text) => text.includes('event: hello'))
  const customer = await visitor(program)
  await customer.say({ id: 'a', text: '转人工' })
  await page.until((text) => text.includes(customer.conversationId) && text.includes('"assignee":"queue"'))
  expect(page.text()).toContain('"reason":"asked"')
  const mark = page.lastId()
  await page.close()
  await customer.post('/messages', { id: 'b', text: '有人吗' })
  const again = await open(ann, mark)
  await again.until((text) => text.includes('有人吗'))
  await again.close()
})

test('the stream ends with the session, and is not opened without one', async () => {
  const leaver = await staffAtWork(program, 'agent')
  const page = await open(leaver)
  await page.until((text) => text.includes('event: hello'))
  await leaver.fetch('/session', { method: 'DELETE' })
  await program.connection.pool.query('delete from staff_session where id = $1', [leaver.sessionId])
  await page.until(() => page.hasEnded())
  expect((await leaver.fetch('/events')).status).toBe(401)
}, 30_000)
