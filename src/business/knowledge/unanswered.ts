import { and, desc, gte, lt } from 'drizzle-orm'
import type { Period } from '#business/quality/period.ts'
import type { Database } from '#db/client.ts'
import { unansweredQuestion } from '#db/schema/knowledge.ts'

export interface Unanswered {
  turnId: string
  conversationId: string
  text: string
  locale: 'zh' | 'en'
  bestScore: number
  at: Date
}

/** Notes a question that was not answered, once for each turn, without the long numbers in it. */
export async function noteUnanswered(db: Database, question: Unanswered): Promise<void> {
  await db
    .insert(unansweredQuestion)
    .values({ ...question, text: withoutNumbers(question.text).slice(0, longest) })
    .onConflictDoNothing()
}

/** The questions of a period that were not answered, the newest first. */
export async function unansweredIn(db: Database, { from, to }: Period, limit: number): Promise<Unanswered[]> {
  return db
    .select()
    .from(unansweredQuestion)
    .where(and(gte(unansweredQuestion.at, from), lt(unansweredQuestion.at, to)))
    .orderBy(desc(unansweredQuestion.at))
    .limit(limit)
}

const longest = 500

/**
 * Hides phones, card and identity numbers: every run of seven or more digits, however it is spaced or written
 * (138 1234 5678, １３８…, 一三八…), keeps its last two.
 */
export function withoutNumbers(text: string): string {
  return text.replace(/[\d０-９](?:[\s\-–().·]?[\d０-９]){6,}[xXＸ]?|[零〇一二三四五六七八九幺]{7,}/g, (run) =>
    '*'.repeat(Math.max(run.length - 2, 0)).concat(run.slice(-2)),
  )
}
