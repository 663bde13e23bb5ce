import { Hono } from 'hono'
import { z } from 'zod'
import { plannedFollowUps } from '#business/follow-ups/planned.ts'
import type { FollowUpKind } from '#db/schema/follow-ups.ts'
import { queryOf } from './given.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'

const kinds = [
  'confirmation',
  'preparation',
  'reminder',
  'departure_check',
  'arrival_check',
  'late',
  'completion_check',
  'outcome_check',
  'survey',
  'survey_reminder',
  'return_visit',
  'callback',
  'hold_expiry',
  'sla_first_response',
  'sla_proposal',
  'sla_close',
  'care',
  'replacement',
  'daily',
  'poll',
  'payment_reminder',
  'payment_expiry',
] as const satisfies readonly FollowUpKind[]

const Wish = z.object({
  bookingRef: z.string().max(40).optional(),
  conversationId: z.string().max(200).optional(),
  customer: z.string().trim().min(1).max(60).optional(),
  kind: z.enum(kinds).optional(),
  status: z.enum(['pending', 'done', 'void', 'skipped']).optional(),
  from: z.iso.datetime({ offset: true }).pipe(z.coerce.date()).optional(),
  to: z.iso.datetime({ offset: true }).pipe(z.coerce.date()).optional(),
})

/** What is planned to be done by itself, with the reason for each and for what was not done. */
export function followUps({ db, company, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>().get('/', allow('followups.read'), queryOf(Wish), async (c) =>
    c.json({
      followUps: await plannedFollowUps(db, c.req.valid('query')),
      kinds,
      zone: company.zone,
      now: now(),
    }),
  )
}
