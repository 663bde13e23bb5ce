import { and, eq, sql } from 'drizzle-orm'
import type { Case } from '#business/cases/change-case.ts'
import type { Locale, Text } from '#business/catalogue/text.ts'
import type { Database } from '#db/client.ts'
import { caseNews } from '#db/schema/cases.ts'

/** Where a customer may turn who does not accept what the company decided. */
export const externalRoutes: Text = {
  zh: '如果您不认可，可以拨打 12315（全国12315平台），或向所在地消费者协会投诉，我们会配合。',
  en: 'If you do not agree you may call 12315 (the national consumer platform) or turn to your local consumer association; we will cooperate.',
}

/**
 * Leaves word for the customer, in the transaction that makes it true. A job brings it into the chat: by `flow` where the
 * bot has the chat, as `words` of staff where a person has it. Older news that nobody has told yet is overtaken by it.
 * @param key the same news has the same key, and is told once
 */
export async function leaveNews(
  db: Database,
  one: Case,
  news: { key: string; flow: string; slots: Record<string, unknown>; words: Text; by: string; now: Date },
): Promise<void> {
  const { key, flow, slots, words, by, now } = news
  await withdrawNews(db, one.id)
  await db
    .insert(caseNews)
    .values({
      key,
      caseId: one.id,
      conversationId: one.conversationId,
      flow,
      slots: { number: one.number, ...slots },
      words: words[await localeOf(db, one.conversationId)],
      by,
      at: now,
    })
    .onConflictDoNothing()
}

/** What has not been told yet is no longer so. */
export async function withdrawNews(db: Database, caseId: string): Promise<void> {
  await db
    .update(caseNews)
    .set({ told: true })
    .where(and(eq(caseNews.caseId, caseId), eq(caseNews.told, false)))
}

async function localeOf(db: Database, conversationId: string): Promise<Locale> {
  const { rows } = await db.execute<{ locale: string }>(
    sql`select coalesce(state->>'locale', locale) as locale from conversation where id = ${conversationId}`,
  )
  return rows[0]?.locale === 'en' ? 'en' : 'zh'
}
