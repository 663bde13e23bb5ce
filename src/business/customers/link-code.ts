import { createHash, randomInt } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { identityLink } from '#db/schema/identity.ts'
import { joinChats } from './join-chats.ts'

const goodForMs = 600_000
const triesLimit = 3

export type Checked =
  | { result: 'linked' }
  | { result: 'wrong'; left: number }
  /** What was typed is no code at all; it counts as no try. */
  | { result: 'none' | 'expired' | 'locked' }

/** A new code for a link that its customer wants; it replaces one that was made before. */
export async function makeLinkCode(db: Database, id: string, now: Date): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const codeUntil = new Date(+now + goodForMs)
  await db
    .update(identityLink)
    .set({ status: 'sent', codeHash: hashOf(id, code), codeUntil, at: now })
    .where(eq(identityLink.id, id))
  return code
}

/** The customer's answer to the offer; false when it is not open any more. */
export async function answerLink(
  db: Database,
  { id, conversationId, wanted, now }: { id: string; conversationId: string; wanted: boolean; now: Date },
): Promise<boolean> {
  const own = and(eq(identityLink.id, id), eq(identityLink.conversationId, conversationId))
  const answered = await db
    .update(identityLink)
    .set({ status: wanted ? 'wanted' : 'declined', at: now })
    .where(and(own, inArray(identityLink.status, ['offered', 'sent'])))
    .returning({ id: identityLink.id })
  return answered.length === 1
}

/** Compares what was typed with the code that went to the other chat; with the right one the two chats are one customer's. */
export async function checkLinkCode(
  db: Database,
  { id, conversationId, typed, now }: { id: string; conversationId: string; typed: string; now: Date },
): Promise<Checked> {
  const code = typed
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .match(/\d+/g)
    ?.find((digits) => digits.length === 6)
  if (code === undefined) return { result: 'none' }
  const [link] = await db
    .select()
    .from(identityLink)
    .where(and(eq(identityLink.id, id), eq(identityLink.conversationId, conversationId)))
    .for('update')
  if (link?.status === 'linked') return { result: 'linked' }
  if (link?.status === 'locked') return { result: 'locked' }
  if (link?.status !== 'sent' || !link.codeUntil || link.codeUntil < now) return { result: 'expired' }
  if (link.codeHash === hashOf(id, code)) {
    await joinChats(db, conversationId, link.otherConversationId, now)
    await db.update(identityLink).set({ status: 'linked', codeHash: null, at: now }).where(eq(identityLink.id, id))
    return { result: 'linked' }
  }
  const attempts = link.attempts + 1
  const locked = attempts >= triesLimit
  await db
    .update(identityLink)
    .set({ attempts, ...(locked ? { status: 'locked' as const, codeHash: null } : {}) })
    .where(eq(identityLink.id, id))
  return locked ? { result: 'locked' } : { result: 'wrong', left: triesLimit - attempts }
}

const hashOf = (id: string, code: string) => createHash('sha256').update(`${id}:${code}`).digest('base64url')
