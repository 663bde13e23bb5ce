import type { Known } from '#business/follow-ups/facts.ts'
import { surveyOpenMs } from '#business/follow-ups/rules.ts'
import type { FollowUp, Work } from './work.ts'

/** Who did the visit is noted now: a later change of worker must not move the score to somebody else. */
export function noteSurvey(
  { writes, doers, now }: Work,
  row: FollowUp,
  facts: Known,
  status: 'sent' | 'skipped',
): void {
  const visit = Number(row.data?.['visit'] ?? 0)
  writes.surveys.push({
    bookingId: facts.id,
    visit,
    customerId: facts.customerId ?? null,
    conversationId: facts.conversationId,
    status,
    workerId: doers.get(`${facts.id}:${visit}`) ?? null,
    sentAt: status === 'sent' ? now : null,
    closesAt: status === 'sent' ? new Date(+now + surveyOpenMs) : null,
    createdAt: now,
  })
}
