import { expect, it } from 'vitest'
import { canonical } from '#engine/compile.ts'

it('values that differ only in the order of their fields have one text', () => {
  const said = { start: '2026-03-07T08:00:00+08:00', precision: 'daypart', end: '2026-03-07T12:00:00+08:00' }
  const stored = { end: said.end, start: said.start, precision: said.precision }
  expect(canonical({ when: [said] })).toBe(canonical({ when: [stored] }))
  expect(canonical({ when: [said] })).not.toBe(canonical({ when: [{ ...said, end: said.start }] }))
})
