import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { can, reachOf } from '#access/can.ts'
import type { Mark } from '#desk/changes.ts'
import type { FeedEvent } from '#desk/feed.ts'
import { allow, endOfSession, scopeOf, type ConsoleEnv } from './guard.ts'
import { makeOutlet, type Patience } from './outlet.ts'
import type { ConsoleParts } from './parts.ts'

const patience: Patience = { mostBehindBytes: 1024 * 1024, stuckMs: 30_000, keepAliveMs: 15_000 }

/** What happens, as it happens; an open stream also shows that somebody is there. */
export function events({ feed }: ConsoleParts) {
  return new Hono<ConsoleEnv>().get('/', allow('chat.read'), (c) => {
    scopeOf(c, 'chat.read')
    const staff = c.get('staff')
    const after = markOf(c.req.header('last-event-id') ?? c.req.query('after'))
    const over = endOfSession(c)
    return streamSSE(c, async (stream) => {
      const gone = new AbortController()
      stream.onAbort(() => gone.abort())
      const outlet = makeOutlet((text) => stream.write(text), AbortSignal.any([over, gone.signal]), patience)
      const unfollow = await feed.follow(
        {
          staffId: staff.id,
          mayRead: (assignee) => can(staff, 'chat.read', { assignee }),
          mayReadTeam: reachOf(staff.role, 'team.read') !== undefined,
          tell: (event, mark) => outlet.push(asText(event, mark)),
        },
        after,
      )
      try {
        await outlet.run()
      } finally {
        unfollow()
        stream.abort()
      }
    })
  })
}

const asText = ({ event, data }: FeedEvent, { touched, alert, happened }: Mark): string =>
  `id: ${touched}-${alert}-${happened}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`

function markOf(id: string | undefined): Mark | undefined {
  const found = /^(\d{1,15})-(\d{1,15})-(\d{1,15})$/.exec(id ?? '')
  return found ? { touched: Number(found[1]), alert: Number(found[2]), happened: Number(found[3]) } : undefined
}
