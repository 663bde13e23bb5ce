import type { Plan } from '#business/bookings/plan.ts'
import type { WishedTime } from '#business/bookings/wish.ts'

/** "每周二四" as the rhythm of a recurring order. */
export function recurOf({ recur }: WishedTime): Plan['recur'] {
  if (!recur || recur.freq === 'monthly') return undefined
  if (recur.freq === 'daily') return { days: [1, 2, 3, 4, 5, 6, 7], everyWeeks: 1 }
  return { days: recur.days ?? [], everyWeeks: Math.max(1, Math.round(recur.interval)) }
}
