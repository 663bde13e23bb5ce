import type { Known } from '#business/follow-ups/facts.ts'
import { runCaseDeadline } from './case-deadlines.ts'
import { runDailyRound } from './daily.ts'
import { finish, type FollowUp, type Work } from './work.ts'

/** What people on duty must see; the customer hears of it by another follow-up, if at all. */
export async function check(work: Work, row: FollowUp, facts: Known | undefined): Promise<boolean> {
  const { db, company, now, writes } = work
  const ref = row.bookingId === null ? undefined : work.views.get(row.bookingId)?.ref
  const warn = (kind: string, detail: Record<string, unknown>) =>
    writes.alerts.push({ kind, conversationId: row.conversationId, detail: { ref, ...detail }, at: now })
  switch (row.kind) {
    case 'departure_check':
      warn('dispatch', { what: 'not_on_the_way', start: facts && new Date(facts.start).toISOString() })
      return finish(work, row, 'done', 'not_on_the_way')
    case 'arrival_check':
      warn('dispatch', { what: 'not_arrived', start: facts && new Date(facts.start).toISOString() })
      if (facts) writes.replan.add(facts.id)
      return finish(work, row, 'done', 'late')
    case 'outcome_check':
      warn('dispatch', { what: 'undecided', start: facts && new Date(facts.start).toISOString() })
      return finish(work, row, 'done', 'staff_alerted')
    case 'callback':
      warn('callback', { what: 'low_score', ...row.data })
      return finish(work, row, 'done', null)
    case 'sla_first_response':
    case 'sla_proposal':
    case 'sla_close':
      return runCaseDeadline(db, row, now)
    case 'daily':
      await runDailyRound(db, company, now)
      return finish(work, row, 'done', null)
    case 'hold_expiry':
    case 'confirmation':
    case 'preparation':
    case 'reminder':
    case 'late':
    case 'completion_check':
    case 'survey':
    case 'survey_reminder':
    case 'return_visit':
    case 'care':
    case 'replacement':
    case 'poll':
    case 'payment_reminder':
    case 'payment_expiry':
      return finish(work, row, 'skipped', 'nobody_does_this')
    default:
      return row.kind satisfies never
  }
}
