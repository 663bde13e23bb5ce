import { asc, eq, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { enqueue } from '#conversation/enqueue.ts'
import type { Database } from '#db/client.ts'
import { caseNews } from '#db/schema/cases.ts'

/** What may be told in one round; the rest follows in the next. */
const most = 50

/**
 * Brings news of cases into the chats: by its flow where the bot has the chat, as words of the member of staff where
 * people have it. Each piece of news is told once, by whatever number of processes.
 * @returns how many were told
 */
export async function tellCaseNews(db: Database, now: Date): Promise<number> {
  return atomically(db, async (tx) => {
    const rows = await tx
      .select()
      .from(caseNews)
      .where(eq(caseNews.told, false))
      .orderBy(asc(caseNews.at), asc(caseNews.key))
      .limit(most)
      .for('update', { skipLocked: true })
    for (const { key, conversationId, flow, slots, words, by } of rows) {
      const event = (await isWithBot(tx, conversationId))
        ? ({ kind: 'notice', flow, slots } as const)
        : ({ kind: 'staff', act: 'say', staff: by, text: words } as const)
      await enqueue(tx, conversationId, event, `case:${key}`, now)
      await tx.update(caseNews).set({ told: true }).where(eq(caseNews.key, key))
    }
    return rows.length
  })
}

async function isWithBot(db: Database, conversationId: string): Promise<boolean> {
  const { rows } = await db.execute<{ assignee: string }>(
    sql`select assignee from conversation where id = ${conversationId} for update`,
  )
  return (rows[0]?.assignee ?? 'bot') === 'bot'
}
