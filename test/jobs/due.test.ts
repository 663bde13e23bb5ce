import { and, asc, eq, inArray } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Company } from '#business/catalogue/company.ts'
import { connect } from '#db/client.ts'
import { booking, survey } from '#db/schema/business.ts'
import { alert, message } from '#db/schema/conversation.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { nextDue, runDue } from '#jobs/due.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { testDatabase } from '../support/database.ts'
import { plannedVisit } from './planned-visits.ts'

const connection = await testDatabase(20)
const { db, pool, url } = connection
const now = new Date('2026-03-04T10:00:00+08:00')
const at = (text: string) => new Date(`2026-03-${text}:00+08:00`)
const tomorrow = { start: at('05T14:00') }
let company: Company

beforeAll(async () => {
  company = await loadDemo(db, now)
})

/** The flows that were put into a chat, in order. */
const told = async (conversationId: string): Promise<string[]> => {
  const rows = await db
    .select()
    .from(message)
    .where(eq(message.conversationId, conversationId))
    .orderBy(asc(message.seq))
  return rows.map(({ payload }) => String(payload?.['flow']))
}

const states = async (bookingId: string, kind: 'reminder' | 'preparation' | 'survey') =>
  (
    await db
      .select()
      .from(followUp)
      .where(and(eq(followUp.bookingId, bookingId), eq(followUp.kind, kind)))
      .orderBy(asc(followUp.plannedAt))
  ).map(({ status, reason }) => (reason === null ? status : `${status} ${reason}`))

test('nothing is done before its time, by the clock that is given', async () => {
  const { conversationId } = await plannedVisit(connection, company, now, tomorrow)
  await runDue(db, company, new Date(+at('04T18:00') - 1))
  expect(await told(conversationId)).toEqual([])
  await runDue(db, company, at('04T18:00'))
  expect(await told(conversationId)).toEqual(['reminder', 'preparation'])
})

test('what falls due within ten minutes goes out at once, a question last', async () => {
  const { conversationId, bookingId } = await plannedVisit(connection, company, now, {
    start: at('04T06:00'),
    status: 'done',
  })
  await db
    .update(followUp)
    .set({ dueAt: at('04T11:09') })
    .where(eq(followUp.key, `survey:${bookingId}`))
  await db
    .update(followUp)
    .set({ dueAt: at('04T11:05') })
    .where(eq(followUp.key, `return_visit:${bookingId}:2h`))
  await db
    .update(followUp)
    .set({ dueAt: at('04T11:14') })
    .where(eq(followUp.key, `return_visit:${bookingId}:24h`))
  await runDue(db, company, at('04T11:09'))
  // The plan wants the last one tomorrow, so it is not taken along.
  expect(await told(conversationId)).toEqual(['return-visit', 'survey'])
})

test('a booking that was changed behind the plan’s back is not spoken of', async () => {
  const { conversationId, bookingId } = await plannedVisit(connection, company, now, tomorrow)
  await db.update(booking).set({ status: 'cancelled' }).where(eq(booking.id, bookingId))
  await runDue(db, company, at('04T18:00'))
  expect(await told(conversationId)).toEqual([])
  expect(await states(bookingId, 'reminder')).toEqual(['void cancelled', 'pending'])
})

test('after a long silence only what still makes sense is told', async () => {
  const { conversationId, bookingId } = await plannedVisit(connection, company, now, tomorrow)
  await runDue(db, company, at('05T13:00'))
  expect(await told(conversationId)).toEqual(['reminder', 'preparation'])
  expect(await states(bookingId, 'reminder')).toEqual(['skipped too_late', 'done'])
})

test('a chat in the middle of a turn is left alone, and waited for by nobody', async () => {
  const { conversationId } = await plannedVisit(connection, company, now, tomorrow)
  const client = await pool.connect()
  await client.query('begin')
  await client.query('select 1 from conversation where id = $1 for update', [conversationId])
  await runDue(db, company, at('04T18:00'))
  expect(await told(conversationId)).toEqual([])
  await client.query('commit')
  client.release()
  await runDue(db, company, at('04T18:00'))
  expect(await told(conversationId)).toEqual(['reminder', 'preparation'])
})

test('a booking without a chat asks for nothing and stops nobody', async () => {
  const { conversationId, bookingId } = await plannedVisit(connection, company, now, tomorrow)
  await pool.query('delete from conversation where id = $1', [conversationId])
  await runDue(db, company, at('04T18:00'))
  expect(await states(bookingId, 'reminder')).toEqual(['skipped no_chat', 'pending'])
})

test('a worker who has not set out or arrived is reported to people; the customer hears of the second', async () => {
  const { conversationId, bookingId } = await plannedVisit(connection, company, now, tomorrow)
  for (let moment = await nextDue(db); moment && moment <= at('05T15:00'); moment = await nextDue(db))
    await runDue(db, company, moment)
  const alerts = await db.select().from(alert).where(eq(alert.conversationId, conversationId)).orderBy(asc(alert.at))
  expect(
    alerts.map(({ kind, detail }) => `${kind} ${String(detail?.['what'])} ${String(detail?.['owed'] ?? '')}`.trim()),
  ).toEqual([
    'dispatch not_on_the_way',
    'dispatch not_arrived',
    'dispatch late',
    'dispatch late 退订单金额的20%（¥33）或免费改期',
    'dispatch late 可免费取消，另补偿订单金额的10%（¥16.50）',
  ])
  expect((await told(conversationId)).filter((flow) => flow === 'late')).toHaveLength(3)
  expect(bookingId).not.toBe('')
})

test('a survey belongs to whoever did the visit, and closes after a week', async () => {
  const { bookingId } = await plannedVisit(connection, company, now, {
    start: at('04T06:00'),
    status: 'in_service',
    worker: 'w01',
  })
  await pool.query(`update booking set status = 'done' where id = $1`, [bookingId])
  await pool.query(`insert into booking_event (id, booking_id, status, at) values ($1, $1, 'done', $2)`, [
    bookingId,
    now,
  ])
  await pool.query(
    `insert into follow_up (key, kind, conversation_id, booking_id, due_at, planned_at) select 'survey:' || id, 'survey', conversation_id, id, $2, $2 from booking where id = $1`,
    [bookingId, at('04T12:00')],
  )
  await runDue(db, company, at('04T12:00'))
  const [sent] = await db.select().from(survey).where(eq(survey.bookingId, bookingId))
  expect(sent).toMatchObject({ status: 'sent', workerId: 'w01', sentAt: at('04T12:00'), closesAt: at('11T12:00') })
  await runDue(db, company, at('11T12:00'))
  expect(await db.select().from(survey).where(eq(survey.bookingId, bookingId))).toMatchObject([{ status: 'expired' }])
})

test('a follow-up that cannot be done is put off and stops no other', async () => {
  const poison = await plannedVisit(connection, company, now, tomorrow)
  const sound = await plannedVisit(connection, company, now, tomorrow)
  await db
    .update(booking)
    .set({ status: 'nonsense' as 'done' })
    .where(eq(booking.id, poison.bookingId))
  await expect(runDue(db, company, at('04T18:00'))).rejects.toThrow('1 chats')
  expect(await told(sound.conversationId)).toEqual(['reminder', 'preparation'])
  expect(await runDue(db, company, at('04T18:01'))).toBe(0)
  await db.update(booking).set({ status: 'confirmed' }).where(eq(booking.id, poison.bookingId))
  await runDue(db, company, at('04T18:05'))
  expect(await told(poison.conversationId)).toEqual(['reminder', 'preparation'])
})

test('several processes that are cut off again and again do everything once', { timeout: 60_000 }, async () => {
  const visits = await Promise.all(Array.from({ length: 60 }, () => plannedVisit(connection, company, now, tomorrow)))
  let cuts = 0
  // All wait before their first look, so that the first cut hits somebody at work however fast the machine is.
  const gate = await pool.connect()
  await gate.query('begin; lock table follow_up in access exclusive mode')
  const processes = [1, 2, 3].map(() => connect(url, 4))
  const work = processes.map(async (one) => {
    for (let n = 0; n < 12; n++) await runDue(one.db, company, at('04T18:00')).catch(() => cuts++)
  })
  const working = new AbortController()
  const cut = async () => {
    let hit = false
    while (!working.signal.aborted) {
      const { rowCount } =
        await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
        and pid <> pg_backend_pid() and state = 'active' and query like '%follow_up%' and random() < 0.3 limit 1`)
      if (!hit && rowCount === 1) {
        hit = true
        await gate.query('commit')
        gate.release()
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const cutting = cut()
  await Promise.all(work)
  working.abort()
  await cutting
  expect(cuts).toBeGreaterThan(0)
  await runDue(db, company, at('04T18:00'))
  await Promise.all(processes.map((one) => one.close()))
  const ids = visits.map(({ conversationId }) => conversationId)
  const events = await db.select().from(message).where(inArray(message.conversationId, ids))
  const perChat = Map.groupBy(events, ({ conversationId }) => conversationId)
  expect(perChat.size).toBe(visits.length)
  for (const own of perChat.values())
    expect(own.map(({ payload }) => payload?.['flow'])).toEqual(['reminder', 'preparation'])
})
