import type { Temporal } from 'temporal-polyfill'
import { festivalOn } from '#business/care/festival.ts'
import type { CarePolicy } from '#business/catalogue/care.ts'

export type Occasion = 'birthday' | 'festival' | 'surprise' | 'key' | 'dormant'

/** A customer as far as care depends on it. */
export interface CareFacts {
  /** MM-DD. */
  birthday: string | undefined
  tags: readonly string[]
  /** Done visits, all of them. */
  visits: number
  /** Paid for visits of the last 365 days. */
  spentFen: number
  /** Local day of the last visit. */
  lastVisit: Temporal.PlainDate | undefined
  /** Something is booked or under way. */
  hasBooking: boolean
}

/** How often somebody who does not come back is asked after, every thirty days. */
const dormantTimes = 3

/** What there is to say to a customer on a day, the most personal first; all of it is said in one message. */
export function occasionsOf(policy: CarePolicy, facts: CareFacts, day: Temporal.PlainDate): Occasion[] {
  const found: Occasion[] = []
  if (isBirthday(facts.birthday, day)) found.push('birthday')
  const festival = festivalOn(day)
  if (festival && policy.festivals.includes(festival.name)) found.push('festival')
  const since = facts.lastVisit?.until(day, { largestUnit: 'day' }).days
  const every = policy.surprise?.everyVisits
  if (every !== undefined && since === 1 && facts.visits > 0 && facts.visits % every === 0) found.push('surprise')
  // Who is greeted already is not asked in the same breath whether he will come back.
  if (found.length > 0 || since === undefined || facts.hasBooking) return found
  if (since === policy.key.afterDays && isKey(policy, facts)) return ['key']
  const over = since - policy.dormantDays
  return over >= 0 && over % 30 === 0 && over / 30 < dormantTimes ? ['dormant'] : []
}

/** A key customer: by tag, or by what was spent within a year. */
export function isKey({ key }: CarePolicy, { tags, spentFen }: Pick<CareFacts, 'tags' | 'spentFen'>): boolean {
  return tags.includes(key.tag) || spentFen >= key.spendFen
}

function isBirthday(birthday: string | undefined, day: Temporal.PlainDate): boolean {
  if (birthday === undefined) return false
  const today = day.toString().slice(5)
  return birthday === today || (birthday === '02-29' && today === '02-28' && !day.inLeapYear)
}
