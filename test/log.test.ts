import { DrizzleQueryError } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { makeLog, masked } from '#log.ts'

test.each([
  ['{"msg":"call 13812345678 now"}', '{"msg":"call 138****5678 now"}'],
  ['{"msg":"138 1234 5678"}', '{"msg":"138****5678"}'],
  ['{"phone":"+8613812345678","id":"8613812345678"}', '{"phone":"+86138****5678","id":"86138****5678"}'],
  ['{"phone":"+86 138 1234 5678"}', '{"phone":"+86 138****5678"}'],
  ['{"address":"徐汇区漕溪北路88号1502室"}', '{"address":"徐汇区漕溪北路***"}'],
  ['{"time":1772589600000,"pid":12345}', '{"time":1772589600000,"pid":12345}'],
])('%s is logged as %s', (line, logged) => {
  expect(masked(line)).toBe(logged)
})

test('what a failed query was given is not logged, where it failed is', () => {
  const lines: string[] = []
  const error = new DrizzleQueryError(
    'insert into customer values ($1, $2)',
    ['陈静', '门禁密码\n8842'],
    new Error('down'),
  )
  makeLog('error', (line) => lines.push(line)).error(error, 'a turn failed')
  makeLog('error', (line) => lines.push(line)).error({ err: new Error('sweep', { cause: error }) }, 'a turn failed')
  for (const line of lines) {
    expect(line).not.toMatch(/陈静|8842/)
    expect(line).toContain('insert into customer')
  }
  expect(lines[0]).toContain('log.test.ts')
})

test('of several failures together each is logged', () => {
  const lines: string[] = []
  const failures = new AggregateError([new Error('first fault'), new Error('call 13812345678')], '2 chats failed')
  makeLog('error', (line) => lines.push(line)).error(failures, 'the desk was not seen to')
  expect(lines[0]).toContain('2 chats failed')
  expect(lines[0]).toContain('first fault')
  expect(lines[0]).toContain('138****5678')
})
