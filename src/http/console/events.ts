import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { can, reachOf } from '#access/can.ts'
import type { Mark } from '#desk/changes.ts'
import type { FeedEvent } from '#desk/feed.ts'
import { allow, endOfSession, scopeOf, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'

/** A reader that is further behind is cut off; it comes back and is told what it missed. */
const mostBehindBytes = 1024 * 1024
const stuckMs = 30_000
const keepAliveMs = 15_000

/** What happens, as it happens; an open stream also shows that somebody is there. */
export function events({ feed }: ConsoleParts) {
  return new Hono<ConsoleEnv>().get('/', allow('chat.read'), (c) => {
    scopeOf(c, 'chat.read')
    const staff = c.get('staff')
    const after = markOf(c.req.header('last-event-id') ?? c.req.query('after'))
    const over = endOfSession(c)
    return streamSSE(c, async (stream) => {
      const cut = new AbortController()
      stream.onAbort(() => cut.abort())
      const ended = AbortSignal.any([over, cut.signal])
      const waiting: string[] = []
      let behind = 0
      let wake: () => void = () => undefined
      const push = (text: string) => {
        waiting.push(text)
        behind += text.length
        if (behind > mostBehindBytes) cut.abort()
        wake()
      }
      const unfollow = await feed.follow(
        {
          staffId: staff.id,
          mayRead: (assignee) => can(staff, 'chat.read', { assignee }),
          mayReadTeam: reachOf(staff.role, 'team.read') !== undefined,
          tell: (event, mark) => push(asText(event, mark)),
        },
        after,
      )
      try {
        while (!ended.aborted) {
          const text = waiting.join('')
          waiting.length = 0
          const sent = await within(stuckMs, stream.write(text === '' ? ': still here\n\n' : text), ended)
          if (!sent) break
          behind -= text.length
          if (waiting.length === 0) await within(keepAliveMs, new Promise<void>((resolve) => (wake = resolve)), ended)
        }
      } finally {
        unfollow()
        stream.abort()
      }
    })
  })
}

const asText = ({ event, data }: FeedEvent, { touched, alert }: Mark): string =>
  `id: ${touched}-${alert}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`

function markOf(id: string | undefined): Mark | undefined {
  const found = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(id ?? '')
  return found ? { touched: Number(found[1]), alert: Number(found[2] ?? Number.MAX_SAFE_INTEGER) } : undefined
}

/** Whether the work was done in time; false at the end of the session, too. */
async function within(ms: number, work: Promise<unknown>, ended: AbortSignal): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  let stop: () => void = () => undefined
  const tooLate = new Promise<false>((resolve) => {
    stop = () => resolve(false)
    timer = setTimeout(stop, ms)
    ended.addEventListener('abort', stop, { once: true })
  })
  const done = await Promise.race([work.then(() => true), tooLate])
  clearTimeout(timer)
  ended.removeEventListener('abort', stop)
  return done
}
