import { inArray } from 'drizzle-orm'
import { Hono } from 'hono'
import { z } from 'zod'
import { surveyAnswers } from '#business/surveys/answers.ts'
import { enterPhoneAnswer, type PhoneAnswer } from '#business/surveys/enter-phone-answer.ts'
import { enterPhonePoll } from '#business/surveys/polls.ts'
import { booking } from '#db/schema/business.ts'
import { Days, periodOf } from './days.ts'
import { bodyOf, queryOf } from './given.ts'
import { allow, audit, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { type Both, refuseIn } from './refusals.ts'

type Why = Extract<PhoneAnswer, { ok: false }>['reason']

const refusals: Record<Why, Both> = {
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
export function surveys({ db, company, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('surveys.read'), queryOf(Wish), async (c) => {
      const { score, ...days } = c.req.valid('query')
      const { period, from, to } = periodOf(c, { zone: company.zone, now: now() }, days)
      return c.json({ answers: await surveyAnswers(db, company, period, score), from, to })
    })
    .post('/phone', allow('surveys.enter'), bodyOf(Entry), async (c) => {
      const { ref, score, text, recommend } = c.req.valid('json')
      const by = c.get('staff').id
      const words = text === undefined || text === '' ? undefined : text
      const done = await enterPhoneAnswer(db, company, { ref, score, text: words, by }, now())
      if (!done.ok) return refuseIn(c, done.reason === 'no_booking' ? 404 : 409, done.reason, refusals[done.reason])
      const [about] = await db
        .select({ customerId: booking.customerId, conversationId: booking.conversationId })
        .from(booking)
        .where(inArray(booking.id, [done.survey.bookingId ?? '']))
      // Whether somebody recommends the company is asked of customers, not of chats without a name.
      if (recommend !== undefined && about?.customerId != null)
        await enterPhonePoll(
          db,
          { kind: 'nps', customerId: about.customerId, conversationId: about.conversationId, score: recommend, by },
          now(),
        )
      await audit(c, 'surveys.enter', { kind: 'booking', id: ref }, { score })
      return c.json({ score: done.survey.score, low: done.low }, 201)
    })
}
