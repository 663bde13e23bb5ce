import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { z } from 'zod'
import { candidates } from '#business/bookings/candidates.ts'
import { dayBoard } from '#business/bookings/day-board.ts'
import type { StandsAsItIs } from '#business/bookings/reassign.ts'
import type { Settled } from '#business/bookings/settle.ts'
import { localDate } from '#business/time.ts'
import { moveVisit } from '#jobs/move-visit.ts'
import { reassignVisit } from '#jobs/reassign-visit.ts'
import { settleVisit } from '#jobs/settle-visit.ts'
import { booking } from '#db/schema/business.ts'
import { conversation } from '#db/schema/conversation.ts'
import type { Text } from '#business/catalogue/text.ts'
import { bodyOf, queryOf } from './given.ts'
import { allow, mayOr403, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { recording } from './recording.ts'
import { localeOf, refuseIn } from './refusals.ts'

const refusals: Record<StandsAsItIs, Text> = {
  none: { zh: '没有这个有效订单。', en: 'There is no such booking.' },
  started: { zh: '已经出发或开始服务，不能再改派。', en: 'It has begun; it cannot be moved any more.' },
  over: { zh: '这次服务的时间已经过了。', en: 'The time of this visit is over.' },
  unknown_worker: { zh: '没有这位服务人员。', en: 'There is no such worker.' },
  code: { zh: '安心码不是绿码，不能派单。', en: 'The worker’s code is not green.' },
  certificate: { zh: '证件已过期，不能派单。', en: 'A certificate has expired.' },
  skill: { zh: '没有这项服务需要的资质。', en: 'The worker is not qualified for this service.' },
  district: { zh: '不在这位师傅的服务区域。', en: 'The worker does not serve this district.' },
  weekly_plan: { zh: '不在班次时间内。', en: 'Outside the worker’s shifts.' },
  not_free: { zh: '时间冲突（含路程），排不开。', en: 'Not free then, the way there included.' },
  past: { zh: '这个时间已经过去了。', en: 'This time has passed.' },
  outside_hours: { zh: '不在营业时间内。', en: 'Outside opening hours.' },
  too_far_ahead: { zh: '超出了可预约的日期范围。', en: 'Too far ahead.' },
  off_grid: { zh: '请选整点或半点等可约的开始时间。', en: 'Not one of the times that can be booked.' },
}

const Day = z.object({ day: z.iso.date().optional() })
const Other = z.object({ start: z.iso.datetime({ offset: true }).optional() })
const undecided: Record<Extract<Settled, { ok: false }>['reason'], Text> = {
  not_open: {
    zh: '这一单还没到结束时间，或者已经有结果了。请刷新后再看。',
    en: 'This visit is not over yet, or it has been decided. Look again.',
  },
  more_visits: {
    zh: '这一单后面还有上门，不能按没人上门关闭。请和客户商量补做或取消。',
    en: 'More visits of this order are to come, so it is not closed. Agree with the customer on another time, or cancel it.',
  },
}

const Change = z
  .strictObject({
    workers: z.array(z.string().max(64)).min(1).max(6).optional(),
    start: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(({ workers, start }) => workers !== undefined || start !== undefined, 'workers or start')
const Outcome = z.strictObject({ outcome: z.enum(['made', 'missed']) })
const Progress = z.strictObject({
  status: z.enum(['on_the_way', 'arrived', 'in_service', 'done']),
  eta: z
    .string()
    .regex(/^\d{1,2}:\d{2}$/)
    .optional(),
})

/** The board of a day: who goes where, other workers, other times, and how each visit gets on. */
export function board({ db, company, road, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('board.read'), queryOf(Day), async (c) => {
      const day = c.req.valid('query').day ?? localDate(company.zone, now()).toString()
      return c.json({ ...(await dayBoard(db, company, day)), zone: company.zone, now: now() })
    })
    .get('/:ref/candidates', allow('board.read'), queryOf(Other), async (c) => {
      const { start } = c.req.valid('query')
      const startMs = start === undefined ? undefined : Date.parse(start)
      const all = await candidates(db, company, { ref: c.req.param('ref'), start: startMs, now: now() })
      if (!all) return refuseIn(c, 404, 'none', refusals.none)
      const locale = localeOf(c)
      return c.json({
        candidates: all.map(({ barred, ...one }) => ({ ...one, why: barred ? refusals[barred][locale] : null })),
      })
    })
    .post('/:ref/reassign', allow('board.move'), bodyOf(Change), async (c) => {
      const ref = c.req.param('ref')
      await mayOr403(c, 'board.move', { assignee: await holderOf(ref) }, ref)
      const { workers, start } = c.req.valid('json')
      const by = c.get('staff').id
      const startMs = start === undefined ? undefined : Date.parse(start)
      const done = await recording(
        c,
        (tx) => reassignVisit(tx, company, { ref, workers, start: startMs, by, now: now() }),
        ({ ok }) =>
          ok ? { what: 'board.move', object: { kind: 'booking', id: ref }, detail: { workers, start } } : undefined,
      )
      if (!done.ok) return refuseIn(c, done.reason === 'none' ? 404 : 409, done.reason, refusals[done.reason])
      await road.sweep()
      return c.json({
        ref,
        start: done.booking.startAt,
        end: done.booking.endAt,
        team: done.team.map(({ id, title }) => ({ id, title })),
      })
    })
    .post('/:ref/progress', allow('board.move'), bodyOf(Progress), async (c) => {
      const ref = c.req.param('ref')
      await mayOr403(c, 'board.move', { assignee: await holderOf(ref) }, ref)
      const { status, eta } = c.req.valid('json')
      if (!(await moveVisit(db, company, ref, status, eta, now())))
        return refuseIn(c, 409, 'wrong_order', {
          zh: '进度要按顺序：已派单→出发→到达→服务中→完成。请刷新后再看。',
          en: 'Steps come in order: on the way, arrived, in progress, done. Look again.',
        })
      await road.sweep()
      return c.json({ ref, status })
    })
    .post('/:ref/outcome', allow('board.move'), bodyOf(Outcome), async (c) => {
      const ref = c.req.param('ref')
      await mayOr403(c, 'board.move', { assignee: await holderOf(ref) }, ref)
      const { outcome } = c.req.valid('json')
      const settled = await recording(
        c,
        (tx) => settleVisit(tx, company, ref, outcome, now()),
        ({ ok }) =>
          ok ? { what: 'board.outcome', object: { kind: 'booking', id: ref }, detail: { outcome } } : undefined,
      )
      if (!settled.ok) return refuseIn(c, 409, settled.reason, undecided[settled.reason])
      await road.sweep()
      return c.json({ ref, outcome })
    })

  /** Who has the chat of a booking. */
  async function holderOf(ref: string): Promise<string> {
    const [row] = await db
      .select({ assignee: conversation.assignee })
      .from(booking)
      .leftJoin(conversation, eq(conversation.id, booking.conversationId))
      .where(eq(booking.ref, ref))
    // Whoever may move anything is told by the move itself that there is no such booking.
    return row?.assignee ?? 'bot'
  }
}
