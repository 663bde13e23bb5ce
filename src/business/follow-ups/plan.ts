import { clockNear, clockOn, nearVisitMs, outsideQuietHours, surveyOpenMs } from '#business/follow-ups/rules.ts'
import { hourMs, type Interval, iso, minuteMs } from '#business/time.ts'
import type { BookingStatus } from '#db/schema/business.ts'
import type { FollowUpKind } from '#db/schema/follow-ups.ts'

/** What the plan depends on; all moments in epoch milliseconds. */
export interface BookingFacts {
  id: string
  status: BookingStatus
  start: number
  end: number
  /** When the customer ordered; undefined for an offer. */
  bookedAt: number | undefined
  /** When the present time was agreed: at booking or at the last change. */
  agreedAt: number
  holdUntil: number | undefined
  /** All visits of the order that somebody comes to, with their numbers; the first is number 0, and the only one of most. */
  visits: readonly (Interval & { visit: number })[]
  contract: boolean
  /** The longest way to the customer that the company reckons with. */
  travelMs: number
  /** Said by the worker on the way, such as "14:20", and when. */
  eta: { clock: string; saidAt: number } | undefined
  /** The check after the start found nobody there. */
  missedAt: number | undefined
  doneAt: number | undefined
  /** The deposit that has not been paid, where the order lapses without it. */
  unpaid: { fen: number; withinMs: number } | undefined
  /** A complaint about this booking that is not closed, or that was ever S1. */
  complaint: 'none' | 'open' | 'grave'
  survey: SurveyFacts | undefined
  /** The surveys of the visits after the first, by their numbers. */
  laterSurveys: ReadonlyMap<number, SurveyFacts>
}

interface SurveyFacts {
  status: string
  sentAt: number | undefined
  answeredAt: number | undefined
  low: boolean
}

/** How late the company may be before it says so, and when it owes something; minutes after the start. */
interface LateRules {
  noticeMinutes: number
  owesAfterMinutes: readonly number[]
}

export interface PlanRules {
  zone: string
  late: LateRules
  /** Between these clock times, every day, somebody can call customers. */
  desk: { from: string; to: string }
}

export interface Planned {
  key: string
  kind: FollowUpKind
  /** Epoch milliseconds. */
  dueAt: number
  goodUntil: number | undefined
  /** Why and why then, for people. */
  why: string
  data?: Record<string, unknown>
}

/**
 * All follow-ups that a booking asks for in its present state, those whose time has passed included. Pure: the same
 * facts give the same plan whenever it is made.
 */
export function planOf(rules: PlanRules, facts: BookingFacts): Planned[] {
  switch (facts.status) {
    case 'held':
      return facts.holdUntil === undefined
        ? []
        : [one(facts, 'hold_expiry', '', facts.holdUntil, undefined, 'the time is kept until then')]
    case 'confirmed':
    case 'on_the_way':
    case 'arrived':
    case 'in_service':
      return [
        ...beforeVisits(rules, facts),
        ...whileUnpaid(rules, facts),
        ...onTheDay(rules, facts),
        ...untilDecided(rules, facts),
        ...laterVisits(rules, facts),
        ...duringContract(rules, facts),
      ]
    case 'done':
      return [
        ...beforeVisits(rules, facts),
        ...laterVisits(rules, facts),
        ...duringContract(rules, facts),
        ...afterVisit(rules, facts),
        ...afterLowScore(rules, facts),
      ]
    case 'cancelled':
    case 'expired':
    case 'released':
      return []
    default:
      return facts.status satisfies never
  }
}

/** An order that has just been made need not be repeated at once. */
const justAgreedMs = 2 * hourMs
const eveningBefore = '18:00'

function beforeVisits(rules: PlanRules, facts: BookingFacts): Planned[] {
  const { zone } = rules
  const { agreedAt, start, status } = facts
  const planned: Planned[] = []
  if (status === 'confirmed') {
    planned.push(
      one(facts, 'confirmation', stamp(start), agreedAt, Math.min(start, agreedAt + 12 * hourMs), 'the order was made'),
    )
    const { at, why } = preparationTime(zone, agreedAt, start)
    planned.push(one(facts, 'preparation', '', at, start, why))
  }
  for (const visit of facts.visits) {
    const n = visit.visit
    // Only the first visit has a progress of its own.
    if (n === 0 && status !== 'confirmed') continue
    if (n > 0 && facts.contract) break
    const evening = clockOn(zone, visit.start, -1, eveningBefore)
    const near = visit.start - nearVisitMs
    const which = { visit: n, start: iso(zone, visit.start) }
    if (evening - agreedAt >= justAgreedMs)
      planned.push({
        ...one(facts, 'reminder', `day:${stamp(visit.start)}`, evening, near, 'the evening before the visit'),
        data: { ...which, how: 'day' },
      })
    if (near - agreedAt >= justAgreedMs / 4)
      planned.push({
        ...one(facts, 'reminder', `near:${stamp(visit.start)}`, near, visit.start, 'two hours before the visit'),
        data: { ...which, how: 'near' },
      })
  }
  return planned
}

/** The evening before; for orders made after that soon, but not in the night and two hours before at the latest. */
function preparationTime(zone: string, agreedAt: number, start: number): { at: number; why: string } {
  const evening = clockOn(zone, start, -1, eveningBefore)
  const soon = agreedAt + 10 * minuteMs
  if (evening >= soon) return { at: evening, why: 'the evening before the visit' }
  const near = start - nearVisitMs
  const awake = outsideQuietHours(zone, soon)
  if (awake <= near) return { at: awake, why: 'soon after the order, which came late' }
  return { at: Math.max(near, soon), why: 'two hours before the visit: the order came late' }
}

function onTheDay(rules: PlanRules, facts: BookingFacts): Planned[] {
  const { start, end, status, eta, missedAt } = facts
  const { zone, late } = rules
  const planned: Planned[] = []
  const at = stamp(start)
  if (status === 'confirmed') {
    const leaving = Math.max(start - facts.travelMs, facts.agreedAt + 5 * minuteMs)
    if (leaving < start)
      planned.push(one(facts, 'departure_check', at, leaving, start, 'by then the worker has to be on the way'))
  }
  if (status === 'confirmed' || status === 'on_the_way') {
    const notice = start + late.noticeMinutes * minuteMs
    planned.push({
      ...one(
        facts,
        'arrival_check',
        at,
        notice,
        end,
        `${late.noticeMinutes} minutes after the start somebody has to be there`,
      ),
      data: { start: at },
    })
    const expected = eta && status === 'on_the_way' ? clockNear(zone, start, eta.clock) : undefined
    const announcedAt = expected !== undefined && expected >= notice ? eta?.saidAt : undefined
    const knownAt = Math.min(missedAt ?? Number.POSITIVE_INFINITY, announcedAt ?? Number.POSITIVE_INFINITY)
    if (Number.isFinite(knownAt)) {
      const why = announcedAt === undefined ? 'nobody had arrived' : `the worker is expected at ${eta?.clock ?? ''}`
      planned.push({ ...one(facts, 'late', `${at}:0`, knownAt, end, why), data: { minutes: 0 } })
      for (const minutes of late.owesAfterMinutes)
        planned.push({
          ...one(
            facts,
            'late',
            `${at}:${minutes}`,
            Math.max(knownAt, start + minutes * minuteMs),
            end,
            `${minutes} minutes late: the rules owe the customer something`,
          ),
          data: { minutes },
        })
    }
  }
  if (!facts.contract)
    planned.push(
      one(facts, 'completion_check', at, end + 30 * minuteMs, end + 24 * hourMs, 'half an hour after the planned end'),
    )
  return planned
}

const undecidedMs = 3 * hourMs

/** A visit that nobody has reported as done hours after its end is for a person to decide: it was made, or nobody came. */
function untilDecided({ zone, desk }: PlanRules, facts: BookingFacts): Planned[] {
  if (facts.contract) return []
  const { start, end } = facts
  const first = end + undecidedMs
  const opening = clockOn(zone, first, 0, desk.from)
  const at =
    first < opening ? opening : first > clockOn(zone, first, 0, desk.to) ? clockOn(zone, first, 1, desk.from) : first
  const next = clockOn(zone, at, 1, desk.from)
  const why = 'nobody has said how the visit ended'
  return [
    one(facts, 'outcome_check', stamp(start), at, at + 7 * 24 * hourMs, why),
    one(facts, 'outcome_check', `${stamp(start)}:again`, next, next + 7 * 24 * hourMs, why),
  ]
}

/** Who comes so soon after the deadline is paid at the door. */
const doorMs = 3 * hourMs

/** The deposit is asked for, reminded of once, and the order lapses; nobody loses an order over a night's sleep. */
function whileUnpaid({ zone }: PlanRules, facts: BookingFacts): Planned[] {
  const { unpaid, bookedAt, start, status } = facts
  if (!unpaid || bookedAt === undefined || status !== 'confirmed') return []
  const reminder = outsideQuietHours(zone, bookedAt + unpaid.withinMs - 2 * hourMs)
  const lapses = Math.max(outsideQuietHours(zone, bookedAt + unpaid.withinMs), reminder + hourMs)
  if (lapses > start - doorMs) return []
  const data = { until: iso(zone, lapses), fen: unpaid.fen }
  const ask = one(facts, 'payment_reminder', 'ask', bookedAt + 10 * minuteMs, reminder, 'the order needs a deposit')
  const again = one(facts, 'payment_reminder', 'last', reminder, lapses, 'the deposit has not come')
  return [
    { ...ask, data },
    { ...again, data: { ...data, last: 'yes' } },
    one(facts, 'payment_expiry', '', lapses, start, 'the deposit has not come in time'),
  ]
}

const contractDays = [1, 3, 7, 15, 30]

function duringContract({ zone }: PlanRules, facts: BookingFacts): Planned[] {
  if (!facts.contract || facts.complaint !== 'none') return []
  return contractDays.flatMap((day) => {
    const at = clockOn(zone, facts.start, day, '10:00')
    if (at > facts.end) return []
    return [
      {
        ...one(facts, 'return_visit', `day-${day}`, at, at + 48 * hourMs, `day ${day} of the contract`),
        data: { day },
      },
    ]
  })
}

function afterVisit({ zone }: PlanRules, facts: BookingFacts): Planned[] {
  const { doneAt, survey, complaint } = facts
  if (doneAt === undefined || complaint !== 'none') return []
  const first = outsideQuietHours(zone, doneAt + 2 * hourMs)
  const next = outsideQuietHours(zone, doneAt + 24 * hourMs)
  const asked = survey === undefined
  const answered = survey?.answeredAt !== undefined || (survey?.status === 'skipped' && survey.sentAt !== undefined)
  const planned: Planned[] = []
  if (!answered)
    planned.push({
      ...one(facts, 'return_visit', '2h', first, doneAt + 20 * hourMs, 'two hours after the visit'),
      data: { hours: 2 },
    })
  if (asked) planned.push(one(facts, 'survey', '', first, doneAt + 72 * hourMs, 'two hours after the visit'))
  // Who has answered has said how it was.
  if (!answered)
    planned.push({
      ...one(facts, 'return_visit', '24h', next, doneAt + 72 * hourMs, 'a day after the visit'),
      data: { hours: 24 },
    })
  if (survey?.status === 'sent' && survey.sentAt !== undefined) {
    const again = outsideQuietHours(zone, Math.max(next, survey.sentAt + 12 * hourMs))
    planned.push(
      one(facts, 'survey_reminder', '', again, survey.sentAt + surveyOpenMs, 'the survey has not been answered'),
    )
  }
  return planned
}

function afterLowScore(rules: PlanRules, facts: BookingFacts): Planned[] {
  return callBack(rules, facts, facts.survey, '')
}

function callBack(rules: PlanRules, facts: BookingFacts, survey: SurveyFacts | undefined, which: string): Planned[] {
  if (!survey?.low || survey.answeredAt === undefined) return []
  const dueAt = callTime(rules, survey.answeredAt)
  const why = 'a low score or a grave remark: somebody calls within half an hour, at night in the morning'
  return [one(facts, 'callback', which, dueAt, undefined, why)]
}

/**
 * The visits after the first of a recurring order. Their progress is not reported, so the customer is asked whether all
 * went well; each may be rated by itself, as far as nobody is asked too often.
 */
function laterVisits(rules: PlanRules, facts: BookingFacts): Planned[] {
  if (facts.contract) return []
  return facts.visits
    .filter(({ visit }) => visit > 0)
    .flatMap(({ visit, start, end }) => {
      const survey = facts.laterSurveys.get(visit)
      const low = callBack(rules, facts, survey, `visit-${visit}`)
      if (facts.complaint !== 'none') return low
      const which = `visit-${visit}:${stamp(start)}`
      const data = { visit, start: iso(rules.zone, start) }
      const check = one(
        facts,
        'completion_check',
        which,
        end + 30 * minuteMs,
        end + 24 * hourMs,
        'half an hour after the planned end',
      )
      if (survey !== undefined) return [{ ...check, data }, ...low]
      const ask = one(
        facts,
        'survey',
        which,
        outsideQuietHours(rules.zone, end + 2 * hourMs),
        end + 72 * hourMs,
        'two hours after the visit',
      )
      return [
        { ...check, data },
        { ...ask, data },
      ]
    })
}

function callTime({ zone, desk }: PlanRules, answeredAt: number): number {
  const at = answeredAt + 30 * minuteMs
  const opening = clockOn(zone, at, 0, desk.from)
  if (at < opening) return opening + 30 * minuteMs
  return at > clockOn(zone, at, 0, desk.to) ? clockOn(zone, at, 1, desk.from) + 30 * minuteMs : at
}

function one(
  { id }: BookingFacts,
  kind: FollowUpKind,
  which: string,
  dueAt: number,
  goodUntil: number | undefined,
  why: string,
): Planned {
  return { key: [kind, id, ...(which === '' ? [] : [which])].join(':'), kind, dueAt, goodUntil, why }
}

/** A moved visit is reminded of again, so its start is part of the key. */
function stamp(at: number): string {
  return new Date(at).toISOString().slice(0, 16)
}
