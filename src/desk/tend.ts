import { randomUUID } from 'node:crypto'
import { and, eq, gte, isNull, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import type { Company } from '#business/catalogue/company.ts'
import { momentText } from '#business/wording.ts'
import { enqueue } from '#conversation/enqueue.ts'
import { seize } from '#conversation/seize.ts'
import { touch } from '#conversation/touch.ts'
import type { Database } from '#db/client.ts'
import { alert } from '#db/schema/conversation.ts'
import { handoff, note, presence } from '#db/schema/desk.ts'
import { clockedOf, clocksAfter, queuedOf, type Said, warningsOf } from './clocks.ts'
import { aheadOf, type Handoff, promiseCallback } from './open-handoff.ts'
import { asksAfterUs } from './asks-after-us.ts'
import { lockChat } from './lock-chat.ts'
import { pickFor, type Present } from './pick.ts'
import {
  callbackFrom,
  escalateAt,
  goneMs,
  offerMs,
  offersAtMost,
  promiseAt,
  tellAgainMs,
  tellPressedMs,
} from './rules.ts'
import { warnSupervisors } from './transfer.ts'

/** An open hand-off with what its chat says about it. */
export interface Watched {
  handoff: Handoff
  touched: number
  locale: 'zh' | 'en'
  /** A complaint with clocks of its own. */
  caseOpen: boolean
  /** By when the customer was told to hear about a complaint, where nobody has answered it and that is still to come. */
  caseDue: Date | null
  /** When whoever has it was last at the console; null where he never was. */
  ownerSeenAt: Date | null
}

/**
 * What is to be done about a hand-off now: nothing, mostly. Decided on what was read without a lock and again with it.
 */
function needsOf(company: Company, one: Watched, present: readonly Present[], now: Date) {
  const { handoff: h, caseOpen, caseDue, ownerSeenAt } = one
  const clocked = clockedOf(h)
  // Whoever answered past the console has the customer in hand, as long as nothing waits.
  const waits = h.takenBy === null && (h.firstReplyAt === null || h.waitingSince !== null)
  const unanswered =
    waits && h.offeredTo !== null && h.offeredAt !== null && +now >= +h.offeredAt + offerMs(clocked.priority)
  const passed = unanswered && h.offeredTo !== null ? [...h.passed, h.offeredTo] : h.passed
  const next = waits && !h.supervisors && (h.offeredTo === null || unanswered) ? pickFor(h, passed, present) : undefined
  const tried = passed.length >= offersAtMost && next === undefined && (h.offeredTo === null || unanswered)
  const promised = promiseAt(company, queuedOf(h), present.length > 0)
  // Nobody who was told to hear sooner is put off until later.
  const isToldSooner = caseDue !== null && +now < +caseDue && +caseDue <= callbackFrom(company, +now)
  return {
    listen: one.touched > h.seenTouched,
    passed: unanswered ? passed : undefined,
    escalate: waits && !h.supervisors && (tried || +now >= escalateAt(company, queuedOf(h))),
    offer: next,
    promise: waits && h.callbackAt === null && promised !== undefined && +now >= promised && !isToldSooner,
    abandon: h.takenBy !== null && ownerSeenAt !== null && +now - +ownerSeenAt > goneMs,
    // A complaint has clocks of its own, and one lapse is one alarm.
    warn: caseOpen ? [] : warningsOf(h).filter(({ at }) => at <= now),
  }
}

const anything = (needs: ReturnType<typeof needsOf>): boolean =>
  needs.listen ||
  needs.passed !== undefined ||
  needs.escalate ||
  needs.offer !== undefined ||
  needs.promise ||
  needs.abandon ||
  needs.warn.length > 0

/**
 * Sees to one hand-off: its clocks, to whom it is offered, who is warned, what the waiting customer is told.
 * @returns whether anything was done
 */
export async function tend(
  db: Database,
  company: Company,
  one: Watched,
  present: readonly Present[],
  now: Date,
): Promise<boolean> {
  if (!anything(needsOf(company, one, present, now))) return false
  return atomically(db, async (tx) => {
    const id = one.handoff.conversationId
    const chat = await lockChat(tx, id)
    const [row] = await tx
      .select()
      .from(handoff)
      .where(and(eq(handoff.id, one.handoff.id), isNull(handoff.resolvedAt)))
      .for('update')
    if (!chat || !row) return false
    const current = { ...one, handoff: row }
    if (one.touched > row.seenTouched) {
      const words = await said(tx, row)
      const clocks = clocksAfter(company, row, words)
      const toldAt = await tellWaiting(tx, company, { ...one, handoff: row }, words.unanswered, now)
      await tx
        .update(handoff)
        .set({ ...clocks, seenTouched: one.touched, toldAt })
        .where(eq(handoff.id, row.id))
      // Pages show the clocks.
      if (+(clocks.nextDue ?? 0) !== +(row.nextDue ?? 0) || +(clocks.waitingSince ?? 0) !== +(row.waitingSince ?? 0))
        await touch(tx, id)
      current.handoff = { ...row, ...clocks, seenTouched: one.touched, toldAt }
    }
    await act(tx, company, current, needsOf(company, current, present, now), now)
    return true
  })
}

async function act(
  db: Database,
  company: Company,
  { handoff: h, locale }: Watched,
  needs: ReturnType<typeof needsOf>,
  now: Date,
): Promise<void> {
  const { conversationId } = h
  const set: Partial<Handoff> = {}
  if (needs.passed) Object.assign(set, { passed: needs.passed, offeredTo: null, offeredAt: null })
  if (needs.escalate) {
    Object.assign(set, { supervisors: true, offeredTo: null, offeredAt: null })
    await warnSupervisors(db, conversationId, 'unanswered', now)
  } else if (needs.offer !== undefined) {
    Object.assign(set, { offeredTo: needs.offer, offeredAt: now })
    await db.update(presence).set({ offeredAt: now }).where(eq(presence.staffId, needs.offer))
  }
  if (needs.promise) {
    const by = new Date(callbackFrom(company, +now))
    set.callbackAt = by
    set.toldAt = now
    await promiseCallback(db, h, by, now)
    const slots = { by: momentText(company.zone, locale, by) }
    await enqueue(db, conversationId, { kind: 'word', flow: 'still-waiting', slots }, `waiting:${h.id}`, now)
  }
  if (needs.abandon) {
    const left = h.takenBy ?? ''
    Object.assign(set, {
      takenBy: null,
      takenAt: null,
      queuedAt: now,
      supervisors: true,
      offeredTo: null,
      offeredAt: null,
    })
    await seize(db, conversationId, 'queue')
    const event = { kind: 'staff', act: 'assign', staff: left, to: 'queue', as: {} } as const
    await enqueue(db, conversationId, event, `gone:${randomUUID()}`, now)
    await warnSupervisors(db, conversationId, 'owner_gone', now)
  }
  if (needs.warn.length > 0) {
    set.warned = [...h.warned, ...needs.warn.map(({ key }) => key)]
    // Who is told that a clock has run out need not hear as well that it soon will.
    const last = needs.warn.filter(({ key }) => !needs.warn.some((other) => key === `${other.key}:soon`))
    await db.insert(alert).values(
      last.map(({ kind, what, deadline }) => ({
        kind,
        conversationId,
        detail: { what, deadline: deadline.toISOString(), owner: h.takenBy, reason: h.reason },
        at: now,
      })),
    )
  }
  if (Object.keys(set).length === 0) return
  await db.update(handoff).set(set).where(eq(handoff.id, h.id))
  await touch(db, conversationId)
}

/**
 * Whoever writes while waiting for people hears that it is seen, and how long it takes; once, and for later messages
 * not before a while. Whom somebody answers past the console is not told to wait.
 * @returns when he was told last
 */
async function tellWaiting(
  db: Database,
  company: Company,
  { handoff: h, locale }: Watched,
  unanswered: Words['unanswered'],
  now: Date,
): Promise<Date | null> {
  const { conversationId, toldAt } = h
  if (!unanswered || h.takenBy !== null) return toldAt
  // Whoever asks where we are is not left to wonder whether that was read.
  const presses = asksAfterUs(unanswered.text)
  if (toldAt !== null && +unanswered.at < +toldAt + (presses ? tellPressedMs : tellAgainMs)) return toldAt
  if (h.firstReplyAt !== null && (await wasAnsweredElsewhere(db, h))) return toldAt
  const slots =
    h.priority === 1
      ? { urgent: 'yes' }
      : {
          ...(presses && toldAt !== null ? { pressed: 'yes' } : {}),
          ...(h.callbackAt !== null && h.callbackAt > now
            ? { by: momentText(company.zone, locale, h.callbackAt) }
            : { ahead: await aheadOf(db, h) }),
        }
  const event = { kind: 'word', flow: 'while-waiting', slots, notice: true } as const
  await enqueue(db, conversationId, event, `while-waiting:${h.id}:${unanswered.seq}`, now)
  return now
}

async function wasAnsweredElsewhere(db: Database, { conversationId, openedAt }: Handoff): Promise<boolean> {
  const [found] = await db
    .select({ id: note.id })
    .from(note)
    .where(and(eq(note.conversationId, conversationId), eq(note.by, 'elsewhere'), gte(note.at, openedAt)))
    .limit(1)
  return found !== undefined
}

/** What was said since people were fetched, and the customer's last message where nobody, nor the bot, spoke after it. */
interface Words extends Said {
  unanswered: { seq: number; at: Date; text: string } | undefined
}

async function said(db: Database, { conversationId, openedAt }: Handoff): Promise<Words> {
  const { rows } = await db.execute<{
    replied_at: string | null
    waiting_since: string | null
    seq: string | null
    at: string | null
    text: string | null
  }>(sql`
    with staff as (
      select max(seq) as seq, min(at) filter (where at >= ${openedAt.toISOString()}::timestamptz) as first from message
      where conversation_id = ${conversationId} and sender = 'staff'
    )
    select staff.first as replied_at, (select min(at) from message m where m.conversation_id = ${conversationId}
      and m.sender = 'customer' and m.seq > coalesce(staff.seq, 0) and m.at >= ${openedAt.toISOString()}::timestamptz) as waiting_since,
      heard.seq, heard.at, heard.text
    from staff left join lateral (select seq, at, text from message m where m.conversation_id = ${conversationId}
      and m.sender = 'customer' and m.seq > coalesce((select max(seq) from message where conversation_id = ${conversationId}
        and sender in ('bot', 'staff')), 0) order by seq desc limit 1) heard on true`)
  const moment = (text: string | null | undefined) => (text ? new Date(text) : null)
  const [row] = rows
  return {
    repliedAt: moment(row?.replied_at),
    waitingSince: moment(row?.waiting_since),
    unanswered: row?.seq && row.at ? { seq: Number(row.seq), at: new Date(row.at), text: row.text ?? '' } : undefined,
  }
}
