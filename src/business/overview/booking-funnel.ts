import { sql } from 'drizzle-orm'
import { type Period, within } from '#business/quality/period.ts'
import type { Database } from '#db/client.ts'

/** How far somebody who wants to book has come, the first step first. */
export const funnelSteps = ['started', 'service', 'time', 'slot', 'address', 'phone', 'confirm', 'booked'] as const
export type FunnelStep = (typeof funnelSteps)[number]

/** Which question of the flow belongs to which step; others (a note, what to change) belong to none. */
const stepOf: Record<string, FunnelStep> = {
  service: 'service',
  variant: 'service',
  area: 'service',
  count: 'service',
  when: 'time',
  slot: 'slot',
  address: 'address',
  phone: 'phone',
  order: 'confirm',
}

export interface Funnel {
  /** Chats in which a booking was begun or gone on with, by the furthest step that was asked or reached. */
  steps: { step: FunnelStep; reached: number; stopped: number }[]
  n: number
}

/** How far each chat came that wanted to book in a period. Who came to a later step has passed those before. */
export async function bookingFunnel(db: Database, period: Period): Promise<Funnel> {
  const furthest = await furthestSteps(db, period)
  return {
    n: furthest.length,
    steps: funnelSteps.map((step, i) => ({
      step,
      reached: furthest.filter((one) => funnelSteps.indexOf(one.step) >= i).length,
      stopped: furthest.filter((one) => one.step === step).length,
    })),
  }
}

/** The chats that came to this step and no further, the latest first. */
export async function stoppedAt(
  db: Database,
  period: Period,
  step: FunnelStep,
): Promise<{ conversationId: string; at: Date; name: string | null }[]> {
  const stopped = (await furthestSteps(db, period)).filter((one) => one.step === step)
  return stopped.map(({ conversationId, at, name }) => ({ conversationId, at, name }))
}

async function furthestSteps(db: Database, period: Period) {
  const { rows } = await db.execute<{
    id: string
    name: string | null
    at: string
    steps: string[]
    booked: boolean
  }>(sql`
    select t.conversation_id as id, max(t.at) as at, bool_or(t.trace ? 'booking ended: booked') as booked,
      array_remove(array_agg(distinct case when t.flow = 'booking' then t.step end), null) as steps,
      max(coalesce(c.name, k.display_name)) as name
    from turn t join conversation k on k.id = t.conversation_id left join customer c on c.id = k.customer_id
    where ${within(sql`t.at`, period)}
      and (t.flow = 'booking' or t.trace ?| array['goal booking', 'booking ended: booked'])
    group by t.conversation_id order by max(t.at) desc`)
  return rows.map(({ id, name, at, steps, booked }) => ({
    conversationId: id,
    name,
    at: new Date(at),
    step: booked ? 'booked' : furthestOf(steps),
  }))
}

const furthestOf = (asked: readonly string[]): FunnelStep =>
  funnelSteps.findLast((step) => asked.some((name) => stepOf[name] === step)) ?? 'started'
