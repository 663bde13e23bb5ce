import { randomUUID } from 'node:crypto'
import { enqueue } from '#conversation/enqueue.ts'
import type { Database } from '#db/client.ts'
import type { HandoffOutcome } from '#db/schema/desk.ts'
import { lockChat, type Acted } from './lock-chat.ts'
import { openHandoffOf } from './open-handoff.ts'
import { resolveHandoff } from './resolve-handoff.ts'

interface Ending {
  conversationId: string
  staffId: string
  /** Somebody else's chat may be ended, too. */
  anybodys: boolean
  note?: string | undefined
}

/**
 * The bot goes on: what was interrupted is taken up again, and what was said meanwhile is not answered once more. The
 * note is told to the customer. To be called in a transaction.
 */
export async function giveBack(db: Database, ending: Ending, now: Date): Promise<Acted> {
  return end(db, ending, 'back', 'handed_back', now)
}

/** The chat is over: the bot begins afresh when the customer writes again. To be called in a transaction. */
export async function closeChat(
  db: Database,
  { outcome, ...ending }: Ending & { outcome: HandoffOutcome },
  now: Date,
): Promise<Acted> {
  return end(db, ending, 'close', outcome, now)
}

async function end(
  db: Database,
  { conversationId, staffId, anybodys, note }: Ending,
  act: 'back' | 'close',
  outcome: HandoffOutcome,
  now: Date,
): Promise<Acted> {
  const chat = await lockChat(db, conversationId)
  if (!chat) return { ok: false, why: 'unknown_chat' }
  if (chat.assignee === 'bot') return { ok: false, why: 'wrong_state' }
  if (chat.assignee !== staffId && chat.assignee !== 'queue' && !anybodys)
    return { ok: false, why: 'not_yours', by: chat.assignee }
  // The row still names the owner until the event has its turn, so that what was said before is not answered by the bot.
  const open = await openHandoffOf(db, conversationId)
  if (!open && chat.assignee === staffId) return { ok: false, why: 'wrong_state' }
  await resolveHandoff(db, conversationId, { outcome, note }, now)
  const told = act === 'back' && note !== undefined ? { text: note } : {}
  await enqueue(db, conversationId, { kind: 'staff', act, staff: staffId, ...told }, `${act}:${randomUUID()}`, now)
  return { ok: true }
}
