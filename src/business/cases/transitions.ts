import type { CaseStatus } from '#db/schema/business.ts'

const next: Record<CaseStatus, readonly CaseStatus[]> = {
  open: ['waiting_customer', 'proposed', 'decided'],
  waiting_customer: ['open', 'proposed', 'reopened'],
  proposed: ['waiting_customer', 'proposed', 'decided'],
  decided: ['closed', 'reopened'],
  closed: ['reopened'],
  reopened: ['waiting_customer', 'proposed', 'decided'],
}

/** Whether a case may go from one state to the other; nothing is closed without a decision. */
export function mayBecome(from: CaseStatus, to: CaseStatus): boolean {
  return next[from].includes(to)
}
