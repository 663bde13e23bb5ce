import { eq, sql } from 'drizzle-orm'
import { both, type Text } from '#business/catalogue/text.ts'
import { csat } from '#business/quality/csat.ts'
import { type Estimate, meanOf } from '#business/quality/estimate.ts'
import { bayesianRating } from '#business/workers/worker.ts'
import type { Database } from '#db/client.ts'
import { type Dimension, type Remark, worker } from '#db/schema/business.ts'

export interface WorkerFile {
  id: string
  title: Text
  jobsDone: number
  /** Weighted towards the average of all while there are few ratings; `ratings` says how many there are. */
  rating: number
  ratings: number
  /** Of the surveys that are kept here, which may be fewer than all ratings. */
  csat: Estimate | undefined
  meanScore: Estimate | undefined
  /** What customers praised and blamed, by side of the visit. */
  sides: { dimension: Dimension; good: number; bad: number }[]
  /** The newest first; customers are not named. */
  answers: {
    ref: string | null
    score: number | null
    text: string | null
    remarks: Remark[]
    source: string
    at: Date
  }[]
  praise: { ref: string | null; text: string; at: Date }[]
  suggestions: { ref: string | null; text: string; at: Date }[]
  complaints: { number: string; category: string; severity: string; status: string; at: Date }[]
  /** Visits at which nobody was there ten minutes after the start. */
  lateStarts: number
}

/** So much of each is shown. */
const most = 50

/**
 * What customers say about a worker, in one place: scores, praise, suggestions, complaints.
 * @returns nothing where there is no such worker
 */
export async function workerFile(db: Database, workerId: string): Promise<WorkerFile | undefined> {
  const [who] = await db.select().from(worker).where(eq(worker.id, workerId))
  if (!who) return undefined
  const answers = await db.execute<{
    ref: string | null
    score: number | null
    text: string | null
    remarks: Remark[]
    source: string
    at: string
  }>(sql`
    select b.ref, s.score, s.text, s.remarks, s.source, s.answered_at as at from survey s left join booking b on b.id = s.booking_id
    where s.worker_id = ${workerId} and s.answered_at is not null order by s.answered_at desc`)
  const said = await db.execute<{ kind: string; ref: string | null; text: string; at: string }>(sql`
    select f.kind, b.ref, f.text, f.created_at as at from feedback f left join booking b on b.id = f.booking_id
    where f.worker_id = ${workerId} and f.text <> '' order by f.created_at desc`)
  const complaints = await db.execute<{
    number: string
    category: string
    severity: string
    status: string
    at: string
  }>(sql`
    select distinct c.number, c.category, c.severity, c.status, c.opened_at as at from "case" c
    join assignment a on a.booking_id = c.booking_id and a.worker_id = ${workerId} and a.active order by c.opened_at desc limit ${most}`)
  const late = await db.execute<{ n: number }>(sql`
    select count(distinct f.key)::int as n from follow_up f join assignment a on a.booking_id = f.booking_id and a.worker_id = ${workerId}
    where f.kind = 'arrival_check' and f.status = 'done' and f.reason = 'late' and a.visit = 0`)
  const scores = answers.rows.flatMap(({ score }) => score ?? [])
  const words = (kind: string) =>
    said.rows
      .filter((one) => one.kind === kind)
      .slice(0, most)
      .map(({ ref, text, at }) => ({ ref, text, at: new Date(at) }))
  return {
    id: who.id,
    title: both(who.title, who.titleEn),
    jobsDone: who.jobsDone,
    rating: bayesianRating(who.ratingSum, who.ratingCount),
    ratings: who.ratingCount,
    csat: csat(scores),
    meanScore: meanOf(scores, [1, 5]),
    sides: sidesOf(answers.rows.flatMap(({ remarks }) => remarks)),
    answers: answers.rows.slice(0, most).map((row) => ({ ...row, at: new Date(row.at) })),
    praise: words('praise'),
    suggestions: words('suggestion'),
    complaints: complaints.rows.map((row) => ({ ...row, at: new Date(row.at) })),
    lateStarts: late.rows[0]?.n ?? 0,
  }
}

function sidesOf(remarks: readonly Remark[]): WorkerFile['sides'] {
  return [...Map.groupBy(remarks, ({ dimension }) => dimension)]
    .map(([dimension, own]) => {
      const good = own.filter(({ mood }) => mood === 'good').length
      return { dimension, good, bad: own.length - good }
    })
    .toSorted((a, b) => b.bad - a.bad || b.good - a.good)
}
