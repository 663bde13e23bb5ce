import { expect, test } from 'vitest'
import { mayPromise, needsOf, type Offer, type Role } from '#business/cases/ladder.ts'
import { mayBecome } from '#business/cases/transitions.ts'
import type { CaseStatus } from '#db/schema/business.ts'

const now = Date.parse('2026-03-04T10:00:00+08:00')
const hour = 3_600_000
const offer = (more: Partial<Offer>): Offer => ({
  rung: 'apology',
  amountFen: 0,
  reworkBy: undefined,
  assessedBy: undefined,
  ...more,
})

// offer | price | what it needs, or why it cannot be made
test.each<[Partial<Offer>, number | undefined, [Role, boolean] | string]>([
  [{}, undefined, ['agent', false]],
  [{ amountFen: 1 }, 200_00, 'amount_beyond_rung'],
  [{ rung: 'rework', reworkBy: now + 48 * hour }, 200_00, ['agent', false]],
  [{ rung: 'rework', reworkBy: now + 48 * hour + 1 }, 200_00, 'rework_too_late'],
  [{ rung: 'rework' }, 200_00, 'rework_too_late'],
  [{ rung: 'partial_refund', amountFen: 40_00 }, 200_00, ['agent', false]],
  [{ rung: 'partial_refund', amountFen: 40_01 }, 200_00, ['lead', false]],
  [{ rung: 'partial_refund', amountFen: 100_00 }, 200_00, ['lead', false]],
  [{ rung: 'partial_refund', amountFen: 100_01 }, 200_00, 'amount_beyond_rung'],
  [{ rung: 'partial_refund', amountFen: 40_00 }, undefined, 'no_booking'],
  [{ rung: 'full_refund', amountFen: 200_00 }, 200_00, ['manager', true]],
  [{ rung: 'full_refund', amountFen: 201_00 }, 200_00, 'amount_beyond_rung'],
  [{ rung: 'damage', amountFen: 800_00 }, 200_00, 'not_assessed'],
  [{ rung: 'damage', amountFen: 800_00, assessedBy: '太平保险' }, 200_00, ['manager', true]],
  [{ rung: 'legal' }, 200_00, ['manager', true]],
  [{ rung: 'partial_refund', amountFen: -1 }, 200_00, 'amount_beyond_rung'],
  [{ rung: 'partial_refund', amountFen: 0.5 }, 200_00, 'amount_beyond_rung'],
])('%o of an order of %s', (more, price, expected) => {
  const needs = needsOf(offer(more), price, now)
  expect(typeof needs === 'string' ? needs : [needs.role, needs.second]).toEqual(expected)
})

test('who may promise more may promise less', () => {
  expect(mayPromise('manager', 'agent')).toBe(true)
  expect(mayPromise('lead', 'lead')).toBe(true)
  expect(mayPromise('agent', 'lead')).toBe(false)
})

const states: CaseStatus[] = ['open', 'waiting_customer', 'proposed', 'decided', 'closed', 'reopened']

test('nothing is closed without a decision, and what is closed can only be taken up again', () => {
  expect(states.filter((from) => mayBecome(from, 'closed'))).toEqual(['decided'])
  expect(states.filter((to) => mayBecome('closed', to))).toEqual(['reopened'])
  expect(states.filter((to) => mayBecome('decided', to))).toEqual(['closed', 'reopened'])
})
