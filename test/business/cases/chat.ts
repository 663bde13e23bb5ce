import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { afterAll } from 'vitest'
import { givenBooking, type GivenBooking } from '#business/bookings/given.ts'
import { readConfig } from '#config.ts'
import { caseEvent, complaint } from '#db/schema/business.ts'
import { alert } from '#db/schema/conversation.ts'
import { followUp } from '#db/schema/follow-ups.ts'
import { start, type Program } from '../../../src/main.ts'
import { testDatabase } from '../../support/database.ts'

/** The whole program with a clock that is set by hand, and customers who write to it. */
export async function companyAtWork(startsAt: string) {
  const { url } = await testDatabase(2)
  let now = Date.parse(startsAt)
  const program: Program = await start(readConfig({ LOG_LEVEL: 'error' }), {
    databaseUrl: url,
    now: () => new Date(now),
    burstMs: 5,
    quiet: true,
  })
  afterAll(() => program.abort())
  const { pool, db } = program.connection
  const settle = async () => {
    await program.road.idle()
    while ((await program.road.sweep()) > 0) await program.road.idle()
  }
  return {
    program,
    db,
    company: program.company,
    now: () => new Date(now),
    /** Moves the clock and does what falls due on the way, at every quarter of an hour and at the end. */
    async advance(minutes: number) {
      const until = now + minutes * 60_000
      while (now < until) {
        now = Math.min(until, now + 15 * 60_000)
        await program.runDue()
        await settle()
      }
    },
    async due() {
      await program.runDue()
      await settle()
    },
    async customer(locale: 'zh' | 'en' = 'zh') {
      const id = `web:main:${randomUUID()}`
      let seen = 0
      const say = async (text: string, payload?: Record<string, unknown>) => {
        const common = { conversationId: id, channel: 'web', locale, sender: 'customer' as const }
        const at = new Date(now).toISOString()
        await program.road.receive({ ...common, externalId: randomUUID(), text, at, ...(payload ? { payload } : {}) })
        await settle()
        return heard()
      }
      /** What was said since, by the bot and by staff. */
      const heard = async () => {
        const { rows } = await pool.query<{ seq: string; text: string }>(
          `select seq, text from message where conversation_id = $1 and seq > $2 and sender in ('bot', 'staff') order by seq`,
          [id, seen],
        )
        seen = Number(rows.at(-1)?.seq ?? seen)
        return rows.map(({ text }) => text).join('\n')
      }
      const cases = () =>
        db.select().from(complaint).where(eq(complaint.conversationId, id)).orderBy(asc(complaint.openedAt))
      return {
        id,
        say,
        heard,
        cases,
        async only() {
          const [one] = await cases()
          if (!one) throw new Error('there is no case')
          return one
        },
        book: (more: Partial<GivenBooking> & Pick<GivenBooking, 'service' | 'start'>) =>
          givenBooking(
            db,
            program.company,
            { conversationId: id, status: 'done', worker: null, ...more },
            new Date(now),
          ),
        async history() {
          const [one] = await cases()
          const rows = await db
            .select()
            .from(caseEvent)
            .where(eq(caseEvent.caseId, one?.id ?? ''))
            .orderBy(asc(caseEvent.at))
          return rows.map(({ kind }) => kind)
        },
        async alerts() {
          const rows = await db.select().from(alert).where(eq(alert.conversationId, id)).orderBy(asc(alert.id))
          return rows.map(({ kind }) => kind)
        },
        async deadlines() {
          const rows = await db.select().from(followUp).where(eq(followUp.conversationId, id))
          return Object.fromEntries(
            rows
              .filter(({ kind }) => kind.startsWith('sla_'))
              .map(({ kind, status, reason }) => [kind, reason ?? status]),
          )
        },
        async assignee() {
          const { rows } = await pool.query<{ assignee: string }>('select assignee from conversation where id = $1', [
            id,
          ])
          return rows[0]?.assignee
        },
        async staff(act: 'take' | 'say' | 'back' | 'close', text?: string) {
          await program.post(id, { kind: 'staff', act, staff: 'li', ...(text === undefined ? {} : { text }) })
          await settle()
        },
      }
    },
  }
}

/** A customer whose complaint about yesterday's cleaning has just been registered. */
export async function complaining(world: Awaited<ReturnType<typeof companyAtWork>>) {
  const chat = await world.customer()
  const yesterday = new Date(+world.now() - 20 * 3_600_000)
  await chat.book({ service: 'clean-daily', start: yesterday, priceFen: 200_00 })
  await chat.say('昨天的保洁厨房根本没擦干净')
  await chat.say('退款')
  await chat.say('对')
  return chat
}
