import { mayPromise, needsOf, type Offer, type Role } from '#business/cases/ladder.ts'
import { hourMs } from '#business/time.ts'
import type { Rung } from '#db/schema/cases.ts'

/** What may be offered on one step of the ladder, to be shown before somebody proposes it. */
export interface RungTerms {
  rung: Rung
  /** Why it cannot be offered for this complaint at all. */
  barred: 'no_booking' | undefined
  /** The least and the greatest amount in fen; undefined where no money is offered, `most` null where nothing limits it. */
  amount: { leastFen: number; mostFen: number | null } | undefined
  /** Up to this amount somebody of the role may tell the customer at once; undefined where a second person must agree. */
  aloneUpToFen: number | undefined
  /** The least role that may agree. */
  role: Role
  wantsAssessor: boolean
  wantsDeadline: boolean
}

const rungs: readonly Rung[] = ['apology', 'rework', 'partial_refund', 'full_refund', 'damage', 'legal']

/**
 * The whole ladder as somebody of this role may use it. Every limit is asked of `needsOf`, so that what is shown is
 * what is enforced.
 * @param priceFen price of the order; undefined where the complaint is about none
 */
export function rungsFor(role: Role, priceFen: number | undefined): RungTerms[] {
  return rungs.map((rung) => {
    const amount = amountOf(rung, priceFen)
    const needs = needsOf(offerOf(rung, amount?.mostFen ?? amount?.leastFen ?? 0), priceFen, 0)
    const alone = [amount?.mostFen ?? 0, Math.floor((priceFen ?? 0) / 5)].find((fen) => isAlone(rung, fen))
    return {
      rung,
      barred: needs === 'no_booking' ? needs : undefined,
      amount,
      aloneUpToFen: alone,
      role: typeof needs === 'string' ? 'manager' : needs.role,
      wantsAssessor: rung === 'damage',
      wantsDeadline: rung === 'rework',
    }
  })

  function isAlone(rung: Rung, amountFen: number): boolean {
    const needs = needsOf(offerOf(rung, amountFen), priceFen, 0)
    return typeof needs !== 'string' && !needs.second && mayPromise(role, needs.role)
  }
}

const offerOf = (rung: Rung, amountFen: number): Offer => ({
  rung,
  amountFen,
  reworkBy: rung === 'rework' ? hourMs : undefined,
  assessedBy: rung === 'damage' ? 'somebody' : undefined,
})

function amountOf(rung: Rung, priceFen: number | undefined): RungTerms['amount'] {
  switch (rung) {
    case 'apology':
    case 'rework':
    case 'legal':
      return undefined
    case 'partial_refund':
      return { leastFen: 1, mostFen: Math.floor((priceFen ?? 0) / 2) }
    case 'full_refund':
      return { leastFen: priceFen ?? 0, mostFen: priceFen ?? 0 }
    case 'damage':
      return { leastFen: 1, mostFen: null }
    default:
      return rung satisfies never
  }
}
