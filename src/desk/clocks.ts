import type { Company } from '#business/catalogue/company.ts'
import type { Handoff } from './open-handoff.ts'
import { type Clocked, type Priority, nextDueOf, warnShare } from './rules.ts'

/** What of a hand-off its clocks depend on. */
export const clockedOf = ({ priority, openedAt, firstDue }: Handoff): Clocked => ({
  priority: priority as Priority,
  openedAt: +openedAt,
  firstDue: firstDue === null ? +openedAt : +firstDue,
})

/** The same for the patience of the queue, which begins anew when a chat comes back into it. */
export const queuedOf = (handoff: Handoff): Clocked => ({
  ...clockedOf(handoff),
  openedAt: +(handoff.queuedAt ?? handoff.openedAt),
})

/** What was said in a chat since people were fetched. */
export interface Said {
  /** When people first wrote. */
  repliedAt: Date | null
  /** The first message of the customer that nobody has answered. */
  waitingSince: Date | null
}

/** The clocks as what was said sets them; the next response counts once there was a first. */
export function clocksAfter(
  company: Company,
  handoff: Handoff,
  { repliedAt, waitingSince }: Said,
): Pick<Handoff, 'firstReplyAt' | 'waitingSince' | 'nextDue'> {
  const firstReplyAt = handoff.firstReplyAt ?? repliedAt
  const nextDue =
    firstReplyAt !== null && waitingSince !== null
      ? new Date(nextDueOf(company, clockedOf(handoff), +waitingSince))
      : null
  return { firstReplyAt, waitingSince, nextDue }
}

export interface Warning {
  /** Each is given once. */
  key: string
  kind: 'sla_soon' | 'sla'
  what: 'first_reply' | 'next_reply' | 'resolution'
  deadline: Date
  at: Date
}

/** The warnings of a hand-off that were not given yet, each with its moment: before a deadline and at it. */
export function warningsOf({
  warned,
  openedAt,
  firstReplyAt,
  firstDue,
  waitingSince,
  nextDue,
  resolveDue,
}: Handoff): Warning[] {
  const clocks = [
    { what: 'first_reply' as const, from: openedAt, due: firstReplyAt === null ? firstDue : null, n: '' },
    { what: 'next_reply' as const, from: waitingSince ?? openedAt, due: nextDue, n: `:${+(waitingSince ?? 0)}` },
    { what: 'resolution' as const, from: openedAt, due: resolveDue, n: '' },
  ]
  return clocks
    .flatMap(({ what, from, due, n }): Warning[] => {
      if (due === null) return []
      const soon = new Date(+from + (+due - +from) * warnShare)
      return [
        { key: `${what}${n}:soon`, kind: 'sla_soon', what, deadline: due, at: soon },
        { key: `${what}${n}`, kind: 'sla', what, deadline: due, at: due },
      ]
    })
    .filter(({ key }) => !warned.includes(key))
}
