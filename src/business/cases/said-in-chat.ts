import { and, asc, eq, gte } from 'drizzle-orm'
import { hourMs } from '#business/time.ts'
import type { Database } from '#db/client.ts'
import { message } from '#db/schema/conversation.ts'

/** A complaint is made within this time; what was sent before belongs to something else. */
const windowMs = hourMs / 2

/** What the customer has just written and sent in a chat: references of photos and other media, and the last words. */
export async function saidInChat(
  db: Database,
  conversationId: string,
  now: Date,
): Promise<{ media: string[]; last: string | undefined }> {
  const rows = await db
    .select({ text: message.text, payload: message.payload })
    .from(message)
    .where(
      and(
        eq(message.conversationId, conversationId),
        eq(message.sender, 'customer'),
        gte(message.at, new Date(+now - windowMs)),
      ),
    )
    .orderBy(asc(message.seq))
  return { media: rows.flatMap(({ payload }) => referencesIn(payload)), last: rows.at(-1)?.text }
}

function referencesIn(payload: Record<string, unknown> | null): string[] {
  const media = payload?.['media']
  const list: unknown[] = Array.isArray(media) ? media : media === undefined ? [] : [media]
  return list.flatMap((one) =>
    typeof one === 'object' && one !== null && 'ref' in one && typeof one.ref === 'string' ? [one.ref] : [],
  )
}
