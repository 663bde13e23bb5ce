import { and, eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { cancelBooking, quoteCancelling, rescheduleBooking } from '#business/bookings/change.ts'
import { confirmBooking } from '#business/bookings/confirm.ts'
import { hold, release } from '#business/bookings/hold.ts'
import { ownBookings } from '#business/bookings/own-booking.ts'
import type { VisitStatus } from '#business/bookings/progress.ts'
import { openCase } from '#business/cases/open-case.ts'
import { reopenCase } from '#business/cases/reopen-case.ts'
import { type Company, serviceOf } from '#business/catalogue/company.ts'
import { priceOf } from '#business/catalogue/pricing.ts'
import { factsOf, rulesOf } from '#business/follow-ups/facts.ts'
import { planOf } from '#business/follow-ups/plan.ts'
import { replan } from '#business/follow-ups/replan.ts'
import { stopContact } from '#business/follow-ups/stop-contact.ts'
import { answerSurvey } from '#business/surveys/answer-survey.ts'
import { noPreference } from '#business/workers/ranking.ts'
import { onClient } from '#db/client.ts'
import { assignment, booking, complaint } from '#db/schema/business.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { reportDropOut } from '#jobs/drop-out.ts'
import { moveVisit } from '#jobs/move-visit.ts'
import { nextDue, runDue } from '#jobs/due.ts'
import { loadDemo } from '../../../src/demo/load-demo.ts'
import { testDatabase } from '../../support/database.ts'

const { db, pool } = await testDatabase(6)
const began = new Date('2026-12-28T10:00:00+08:00')
let company: Company

beforeAll(async () => {
  company = await loadDemo(db, began)
})

let chats = 0
async function someone() {
  const conversationId = `web:main:${++chats}`
  await pool.query(`insert into conversation (id, channel) values ($1, 'web')`, [conversationId])
  return { conversationId, customerId: undefined, locale: 'zh' as const }
}
type Someone = Awaited<ReturnType<typeof someone>>

async function order(
  owner: Someone,
  now: Date,
  day: number,
  slot: number,
  confirm: boolean,
  on = db,
): Promise<string | undefined> {
  const service = serviceOf(company, 'clean-daily')
  if (!service) throw new Error('no service')
  const price = priceOf(company, service, { area: 90 })
  if (!price.ok) throw new Error(price.reason)
  const held = await hold(on, company, {
    ...owner,
    service,
    size: { area: 90 },
    price,
    plan: { service, work: price, district: '徐汇区' },
    start: startAt(now, day, slot),
    preference: noPreference,
    address: '徐汇区漕溪北路88号1502室',
    phone: '13900000001',
    name: '陈静',
    note: undefined,
    now,
  })
  if (!held.ok) return undefined
  if (confirm) await confirmBooking(on, company, owner, held.booking.id, now)
  return held.booking.id
}

const startAt = (now: Date, day: number, slot: number): number =>
  Date.parse(`${new Date(+now + 8 * 3_600_000 + day * 86_400_000).toISOString().slice(0, 10)}T09:00:00+08:00`) +
  slot * 1_800_000

type Step =
  | { kind: 'order'; day: number; slot: number; confirm: boolean }
  | { kind: 'move'; day: number; slot: number }
  | {
      kind:
        | 'cancel'
        | 'release'
        | 'complain'
        | 'settle'
        | 'reopen'
        | 'replan'
        | 'drop_out'
        | 'take'
        | 'back'
        | 'opt_out'
    }
  | { kind: 'serve' }
  | { kind: 'visit'; late: boolean }
  | { kind: 'answer'; score: number; text: string }
  | { kind: 'wait'; minutes: number; run: boolean }

const day = fc.integer({ min: 1, max: 4 })
const slot = fc.nat(16)
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('order' as const), day, slot, confirm: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), day, slot }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'cancel' as const,
        'release' as const,
        'complain' as const,
        'settle' as const,
        'reopen' as const,
        'replan' as const,
        'drop_out' as const,
        'take' as const,
        'back' as const,
        'opt_out' as const,
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('serve' as const) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('visit' as const), late: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      score: fc.integer({ min: 1, max: 5 }),
      text: fc.constantFrom('', '迟到半小时', '少了一条项链'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      minutes: fc.constantFrom(5, 90, 720, 1440),
      run: fc.boolean(),
    }),
  },
)

const next: Record<string, VisitStatus> = {
  confirmed: 'on_the_way',
  on_the_way: 'arrived',
  arrived: 'in_service',
  in_service: 'done',
}

async function carryOut(owner: Someone, step: Step, now: Date): Promise<void> {
  const [latest] = await ownBookings(db, owner)
  switch (step.kind) {
    case 'order':
      await order(owner, now, step.day, step.slot, step.confirm)
      return
    case 'release':
      return release(db, owner.conversationId)
    case 'move':
      if (latest)
        await rescheduleBooking(db, company, owner, {
          ref: latest.ref,
          start: startAt(now, step.day, step.slot),
          shownFeeFen: undefined,
          wished: new Set(),
          now,
        })
      return
    case 'cancel': {
      const terms = latest && (await quoteCancelling(db, company, owner, latest.ref, now))
      if (latest && terms?.ok)
        await cancelBooking(db, company, owner, { ref: latest.ref, shownFeeFen: terms.feeFen, now })
      return
    }
    case 'complain':
      if (latest)
        await openCase(db, company, owner, {
          category: 'quality',
          severity: 'S3',
          text: 'x',
          media: [],
          remedy: undefined,
          order: latest.ref,
          now,
        })
      return
    case 'settle':
      if (latest) {
        await db.update(complaint).set({ status: 'closed', closedAt: now }).where(eq(complaint.bookingId, latest.id))
        await replan(db, company, latest.id, now)
      }
      return
    case 'reopen': {
      const [closed] = await db
        .select()
        .from(complaint)
        .where(and(eq(complaint.conversationId, owner.conversationId), eq(complaint.status, 'closed')))
      if (closed) await reopenCase(db, company, closed.id, { why: 'x', by: 'customer', now })
      return
    }
    case 'drop_out': {
      const [sent] = latest
        ? await db
            .select()
            .from(assignment)
            .where(and(eq(assignment.bookingId, latest.id), eq(assignment.active, true)))
        : []
      if (latest && sent) await reportDropOut(db, company, { ref: latest.ref, workerId: sent.workerId }, now)
      return
    }
    case 'take':
    case 'back':
      await pool.query(`update conversation set assignee = $2 where id = $1`, [
        owner.conversationId,
        step.kind === 'take' ? 'ann' : 'bot',
      ])
      return
    case 'opt_out': {
      const { rows } = await pool.query<{ customer_id: string | null }>(
        'select customer_id from conversation where id = $1',
        [owner.conversationId],
      )
      const customerId = rows[0]?.customer_id ?? undefined
      return stopContact(db, { ...owner, customerId }, 'surveys', now)
    }
    // The whole visit at once, or long walks would be wanted to get behind it.
    case 'serve':
      for (const status of latest ? Object.values(next) : [])
        await moveVisit(db, company, latest?.ref ?? '', status, undefined, now)
      return
    case 'visit': {
      const status = latest && next[latest.status]
      if (latest && status) await moveVisit(db, company, latest.ref, status, step.late ? '23:30' : undefined, now)
      return
    }
    case 'answer':
      if (latest?.status === 'done')
        await answerSurvey(db, company, owner, {
          order: latest.ref,
          score: step.score,
          text: step.text,
          skipped: false,
          now,
        })
      return
    case 'replan':
      if (latest) await replan(db, company, latest.id, now)
      return
    case 'wait':
      return
    default:
      return step satisfies never
  }
}

/** What waits, and what should: the plan without what is over, done or skipped. */
async function compare(owner: Someone, now: Date): Promise<void> {
  const ids = (
    await db.select({ id: booking.id }).from(booking).where(eq(booking.conversationId, owner.conversationId))
  ).map(({ id }) => id)
  if (ids.length === 0) return
  const rows = await db.select().from(followUp).where(inArray(followUp.bookingId, ids))
  // A complaint about one visit silences questions about all of them until the next change.
  const silenced = ({ status, reason }: (typeof rows)[number]) => status === 'void' && reason === 'complaint'
  const over = new Set(
    rows.filter((row) => row.status === 'done' || row.status === 'skipped' || silenced(row)).map(({ key }) => key),
  )
  const wanted = (await factsOf(db, company, ids))
    .flatMap((facts) => planOf(rulesOf(company, facts), facts))
    .filter(({ key, goodUntil }) => !over.has(key) && (goodUntil === undefined || goodUntil > +now))
    .map(({ key, dueAt }) => `${key} ${new Date(dueAt).toISOString()}`)
  const waiting = rows
    .filter(
      ({ status, goodUntil, plannedAt }) =>
        status === 'pending' && plannedAt && (goodUntil === null || +goodUntil > +now),
    )
    .map(({ key, plannedAt }) => `${key} ${plannedAt?.toISOString()}`)
  expect(waiting.toSorted()).toEqual(wanted.toSorted())
}

test('the next moment is the earliest of all that waits', async () => {
  expect(await nextDue(db)).toBeUndefined()
  const owner = await someone()
  await order(owner, began, 3, 4, false)
  expect(await nextDue(db)).toEqual(new Date(+began + company.policies.slotHoldMinutes * 60_000))
})

test('a plan comes and goes with the transaction that changes the booking', async () => {
  const owner = await someone()
  const client = await pool.connect()
  try {
    await client.query('begin')
    const id = await order(owner, began, 2, 4, true, onClient(client))
    await client.query('rollback')
    expect(
      await db
        .select()
        .from(followUp)
        .where(eq(followUp.bookingId, id ?? '')),
    ).toEqual([])
  } finally {
    client.release()
  }
})

test('planning again changes nothing, and what waits for a better moment keeps waiting', async () => {
  const owner = await someone()
  const id = (await order(owner, began, 3, 4, true)) ?? ''
  const rows = () => db.select().from(followUp).where(eq(followUp.bookingId, id)).orderBy(followUp.key)
  const [first] = await db
    .update(followUp)
    .set({ dueAt: new Date('2026-12-30T20:00:00+08:00'), reason: 'staff_have_the_chat' })
    .where(eq(followUp.key, `preparation:${id}`))
    .returning()
  const before = await rows()
  await replan(db, company, id, new Date(+began + 60_000))
  expect(await rows()).toEqual(before)
  expect(before).toContainEqual(first)
})

/** The flows that follow-ups put into the chat, in order. */
async function toldTo({ conversationId }: Someone): Promise<string[]> {
  const { rows } = await pool.query<{ flow: string }>(
    `select payload->>'flow' as flow from message where conversation_id = $1 and external_id like 'event:follow-up:%' order by seq`,
    [conversationId],
  )
  return rows.map(({ flow }) => flow)
}

/** How things stand with the customer before the next step. */
async function reached(owner: Someone) {
  const { rows } = await pool.query<{ staff: boolean; opted_out: boolean; complains: boolean }>(
    `select assignee <> 'bot' as staff, exists (select from contact_choice where owner in (k.id, k.customer_id) and not surveys) as opted_out,
      exists (select from "case" c where c.conversation_id = k.id and c.status <> 'closed') as complains
     from conversation k where id = $1`,
    [owner.conversationId],
  )
  const [row] = rows
  return {
    told: (await toldTo(owner)).length,
    staff: row?.staff === true,
    optedOut: row?.opted_out === true,
    complains: row?.complains === true,
  }
}

let walks = 0

test(
  'whatever happens, what waits is what the plan says, and nobody is told what he must not be',
  { timeout: 120_000 },
  async () => {
    expect.hasAssertions()
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 25 }), async (walk) => {
        const owner = await someone()
        // Each history has days of its own, or soon nobody would be free.
        let now = new Date(+began + ++walks * 4 * 86_400_000)
        for (const step of walk) {
          if (step.kind === 'wait') now = new Date(+now + step.minutes * 60_000)
          const before = await reached(owner)
          if (step.kind === 'wait' && step.run) await runDue(db, company, now)
          else await carryOut(owner, step, now)
          await compare(owner, now)
          const told = (await toldTo(owner)).slice(before.told)
          if (before.staff) expect(told).toEqual([])
          if (before.optedOut || before.complains)
            expect(told.filter((flow) => flow === 'survey' || flow === 'survey-reminder')).toEqual([])
          if (before.complains) expect(told).not.toContain('return-visit')
        }
        // What this history leaves is none of the next one's business.
        await pool.query(`delete from follow_up where conversation_id = $1`, [owner.conversationId])
      }),
      { numRuns: 40 },
    )
  },
)

test('nobody is asked to rate the visit of a complaint once it is settled', async () => {
  const owner = await someone()
  const id = (await order(owner, began, 3, 7, true)) ?? ''
  const served = new Date(+began + 3 * 86_400_000)
  for (const step of [{ kind: 'serve' }, { kind: 'complain' }, { kind: 'settle' }, { kind: 'replan' }] as const)
    await carryOut(owner, step, served)
  const asks = (await db.select().from(followUp).where(eq(followUp.bookingId, id))).filter(
    ({ kind, status }) => kind === 'survey' && status !== 'void',
  )
  expect(asks).toEqual([])
})

test('a complaint that is taken up again silences what its settling had brought back', async () => {
  const owner = await someone()
  const id = (await order(owner, began, 2, 6, true)) ?? ''
  const served = new Date(+began + 3 * 86_400_000)
  for (const step of [{ kind: 'serve' }, { kind: 'complain' }, { kind: 'settle' }] as const)
    await carryOut(owner, step, served)
  const asks = async () =>
    (await db.select().from(followUp).where(eq(followUp.bookingId, id))).filter(
      ({ kind, status }) => kind === 'survey' && status === 'pending',
    ).length
  await carryOut(owner, { kind: 'reopen' }, served)
  await compare(owner, served)
  expect(await asks()).toBe(0)
})
