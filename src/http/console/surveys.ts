import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { z } from 'zod'
import { surveyAnswers } from '#business/surveys/answers.ts'
import { enterPhoneAnswer, type PhoneAnswer, refsLike } from '#business/surveys/enter-phone-answer.ts'
import { enterPhonePoll } from '#business/surveys/polls.ts'
import type { Database } from '#db/client.ts'
import { booking } from '#db/schema/business.ts'
import type { Text } from '#business/catalogue/text.ts'
import { Days, periodOf } from './days.ts'
import { bodyOf, queryOf } from './given.ts'
import { allow, mayOr403, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { recording } from './recording.ts'
import { refuseIn } from './refusals.ts'

type Why = Extract<PhoneAnswer, { ok: false }>['reason']

const refusals: Record<Why, Text> = {
  no_booking: { zh: '没有这个订单。', en: 'There is no such order.' },
  not_done: { zh: '这次服务还没有完成。', en: 'That visit is not done yet.' },
  closed: { zh: '问卷已截止，不能再修改。', en: 'The survey is closed.' },
  no_score: { zh: '评分要在1到5之间。', en: 'A score is 1 to 5.' },
}

const Wish = Days.extend({ score: z.coerce.number().int().min(1).max(5).optional() })
const Entry = z.strictObject({
  ref: z.string().trim().min(1).max(40),
  score: z.number().int().min(1).max(5),
  text: z.string().trim().max(2_000).optional(),
  recommend: z.number().int().min(0).max(10).optional(),
})

/** What customers said about visits, and answers by telephone. */
export function surveys({ db, pool, company, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('surveys.read'), queryOf(Wish), async (c) => {
      const { score, ...days } = c.req.valid('query')
      const { period, from, to } = periodOf(c, { zone: company.zone, now: now() }, days)
      return c.json({ answers: await surveyAnswers(db, company, period, score), from, to })
    })
    .post('/phone', allow('surveys.enter'), bodyOf(Entry), async (c) => {
      const { ref, score, text, recommend } = c.req.valid('json')
      const by = c.get('staff').id
      await mayOr403(c, 'surveys.enter', { owner: await inHandsOf(ref, by) }, ref)
      const words = text === undefined || text === '' ? undefined : text
      const done = await recording(
        c,
        async (tx) => {
          const answer = await enterPhoneAnswer(tx, company, { ref, score, text: words, by }, now())
          if (answer.ok && recommend !== undefined)
            await keepRecommendation(tx, answer.survey.bookingId ?? '', recommend, by)
          return answer
        },
        ({ ok }) =>
          ok ? { what: 'surveys.enter', object: { kind: 'booking', id: ref }, detail: { score } } : undefined,
      )
      if (!done.ok) return refuseIn(c, done.reason === 'no_booking' ? 404 : 409, done.reason, refusals[done.reason])
      return c.json({ score: done.survey.score, low: done.low }, 201)
    })

  /** Somebody has an order in hand who has its chat, or a complaint about it. @returns his id, or whose it is */
  async function inHandsOf(ref: string, staffId: string): Promise<string | null> {
    const { rows } = await pool.query<{ assignee: string | null; mine: boolean }>(
      `select k.assignee, k.assignee = $2 or exists (select from conversation o where o.customer_id = b.customer_id and o.assignee = $2)
          or exists (select from "case" c where c.booking_id = b.id and c.owner = $2) as mine
        from booking b left join conversation k on k.id = b.conversation_id where b.ref = any($1)`,
      [refsLike(ref), staffId],
    )
    return rows[0]?.mine === true ? staffId : (rows[0]?.assignee ?? null)
  }

  async function keepRecommendation(tx: Database, bookingId: string, score: number, by: string): Promise<void> {
    const [about] = await tx
      .select({ customerId: booking.customerId, conversationId: booking.conversationId })
      .from(booking)
      .where(eq(booking.id, bookingId))
    // Whether somebody recommends the company is asked of customers, not of chats without a name.
    if (about?.customerId != null)
      await enterPhonePoll(
        tx,
        { kind: 'nps', customerId: about.customerId, conversationId: about.conversationId, score, by },
        now(),
      )
  }
}
