import { Hono } from 'hono'
import { z } from 'zod'
import { authorised, type Authorised } from './authorised.ts'
import { refuse } from './errors.ts'
import type { Sessions } from './sessions.ts'

export interface DemoBooking {
  ref: string
  serviceName: string
  start: string
  status: string
}

export interface DemoParts {
  sessions: Sessions
  /** Whether this is the made-up company, whose visits anybody may play through. */
  demo: boolean
  bookingsOf(conversationId: string): Promise<DemoBooking[]>
  /** Moves a visit a step on, as the worker's phone would; false when that step does not come next. */
  moveVisit(conversationId: string, ref: string, status: Move['status'], eta: string | undefined): Promise<boolean>
}

const Move = z.object({
  ref: z.string().max(40),
  status: z.enum(['on_the_way', 'arrived', 'in_service', 'done']),
  eta: z.string().max(40).optional(),
})
type Move = z.infer<typeof Move>

/** Plays the worker's part for visits of one's own, in the demo company only. */
export function demo(parts: DemoParts) {
  const app = new Hono<Authorised>()
  app.use(authorised(parts.sessions))
  app.get('/bookings', async (c) => c.json({ bookings: await parts.bookingsOf(c.get('conversationId')) }))
  app.post('/visits', async (c) => {
    const parsed = Move.safeParse(await c.req.json().catch(() => undefined))
    if (!parsed.success) return refuse(c, 400, 'bad_request', z.prettifyError(parsed.error))
    const { ref, status, eta } = parsed.data
    const moved = await parts.moveVisit(c.get('conversationId'), ref, status, eta)
    return moved ? c.json({ moved }, 202) : refuse(c, 409, 'not_next', 'that step does not come next')
  })
  return app
}
