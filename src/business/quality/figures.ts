import { sql } from 'drizzle-orm'
import { ces } from '#business/quality/ces.ts'
import { csat, responseRate } from '#business/quality/csat.ts'
import { type Estimate, leastForRank, meanOf } from '#business/quality/estimate.ts'
import { nps, npsCounts } from '#business/quality/nps.ts'
import { inScope, type Period, type Scope, within } from '#business/quality/period.ts'
import { type ByDimension, type Dimension, gapsOf, unweightedGap, weightedGap } from '#business/quality/servqual.ts'
import type { Database } from '#db/client.ts'
import type { PollKind, ServqualAnswers } from '#db/schema/polls.ts'

/** Satisfaction with visits: the share of 4 and 5 among the scores given in a period, in the chat or by telephone. */
export async function csatOf(db: Database, period: Period, scope: Scope = {}): Promise<Estimate | undefined> {
  return csat((await visitScores(db, period, scope)).map(({ score }) => score))
}

/** Satisfaction by worker or by service, the best lower bound first; whoever has fewer than five scores is left out. */
export async function csatBy(
  db: Database,
  period: Period,
  what: 'worker' | 'service',
): Promise<({ id: string } & Estimate)[]> {
  const scores = await visitScores(db, period, {})
  const groups = Map.groupBy(scores, ({ worker, service }) => (what === 'worker' ? worker : service))
  return [...groups]
    .flatMap(([id, own]) => {
      const estimate = csat(own.map(({ score }) => score))
      return id !== null && estimate && estimate.n >= leastForRank ? [{ id, ...estimate }] : []
    })
    .toSorted((a, b) => b.low - a.low || b.n - a.n)
}

/** The net promoter score of a period. One customer counts once, by the last answer. */
export async function npsOf(db: Database, period: Period, scope: Scope = {}): Promise<Estimate | undefined> {
  return nps(npsCounts((await pollsOf(db, 'nps', period, scope)).flatMap(({ score }) => score ?? [])))
}

/** Customer effort: the mean and the share of those who found it easy. */
export async function cesOf(
  db: Database,
  period: Period,
  scope: Scope = {},
): Promise<{ mean: Estimate; easy: Estimate } | undefined> {
  return ces((await pollsOf(db, 'ces', period, scope)).flatMap(({ score }) => score ?? []))
}

export interface ServqualFigures {
  /** Perceived minus expected, by dimension; a dimension that nobody answered is missing. */
  gaps: Partial<Record<Dimension, Estimate>>
  /** What was found, 1 to 7, also by those who never said what they expect. */
  perceptions: Partial<Record<Dimension, Estimate>>
  /** Both need all five dimensions. */
  unweighted: number | undefined
  weighted: number | undefined
  /** Customers. */
  n: number
}

/**
 * The five sides of the service in a period. What a customer expects was asked once, whenever that was, and stands
 * against all that the customer says later.
 */
export async function servqualOf(
  db: Database,
  period: Period,
  scope: Scope = {},
): Promise<ServqualFigures | undefined> {
  const rows = await pollsOf(db, 'servqual', period, scope)
  const answered = rows.filter(({ answers }) => answers && Object.keys(answers).some((key) => key !== 'expectation'))
  if (answered.length === 0) return undefined
  const expectations = await expectationsOf(db)
  const found = answered.flatMap(({ customer, id, answers }) =>
    dimensions.flatMap((dimension) => {
      const perception = answers?.[dimension]
      return perception === undefined ? [] : [{ dimension, perception, expectation: expectations.get(customer ?? id) }]
    }),
  )
  const gaps = gapsOf(
    found.flatMap(({ expectation, ...one }) => (expectation === undefined ? [] : [{ ...one, expectation }])),
  )
  const perceptions: ServqualFigures['perceptions'] = {}
  for (const dimension of dimensions) {
    const own = found.filter((one) => one.dimension === dimension)
    const mean = meanOf(
      own.map(({ perception }) => perception),
      [1, 7],
    )
    if (mean) perceptions[dimension] = mean
  }
  const values = Object.fromEntries(
    Object.entries(gaps).map(([key, { value }]) => [key, value]),
  ) as Partial<ByDimension>
  const complete = dimensions.every((dimension) => values[dimension] !== undefined)
    ? (values as ByDimension)
    : undefined
  return {
    gaps,
    perceptions,
    unweighted: complete && unweightedGap(complete),
    weighted: complete && weightedGap(complete),
    n: answered.length,
  }
}

/** Answers among what was asked in a period. What a rule held back was not asked, and what is still open is not counted. */
export async function responseRateOf(
  db: Database,
  period: Period,
  what: 'survey' | PollKind = 'survey',
  scope: Scope = {},
): Promise<Estimate | undefined> {
  const at = within(sql`s.sent_at`, period)
  const { rows } = await db.execute<{ answered: number; sent: number }>(
    what === 'survey'
      ? sql`select count(*) filter (where s.answered_at is not null)::int as answered, count(*)::int as sent
          from survey s left join booking b on b.id = s.booking_id
          where ${at} and s.status <> 'sent' and ${inScope(sql`s.worker_id`, sql`b.service_id`, scope)}`
      : sql`select count(*) filter (where s.answered_at is not null)::int as answered, count(*)::int as sent from poll s
          where ${at} and s.kind = ${what} and s.status <> 'sent' and s.key not like 'phone:%'
            and ${inScope(sql`s.worker_id`, sql`s.service_id`, scope)}`,
  )
  return responseRate(rows[0]?.answered ?? 0, rows[0]?.sent ?? 0)
}

const dimensions: readonly Dimension[] = ['tangibles', 'reliability', 'responsiveness', 'assurance', 'empathy']

async function visitScores(db: Database, period: Period, scope: Scope) {
  const { rows } = await db.execute<{ score: number; worker: string | null; service: string | null }>(sql`
    select s.score, s.worker_id as worker, b.service_id as service from survey s left join booking b on b.id = s.booking_id
    where s.score is not null and ${within(sql`s.answered_at`, period)} and ${inScope(sql`s.worker_id`, sql`b.service_id`, scope)}`)
  return rows
}

/** One answer of those that a figure counts. */
export interface PollLine {
  id: string
  score: number | null
  text: string | null
  at: Date
  conversationId: string
  name: string | null
}

/** The answers behind the recommendation or the effort of a period, the latest first. */
export async function pollLines(db: Database, kind: 'nps' | 'ces', period: Period): Promise<PollLine[]> {
  const ids = (await pollsOf(db, kind, period, {})).map(({ id }) => id)
  const { rows } = await db.execute<Omit<PollLine, 'at'> & { at: string } & Record<string, unknown>>(sql`
    select p.id, p.score, p.text, p.answered_at as at, p.conversation_id as "conversationId",
      coalesce(c.name, k.display_name) as name
    from poll p left join conversation k on k.id = p.conversation_id left join customer c on c.id = p.customer_id
    where p.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) order by p.answered_at desc`)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}

// Who is asked once a quarter and answers twice in a year is still one opinion.
async function pollsOf(db: Database, kind: PollKind, period: Period, scope: Scope) {
  const whose = kind === 'ces' ? sql`id` : sql`coalesce(customer_id, id)`
  const { rows } = await db.execute<{
    id: string
    customer: string | null
    score: number | null
    answers: ServqualAnswers | null
  }>(sql`
    select distinct on (${whose}) id, customer_id as customer, score, answers from poll
    where kind = ${kind} and ${within(sql`answered_at`, period)} and ${inScope(sql`worker_id`, sql`service_id`, scope)}
    order by ${whose}, answered_at desc`)
  return rows
}

async function expectationsOf(db: Database): Promise<Map<string, number>> {
  const { rows } = await db.execute<{ who: string; expectation: number }>(sql`
    select distinct on (coalesce(customer_id, id)) coalesce(customer_id, id) as who, (answers->>'expectation')::int as expectation
    from poll where kind = 'servqual' and answers ? 'expectation' order by coalesce(customer_id, id), answered_at desc`)
  return new Map(rows.map(({ who, expectation }) => [who, expectation]))
}
