import { expect, test } from 'vitest'
import { quantile } from '#business/quality/quantile.ts'

test('nine of ten values are at most the ninth decile, which is one of them', () => {
  expect(quantile([], 0.9)).toBeUndefined()
  expect(quantile([7], 0.9)).toEqual({ value: 7, n: 1, low: 7, high: 7 })
  expect(quantile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9)).toEqual({ value: 9, n: 10, low: 7, high: 10 })
  expect(quantile([1, 2, 3], 0.5)).toEqual({ value: 2, n: 3, low: 1, high: 3 })
})
