import { Hono } from 'hono'
import { z } from 'zod'
import { unansweredIn } from '#business/knowledge/unanswered.ts'
import { funnelSteps, stoppedAt } from '#business/overview/booking-funnel.ts'
import { handoffLines } from '#business/overview/desk-figures.ts'
import { overview as overviewOf, rightNow } from '#business/overview/overview.ts'
import { categoryNames } from './category-names.ts'
import { pollLines } from '#business/quality/figures.ts'
import { Days, periodOf } from './days.ts'
import { queryOf } from './given.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { refuseIn } from './refusals.ts'

const Stopped = Days.extend({ step: z.enum(funnelSteps) })
const Kind = z.enum(['nps', 'ces'])
const Questions = Days.extend({ limit: z.coerce.number().int().min(1).max(500).default(200) })

/** Nobody reads further; a year of a large company would be megabytes. */
const mostLines = 500

/** The first lines of a list, and how many there are. */
const firstOf = <Name extends string, Line>(name: Name, lines: readonly Line[]) =>
  ({ [name]: lines.slice(0, mostLines), total: lines.length }) as Record<Name, Line[]> & { total: number }

/** How the house stands: this moment, a period and the one before, and the lists behind the numbers. */
export function overview({ db, company, now }: ConsoleParts) {
  const calendar = () => ({ zone: company.zone, now: now() })
  return new Hono<ConsoleEnv>()
    .get('/', allow('overview.read'), queryOf(Days), async (c) => {
      const { period, from, to } = periodOf(c, calendar(), c.req.valid('query'))
      return c.json({
        ...(await overviewOf(db, company, period, now())),
        from,
        to,
        categories: categoryNames,
      })
    })
    .get('/now', allow('overview.read'), async (c) => c.json(await rightNow(db, company, now())))
    .get('/handoffs', allow('overview.read'), queryOf(Days), async (c) => {
      const { period } = periodOf(c, calendar(), c.req.valid('query'))
      return c.json(firstOf('handoffs', await handoffLines(db, company, period, now())))
    })
    .get('/polls/:kind', allow('overview.read'), queryOf(Days), async (c) => {
      const kind = Kind.safeParse(c.req.param('kind'))
      if (!kind.success) return refuseIn(c, 404, 'unknown_poll', { zh: '没有这种问卷。', en: 'There is no such poll.' })
      const { period } = periodOf(c, calendar(), c.req.valid('query'))
      return c.json(firstOf('answers', await pollLines(db, kind.data, period)))
    })
    .get('/stopped', allow('overview.read'), queryOf(Stopped), async (c) => {
      const { step, ...days } = c.req.valid('query')
      return c.json({ chats: await stoppedAt(db, periodOf(c, calendar(), days).period, step) })
    })
    .get('/questions', allow('overview.read'), queryOf(Questions), async (c) => {
      const { limit, ...days } = c.req.valid('query')
      return c.json({ questions: await unansweredIn(db, periodOf(c, calendar(), days).period, limit) })
    })
}
