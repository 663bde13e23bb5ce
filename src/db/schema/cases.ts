import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, smallint, snakeCase, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { type CaseStatus, complaint } from './business.ts'

const at = () => timestamp({ withTimezone: true, mode: 'date' })
const caseId = () =>
  text()
    .notNull()
    .references(() => complaint.id)

/** The steps of the compensation ladder, the lightest first. */
export type Rung = 'apology' | 'rework' | 'partial_refund' | 'full_refund' | 'damage' | 'legal'

/** A remedy proposed by staff; a case may see several, the last one counts. */
export const caseProposal = snakeCase.table(
  'case_proposal',
  {
    id: text().primaryKey(),
    caseId: caseId(),
    rung: text().$type<Rung>().notNull(),
    amountFen: integer().notNull().default(0),
    /** What the customer is told, in the words of staff. */
    text: text().notNull(),
    /** For a rework: when at the latest. For damage: who assessed it. */
    reworkBy: at(),
    assessedBy: text(),
    status: text().$type<'awaiting_approval' | 'told' | 'accepted' | 'refused' | 'rejected' | 'replaced'>().notNull(),
    proposedBy: text().notNull(),
    approvedBy: text(),
    at: at().notNull(),
    answeredAt: at(),
  },
  (t) => [
    uniqueIndex('case_proposal_current')
      .on(t.caseId)
      .where(sql`${t.status} in ('awaiting_approval', 'told')`),
  ],
)

/** When the company waited for the customer: its deadlines moved by as much. */
export const caseWait = snakeCase.table(
  'case_wait',
  {
    id: text().primaryKey(),
    caseId: caseId(),
    /** What the case goes back to. */
    before: text().$type<CaseStatus>().notNull(),
    question: text().notNull(),
    since: at().notNull(),
    until: at(),
  },
  (t) => [
    uniqueIndex('case_wait_open')
      .on(t.caseId)
      .where(sql`${t.until} is null`),
  ],
)

/** How satisfied the customer is with the handling, whatever the outcome. */
export const caseRating = snakeCase.table('case_rating', {
  caseId: caseId().primaryKey(),
  /** 1 to 5, 5 the best. */
  score: smallint().notNull(),
  text: text(),
  at: at().notNull(),
})

/** What is done so that it does not happen again. */
export const improvement = snakeCase.table('improvement', {
  id: text().primaryKey(),
  cause: text().notNull(),
  action: text().notNull(),
  owner: text().notNull(),
  dueAt: at(),
  doneAt: at(),
  createdBy: text().notNull(),
  createdAt: at().notNull(),
})

/** The cases that led to an improvement. */
export const caseImprovement = snakeCase.table(
  'case_improvement',
  {
    caseId: caseId().primaryKey(),
    improvementId: text()
      .notNull()
      .references(() => improvement.id),
  },
  (t) => [index('case_improvement_of').on(t.improvementId)],
)

/** Word for the customer that is on its way into the chat; the key keeps it from being told twice. */
export const caseNews = snakeCase.table(
  'case_news',
  {
    key: text().primaryKey(),
    caseId: caseId(),
    conversationId: text().notNull(),
    /** The flow that tells it. */
    flow: text().notNull(),
    slots: jsonb().$type<Record<string, unknown>>().notNull(),
    /** What staff who have the chat say in the flow's place. */
    words: text().notNull(),
    by: text().notNull(),
    at: at().notNull(),
    told: boolean().notNull().default(false),
  },
  (t) => [
    index('case_news_untold')
      .on(t.at)
      .where(sql`not ${t.told}`),
  ],
)

export interface BulletinContent {
  /** Cases that were closed in the month. */
  closed: number
  opened: number
  /** How the handling was rated, with the sample; null below five answers. */
  handling: { mean: number; n: number; low: number; high: number } | null
  categories: { category: string; closed: number; accepted: number }[]
  improvements: { cause: string; action: string; done: boolean }[]
}

/** The outcomes of a month without names, published after a person has approved it. */
export const bulletin = snakeCase.table('bulletin', {
  /** 2026-03 */
  month: text().primaryKey(),
  content: jsonb().$type<BulletinContent>().notNull(),
  draftedAt: at().notNull(),
  approvedBy: text(),
  publishedAt: at(),
})
