import { sql } from 'drizzle-orm'
import { dayBoard } from '#business/bookings/day-board.ts'
import { lateCases } from '#business/cases/case-list.ts'
import { type CaseFigures, caseFigures } from '#business/cases/case-figures.ts'
import type { Company } from '#business/catalogue/company.ts'
import { bookingFunnel, type Funnel } from '#business/overview/booking-funnel.ts'
import { type ComplaintCount, complaintCounts, missedDeadlines } from '#business/overview/complaint-counts.ts'
import { dayCounts, type DayCounts } from '#business/overview/days.ts'
import { type DeskFigures, deskFigures, type WaitingNow, waitingNow } from '#business/overview/desk-figures.ts'
import type { Estimate } from '#business/quality/estimate.ts'
import { cesOf, csatOf, npsOf, responseRateOf, type ServqualFigures, servqualOf } from '#business/quality/figures.ts'
import { type Period, within } from '#business/quality/period.ts'
import { localDate } from '#business/time.ts'
import type { Database } from '#db/client.ts'

/** What a period shows; durations in milliseconds, shares between 0 and 1. */
export interface PeriodFigures {
  desk: DeskFigures
  cases: CaseFigures
  funnel: Funnel
  csat: Estimate | undefined
  /** −100 to 100 */
  nps: Estimate | undefined
  /** How easy customers found it: the mean of 1 to 7, and the share of 5 to 7. */
  ces: { mean: Estimate; easy: Estimate } | undefined
  /** The five sides of the service as customers found them. */
  servqual: ServqualFigures | undefined
  answered: Estimate | undefined
  /** How many gave each score, 1 first. */
  scores: number[]
  complaints: ComplaintCount[]
  breaches: number
  unansweredQuestions: number
}

/** This moment, for whoever leads. */
export interface RightNow {
  waiting: WaitingNow
  /** Complaints that are late. */
  lateCases: number
  /** Today's visits by their state; `unassigned` are those that nobody does. */
  visits: { byStatus: Record<string, number>; unassigned: number }
}

/** What a period shows, and the one before it, which is as long. */
export interface Overview {
  period: PeriodFigures
  before: PeriodFigures
  days: DayCounts[]
}

/** Who waits, what is late and what goes on in the house at `now`. */
export async function rightNow(db: Database, company: Company, now: Date): Promise<RightNow> {
  const day = await dayBoard(db, company, localDate(company.zone, now).toString())
  const all = [...day.lanes.flatMap((lane) => lane.visits), ...day.unassigned]
  // Two who go together go to one visit.
  const visits = new Map(all.map(({ ref, visit, status }) => [`${ref}/${visit}`, status]))
  const byStatus: Record<string, number> = {}
  for (const status of visits.values()) byStatus[status] = (byStatus[status] ?? 0) + 1
  return {
    waiting: await waitingNow(db, now),
    lateCases: await lateCases(db, now),
    visits: { byStatus, unassigned: day.unassigned.length },
  }
}

/** The figures at `now` of a period and of the one before. */
export async function overview(db: Database, company: Company, period: Period, now: Date): Promise<Overview> {
  const length = +period.to - +period.from
  const earlier = { from: new Date(+period.from - length), to: period.from }
  return {
    period: await periodFigures(db, company, period, now),
    before: await periodFigures(db, company, earlier, now),
    days: await dayCounts(db, company.zone, period),
  }
}

async function periodFigures(db: Database, company: Company, period: Period, now: Date): Promise<PeriodFigures> {
  return {
    desk: await deskFigures(db, company, period, now),
    cases: await caseFigures(db, company, period, now),
    funnel: await bookingFunnel(db, period),
    csat: await csatOf(db, period),
    nps: await npsOf(db, period),
    ces: await cesOf(db, period),
    servqual: await servqualOf(db, period),
    answered: await responseRateOf(db, period),
    scores: await scoresOf(db, period),
    complaints: await complaintCounts(db, period),
    breaches: await missedDeadlines(db, period),
    unansweredQuestions: await unansweredCount(db, period),
  }
}

async function scoresOf(db: Database, period: Period): Promise<number[]> {
  const { rows } = await db.execute<{ score: number; n: number }>(sql`
    select score, count(*)::int as n from survey where score is not null and ${within(sql`answered_at`, period)} group by score`)
  return [1, 2, 3, 4, 5].map((score) => rows.find((row) => row.score === score)?.n ?? 0)
}

async function unansweredCount(db: Database, period: Period): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from unanswered_question where ${within(sql`at`, period)}`,
  )
  return rows[0]?.n ?? 0
}
