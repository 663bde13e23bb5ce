import { expect, test } from 'vitest'
import { codeAt, stepOf } from '#access/one-time-code.ts'

const secret = '12345678901234567890'

// RFC 6238, appendix B, for SHA-1; the last six of its eight digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('at second %i the code is %s', (second, code) => {
  expect(codeAt(secret, Math.floor(second / 30))).toBe(code)
  expect(stepOf(secret, code, second * 1000)).toBe(Math.floor(second / 30))
})

test('a code is good one step early or late and no longer', () => {
  const now = 1_234_567_890_000
  const step = Math.floor(now / 30_000)
  const found = [-2, -1, 0, 1, 2].map((ahead) => stepOf(secret, codeAt(secret, step + ahead), now))
  expect(found).toEqual([undefined, step - 1, step, step + 1, undefined])
})

test.each(['', '28708', '2870822', 'abcdef', '２８７０８２'])('%j is no code', (code) => {
  expect(stepOf(secret, code, 59_000)).toBeUndefined()
})
