import { expect, test } from 'vitest'
import { mayPromise, needsOf, type Role } from '#business/cases/ladder.ts'
import { rungsFor } from '#business/cases/rungs.ts'

const hourMs = 3_600_000
const amounts = [0, 1, 3_000, 3_001, 7_500, 7_501, 15_000, 99_999]

test('what is shown of the ladder is what is enforced, for every role and amount', () => {
  for (const role of ['agent', 'lead', 'manager'] as const satisfies Role[])
    for (const priceFen of [undefined, 15_000])
      for (const terms of rungsFor(role, priceFen))
        for (const amountFen of amounts) {
          const { rung, amount, barred, aloneUpToFen } = terms
          const offer = { rung, amountFen, reworkBy: hourMs, assessedBy: '维修店' }
          const needs = needsOf(offer, priceFen, 0)
          const within = amount
            ? amountFen >= amount.leastFen && amountFen <= (amount.mostFen ?? Infinity)
            : amountFen === 0
          const at = [role, priceFen, rung, amountFen]
          expect([...at, barred === undefined && within]).toEqual([...at, typeof needs !== 'string'])
          if (typeof needs === 'string') continue
          const alone = !needs.second && mayPromise(role, needs.role)
          expect([...at, aloneUpToFen !== undefined && amountFen <= aloneUpToFen]).toEqual([...at, alone])
        }
})
