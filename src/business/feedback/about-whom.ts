import { sql } from 'drizzle-orm'
import type { Owner } from '#business/bookings/own-booking.ts'
import type { Database } from '#db/client.ts'

/** So long after a visit words without a name are still about it. */
const freshMs = 14 * 86_400_000

const person =
  /阿姨|师傅|老师|月嫂|保姆|护工|保洁员|服务人员|她|他(?!们公司)|\b(?:she|he|her|him|worker|cleaner|nanny|aunt(?:ie|y)?)\b/i

/**
 * Whom words without a name are about: whoever did the customer's last visit, when praise is said or a person is spoken
 * of, and only where one person did it.
 * @returns the visit also where nobody can be credited
 */
export async function aboutWhom(
  db: Database,
  { conversationId, customerId = null }: Pick<Owner, 'conversationId'> & { customerId?: string | null | undefined },
  { kind, text, now }: { kind: 'suggestion' | 'praise'; text: string; now: Date },
): Promise<{ bookingId: string; workerId: string | undefined } | undefined> {
  const since = new Date(+now - freshMs).toISOString()
  const { rows } = await db.execute<{ id: string; workers: string[] | null }>(sql`
    select b.id, (select array_agg(distinct a.worker_id) from assignment a where a.booking_id = b.id and a.visit = 0 and a.active) as workers
    from booking b where b.status = 'done' and b.end_at > ${since}::timestamptz and b.end_at <= ${now.toISOString()}::timestamptz
      and (b.conversation_id = ${conversationId} or b.customer_id = ${customerId}) order by b.end_at desc limit 1`)
  const [visit] = rows
  if (!visit) return undefined
  const [only, ...others] = visit.workers ?? []
  const credited = (kind === 'praise' || person.test(text)) && others.length === 0 ? only : undefined
  return { bookingId: visit.id, workerId: credited }
}
