import { nearVisitMs, npsRestMs, outsideQuietHours, surveyRestMs } from '#business/follow-ups/rules.ts'
import { hourMs, minuteMs } from '#business/time.ts'
import type { FollowUpKind, FollowUpReason } from '#db/schema/follow-ups.ts'
import type { PollKind } from '#db/schema/polls.ts'

/** Whom a follow-up would reach, as things stand now; moments in epoch milliseconds. */
export interface Reach {
  /** `bot`, `queue` or a staff id. */
  assignee: string
  /** A flow of the customer's waits for an answer. */
  flowRunning: boolean
  /** When anything last happened in the chat. */
  activeAt: number
  /** The customer has a complaint that is not closed, about whatever visit. */
  complaintOpen: boolean
  /** Somebody is to call the customer about a low score. */
  callbackOpen: boolean
  /** When a survey was last sent to the customer, in whatever chat. */
  surveyedAt: number | undefined
  wants: { surveys: boolean; promotions: boolean }
  /** The customer said yes to greetings. */
  consented: boolean
  /** When one of those was last sent to the customer. */
  caredAt: number | undefined
  /** How many messages the platform still lets us send; undefined where it counts none. */
  sendsLeft: number | undefined
  /** When the customer was last asked whether he recommends us. */
  recommendedAt: number | undefined
  /** A visit is near, or has been and is still to be rated. */
  visitComes: boolean
}

export interface DueFollowUp {
  kind: FollowUpKind
  goodUntil: number | undefined
  /** The visit that it is about. */
  visit: { start: number; end: number } | undefined
  /** So long ago the last greeting must be; undefined where it does not matter. */
  restMs?: number | undefined
  /** What is asked, for a poll. */
  poll?: PollKind | undefined
}

export type Decision =
  | { do: 'run' }
  | { do: 'wait'; until: number; reason: FollowUpReason }
  | { do: 'skip'; reason: FollowUpReason }

/** Whether what is due is done now, later or not at all. Checks that nobody is told of are always done. */
export function decide(zone: string, due: DueFollowUp, reach: Reach, now: number): Decision {
  if (due.goodUntil !== undefined && due.goodUntil <= now) return { do: 'skip', reason: 'too_late' }
  const nature = natureOf(due.kind)
  if (nature === 'check') return { do: 'run' }
  const refused = unwanted(due, nature, reach, now)
  if (refused !== undefined) return { do: 'skip', reason: refused }
  if (due.kind === 'poll' && due.poll !== 'ces' && !isRested(reach, now))
    return waiting(due, (reach.surveyedAt ?? now) + surveyRestMs, 'asked_lately')
  if (reach.assignee !== 'bot') return waiting(due, now + 15 * minuteMs, 'staff_have_the_chat')
  const awake = outsideQuietHours(zone, now)
  if (awake > now && !isNear(due, now)) {
    // Before a visit at eight nobody can wait until nine: it is told when the visit is near.
    const near = due.visit === undefined ? 0 : due.visit.start - nearVisitMs
    return waiting(due, near > now ? Math.min(awake, near) : awake, 'quiet_hours')
  }
  if (reach.flowRunning) {
    if ((nature === 'question' || nature === 'promotion') && now - reach.activeAt < abandonedMs)
      return waiting(due, now + 15 * minuteMs, 'flow_running')
    // Words alone leave an open question as it is; they only wait until the customer pauses.
    const pause = reach.activeAt + 10 * minuteMs
    if (!isNear(due, now) && pause > now && !(due.goodUntil !== undefined && due.goodUntil <= pause))
      return { do: 'wait', until: pause, reason: 'flow_running' }
  }
  return { do: 'run' }
}

/** check: nobody is written to; service: what the customer needs for the visit; question: asks; promotion: advertises. */
export type Nature = 'check' | 'service' | 'question' | 'promotion'

/** What doing a follow-up means for the customer, on which it depends when it may be done. */
export function natureOf(kind: FollowUpKind): Nature {
  switch (kind) {
    case 'departure_check':
    case 'arrival_check':
    case 'outcome_check':
    case 'hold_expiry':
    case 'callback':
    case 'sla_first_response':
    case 'sla_proposal':
    case 'sla_close':
    case 'daily':
      return 'check'
    case 'confirmation':
    case 'preparation':
    case 'reminder':
    case 'late':
    case 'completion_check':
    case 'return_visit':
    case 'replacement':
    case 'payment_reminder':
    case 'payment_expiry':
      return 'service'
    case 'survey':
    case 'survey_reminder':
    case 'poll':
      return 'question'
    case 'care':
      return 'promotion'
    default:
      return kind satisfies never
  }
}

/** A question that has been open for so long was dropped. */
const abandonedMs = 24 * hourMs

/** One question in so many days, whatever it is about. */
const isRested = ({ surveyedAt }: Reach, now: number): boolean =>
  surveyedAt === undefined || now - surveyedAt >= surveyRestMs

function unwanted(
  { kind, restMs, poll }: DueFollowUp,
  nature: Nature,
  reach: Reach,
  now: number,
): FollowUpReason | undefined {
  const asks = nature === 'question' || nature === 'promotion' || kind === 'return_visit'
  if (asks && reach.complaintOpen) return 'complaint_open'
  if (nature === 'question' && !reach.wants.surveys) return 'opted_out'
  if (nature === 'promotion') {
    if (!reach.wants.promotions) return 'opted_out'
    if (!reach.consented) return 'no_consent'
    if (restMs !== undefined && reach.caredAt !== undefined && now - reach.caredAt < restMs) return 'greeted_lately'
    // The last send that the platform allows is kept for what the customer needs.
    if (reach.sendsLeft !== undefined && reach.sendsLeft < 2) return 'send_window'
    if (reach.callbackOpen) return 'callback_open'
    if (reach.assignee !== 'bot') return 'staff_have_the_chat'
  }
  if (kind === 'survey' && !isRested(reach, now)) return 'asked_lately'
  if (kind === 'poll') {
    if (reach.sendsLeft !== undefined && reach.sendsLeft < 2) return 'send_window'
    if (poll === 'ces' && !isRested(reach, now)) return 'asked_lately'
    // Asked now, the customer could not be asked about the visit.
    if (poll === 'ces' && reach.visitComes) return 'visit_first'
    if (poll === 'nps' && reach.recommendedAt !== undefined && now - reach.recommendedAt < npsRestMs)
      return 'asked_lately'
  }
  return undefined
}

function isNear({ kind, visit }: DueFollowUp, now: number): boolean {
  if (kind === 'late') return true
  return visit !== undefined && now >= visit.start - nearVisitMs && now <= visit.end + hourMs
}

function waiting({ goodUntil }: DueFollowUp, until: number, reason: FollowUpReason): Decision {
  return goodUntil !== undefined && until >= goodUntil ? { do: 'skip', reason } : { do: 'wait', until, reason }
}
