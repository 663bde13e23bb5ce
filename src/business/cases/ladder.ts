import type { CaseRefusal } from '#business/cases/change-case.ts'
import { hourMs } from '#business/time.ts'
import type { Rung } from '#db/schema/cases.ts'

/** Who may promise how much: whoever answers chats, leads the team, runs the company. */
const roles = ['agent', 'lead', 'manager'] as const
export type Role = (typeof roles)[number]

export interface Offer {
  rung: Rung
  amountFen: number
  /** Epoch milliseconds by when a rework is done. */
  reworkBy: number | undefined
  /** Who assessed a damage: insurer, workshop. */
  assessedBy: string | undefined
}

const reworkWithinMs = 48 * hourMs

/**
 * What an offer needs: the least role whose promise it may be, and whether a second person has to agree in any case. The
 * ladder: apology, rework within 48 hours, up to 20 % back (agent), up to 50 % (lead), full refund and another worker
 * (manager), damage at its assessed value, legal.
 * @param priceFen price of the order; undefined where the complaint is about none
 * @returns why the offer cannot be made at all, or what it needs
 */
export function needsOf(
  offer: Offer,
  priceFen: number | undefined,
  now: number,
): { role: Role; second: boolean } | CaseRefusal {
  const { rung, amountFen, reworkBy, assessedBy } = offer
  if (!Number.isSafeInteger(amountFen) || amountFen < 0) return 'amount_beyond_rung'
  switch (rung) {
    case 'apology':
      return amountFen > 0 ? 'amount_beyond_rung' : { role: 'agent', second: false }
    case 'rework':
      if (amountFen > 0) return 'amount_beyond_rung'
      return reworkBy === undefined || reworkBy > now + reworkWithinMs || reworkBy <= now
        ? 'rework_too_late'
        : { role: 'agent', second: false }
    case 'partial_refund':
      if (priceFen === undefined) return 'no_booking'
      if (amountFen === 0 || amountFen > priceFen / 2) return 'amount_beyond_rung'
      return { role: amountFen <= priceFen / 5 ? 'agent' : 'lead', second: false }
    case 'full_refund':
      if (priceFen === undefined) return 'no_booking'
      return amountFen === priceFen ? { role: 'manager', second: true } : 'amount_beyond_rung'
    case 'damage':
      if (amountFen === 0) return 'amount_beyond_rung'
      return assessedBy === undefined || assessedBy.trim() === '' ? 'not_assessed' : { role: 'manager', second: true }
    case 'legal':
      return amountFen > 0 ? 'amount_beyond_rung' : { role: 'manager', second: true }
    default:
      return rung satisfies never
  }
}

/** Whether somebody of this role may promise what wants `needed`. */
export function mayPromise(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}
