import { expect, test } from 'vitest'
import { masked } from '#log.ts'

test.each([
  ['{"msg":"call 13812345678 now"}', '{"msg":"call 138****5678 now"}'],
  ['{"msg":"138 1234 5678"}', '{"msg":"138****5678"}'],
  ['{"address":"徐汇区漕溪北路88号1502室"}', '{"address":"徐汇区漕溪北路***"}'],
  ['{"time":1772589600000,"pid":12345}', '{"time":1772589600000,"pid":12345}'],
])('%s is logged as %s', (line, logged) => {
  expect(masked(line)).toBe(logged)
})
