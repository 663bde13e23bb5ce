import { expect, test } from 'vitest'
import { numbered, repeatedIn } from '#understanding/offline/repeated.ts'

const row = (...at: number[]) => ({ at: Uint32Array.from(at), value: Float32Array.from(at, () => 0.5) })

test('features seen more than once have numbers in their order, the others none', () => {
  const repeated = repeatedIn([row(3, 31, 32, 900_000), row(32, 3, 64), row(900_000, 70, 3)])
  expect(repeated.count).toBe(3)
  expect([...numbered(row(900_000, 5, 3, 32), repeated).at]).toEqual([2, 0, 1])
  expect([...numbered(row(64, 70, 31), repeated).at]).toEqual([])
})
