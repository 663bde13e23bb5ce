import { and, asc, gte, inArray, lt } from 'drizzle-orm'
import { deskTimeBetween } from '#business/cases/calendar.ts'
import type { Company } from '#business/catalogue/company.ts'
import { csat } from '#business/quality/csat.ts'
import type { Estimate } from '#business/quality/estimate.ts'
import { firstContactResolution } from '#business/quality/first-contact-resolution.ts'
import { median } from '#business/quality/median.ts'
import { type Elapsed, firstResponse, resolution } from '#business/quality/response-times.ts'
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

const byPerson = ['contact', 'asked', 'proposed', 'approved', 'decided']

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
  const working = (start: number, end: number) => deskTimeBetween(company, start, end)

  const answers: Elapsed[] = []
  const first: Elapsed[] = []
  const total: Elapsed[] = []
  const inTime: boolean[] = []
  const issues = cases.map((one) => {
    const own = events.filter(({ caseId }) => caseId === one.id)
    const at = (...kinds: string[]) => own.filter(({ kind }) => kinds.includes(kind)).map((event) => +event.at)
    const openedAt = +one.openedAt
    const answered = firstResponse(openedAt, at(...byPerson), working)
    if (answered) answers.push(answered)
    // A deadline that was missed is in the history even where the case began again with a new one.
    const missed = own.some(({ kind, text }) => kind === 'overdue' && text === 'first_response')
    if (answered || missed) inTime.push(!missed)
    const reopenedAt = at('reopened')
    const life = {
      openedAt,
      closedAt: at('closed'),
      reopenedAt,
      waits: waits
        .filter(({ caseId }) => caseId === one.id)
        .map(({ since, until }) => ({ start: +since, end: until === null ? Infinity : +until })),
    }
    const resolved = resolution(life, working)
    if (resolved) first.push(resolved.first)
    if (resolved?.total) total.push(resolved.total)
    return {
      customer: one.customerId ?? one.conversationId,
      subject: one.category,
      contacts: at('contact', 'asked').length,
      reopened: reopenedAt.length > 0,
      openedAt,
      closedAt: one.closedAt === null ? undefined : +one.closedAt,
    }
  })
  return {
    opened: cases.length,
    firstResponse: durations(answers),
    firstResolution: durations(first),
    totalResolution: durations(total),
    firstContactResolution: firstContactResolution(issues, +now),
    answeredInTime: wilson(inTime.filter(Boolean).length, inTime.length),
    handling: csat(ratings.map(({ score }) => score)),
  }
}

function durations(all: readonly Elapsed[]): Durations {
  return { wall: median(all.map(({ wallMs }) => wallMs)), business: median(all.map(({ businessMs }) => businessMs)) }
}
