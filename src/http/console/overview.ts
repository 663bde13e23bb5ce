import { Hono, type Context } from 'hono'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { categories, categoryInfo } from '#business/cases/category.ts'
import { latestUnanswered } from '#business/knowledge/unanswered.ts'
import { funnelSteps, stoppedAt } from '#business/overview/booking-funnel.ts'
import { overview as overviewOf } from '#business/overview/overview.ts'
import type { Period } from '#business/quality/period.ts'
import { atMinute, localDate } from '#business/time.ts'
import { queryOf } from './given.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { Refusal } from './refusals.ts'

const longestDays = 366
const Days = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() })
const Stopped = Days.extend({ step: z.enum(funnelSteps) })
const Amount = z.object({ limit: z.coerce.number().int().min(1).max(500).default(200) })

/** How the house stands: this moment, a period and the one before, and the lists behind the numbers. */
export function overview({ db, company, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('overview.read'), queryOf(Days), async (c) => {
      const { period, from, to } = periodOf(c, c.req.valid('query'))
      return c.json({
        ...(await overviewOf(db, company, period, now())),
        from,
        to,
        categories: categories.map((id) => ({ id, ...categoryInfo[id].text })),
      })
    })
    .get('/stopped', allow('overview.read'), queryOf(Stopped), async (c) => {
      const { step, ...days } = c.req.valid('query')
      return c.json({ chats: await stoppedAt(db, periodOf(c, days).period, step) })
    })
    .get('/questions', allow('overview.read'), queryOf(Amount), async (c) =>
      c.json({ questions: await latestUnanswered(db, c.req.valid('query').limit) }),
    )

  /** Whole days of the company's calendar, both included; the last seven unless said otherwise. */
  function periodOf(c: Context, given: z.infer<typeof Days>): { period: Period; from: string; to: string } {
    const to = given.to === undefined ? localDate(company.zone, now()) : Temporal.PlainDate.from(given.to)
    const from = given.from === undefined ? to.subtract({ days: 6 }) : Temporal.PlainDate.from(given.from)
    const days = from.until(to).days
    if (days < 0 || days >= longestDays)
      throw new Refusal(c, 400, 'bad_period', {
        zh: '请选择一年以内的时间段，开始日期在前。',
        en: 'Choose a period of at most a year that begins before it ends.',
      })
    const at = (day: Temporal.PlainDate) => new Date(atMinute(company.zone, day, 0))
    return { period: { from: at(from), to: at(to.add({ days: 1 })) }, from: from.toString(), to: to.toString() }
  }
}
