import type { Estimate } from '#business/quality/estimate.ts'
import { wilson } from '#business/quality/wilson.ts'
import { hourMs } from '#business/time.ts'

/** Another contact about the same issue within this time shows that the first did not settle it. */
const sameIssueMs = 7 * 24 * hourMs

export interface Issue {
  customer: string
  /** What it was about: a category, an order. */
  subject: string
  /** Contacts that it took. */
  contacts: number
  reopened: boolean
  /** Epoch milliseconds. */
  openedAt: number
  /** Unset while it is open. */
  closedAt: number | undefined
}

/**
 * First contact resolution: issues closed in one contact, without reopening and without another one of the same customer
 * about the same subject within seven days, among those eligible. Eligible is what has been closed for seven days,
 * since until then the other contact may still come.
 * @returns a share with Wilson's interval; undefined when nothing is eligible
 */
export function firstContactResolution(issues: readonly Issue[], now: number): Estimate | undefined {
  const eligible = issues.filter(({ closedAt }) => closedAt !== undefined && closedAt + sameIssueMs <= now)
  const resolved = eligible.filter((one) => one.contacts <= 1 && !one.reopened && !cameBack(one, issues))
  return wilson(resolved.length, eligible.length)
}

function cameBack(one: Issue, issues: readonly Issue[]): boolean {
  const { closedAt } = one
  return issues.some(
    (other) =>
      other !== one &&
      other.customer === one.customer &&
      other.subject === one.subject &&
      other.openedAt > one.openedAt &&
      closedAt !== undefined &&
      other.openedAt <= closedAt + sameIssueMs,
  )
}
