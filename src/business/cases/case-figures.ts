import { and, asc, gte, inArray, lt } from 'drizzle-orm'
import { caseTimes } from '#business/cases/case-times.ts'
import type { Company } from '#business/catalogue/company.ts'
import { csat } from '#business/quality/csat.ts'
import type { Estimate } from '#business/quality/estimate.ts'
import { firstContactResolution } from '#business/quality/first-contact-resolution.ts'
import { median } from '#business/quality/median.ts'
import type { Elapsed } from '#business/quality/response-times.ts'
import { wilson } from '#business/quality/wilson.ts'
import type { Database } from '#db/client.ts'
import { caseEvent, complaint } from '#db/schema/business.ts'
import { caseRating, caseWait } from '#db/schema/cases.ts'

/** Durations in milliseconds, by the clock on the wall and by desk time. */
interface Durations {
  wall: Estimate | undefined
  business: Estimate | undefined
}

/** Figures of the complaints opened in a period; what has no cases behind it is undefined. */
export interface CaseFigures {
  opened: number
  firstResponse: Durations
  /** Opening to the first closing, and to the last one, pauses left out. */
  firstResolution: Durations
  totalResolution: Durations
  firstContactResolution: Estimate | undefined
  /** Share of cases whose first answer came in time, among those answered or overdue. */
  answeredInTime: Estimate | undefined
  /** How customers rated the handling. */
  handling: Estimate | undefined
}

/** What the complaints opened from `from` until before `to` show at `now`. */
export async function caseFigures(
  db: Database,
  company: Company,
  { from, to }: { from: Date; to: Date },
  now: Date,
): Promise<CaseFigures> {
  const cases = await db
    .select()
    .from(complaint)
    .where(and(gte(complaint.openedAt, from), lt(complaint.openedAt, to)))
  const ids = cases.map(({ id }) => id)
  const events = await db.select().from(caseEvent).where(inArray(caseEvent.caseId, ids)).orderBy(asc(caseEvent.at))
  const waits = await db.select().from(caseWait).where(inArray(caseWait.caseId, ids))
  const ratings = await db.select().from(caseRating).where(inArray(caseRating.caseId, ids))
  const eventsOf = Map.groupBy(events, ({ caseId }) => caseId)
  const waitsOf = Map.groupBy(waits, ({ caseId }) => caseId)
  const times = cases.map((one) =>
    caseTimes(company, one, { events: eventsOf.get(one.id) ?? [], waits: waitsOf.get(one.id) ?? [] }, now),
  )
  const issues = cases.map((one) => {
    const own = eventsOf.get(one.id) ?? []
    return {
      customer: one.customerId ?? one.conversationId,
      subject: one.category,
      contacts: own.filter(({ kind }) => kind === 'contact' || kind === 'asked').length,
      reopened: own.some(({ kind }) => kind === 'reopened'),
      openedAt: +one.openedAt,
      closedAt: one.closedAt === null ? undefined : +one.closedAt,
    }
  })
  const answered = times.flatMap(({ answeredInTime }) => answeredInTime ?? [])
  return {
    opened: cases.length,
    firstResponse: durations(times.map((one) => one.firstResponse)),
    firstResolution: durations(times.map((one) => one.firstResolution)),
    totalResolution: durations(times.map((one) => one.totalResolution)),
    firstContactResolution: firstContactResolution(issues, +now),
    answeredInTime: wilson(answered.filter(Boolean).length, answered.length),
    handling: csat(ratings.map(({ score }) => score)),
  }
}

function durations(maybe: readonly (Elapsed | undefined)[]): Durations {
  const all = maybe.flatMap((one) => one ?? [])
  return { wall: median(all.map(({ wallMs }) => wallMs)), business: median(all.map(({ businessMs }) => businessMs)) }
}
