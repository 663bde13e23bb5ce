import { expect, test } from 'vitest'
import { messageLine } from '#cli/message-line.ts'

const zone = 'Asia/Shanghai'

test('a message with its context is read as it stands', () => {
  const context = {
    now: '2026-03-04T10:00:00+08:00',
    zone: 'Europe/Paris',
    locale: 'en',
    expecting: 'when',
    flow: 'booking',
  }
  const line = JSON.stringify({ text: 'tomorrow', ...context, slots: { area: 90 } })
  expect(messageLine(line, zone)).toEqual({ text: 'tomorrow', context: { ...context, slots: { area: 90 } } })
})

test('what is left out is usual, and null is left out', () => {
  const read = messageLine('{"text":"明天","expecting":null,"flow":null}', zone)
  expect(read).toMatchObject({ text: '明天', context: { zone, locale: 'zh' } })
  expect(read).not.toHaveProperty('context.expecting')
  expect(read).not.toHaveProperty('context.flow')
})

test.each([
  ['{"text"', 'not JSON'],
  ['"明天"', 'not a JSON object'],
  ['null', 'not a JSON object'],
  ['{}', 'text is no string'],
  ['{"text":5}', 'text is no string'],
  ['{"text":"a","now":"2026-03-04T10:00:00"}', 'now is no time in ISO 8601 with offset'],
  ['{"text":"a","now":"2026-02-30T10:00:00Z"}', 'now is no time in ISO 8601 with offset'],
  ['{"text":"a","now":5}', 'now is no time in ISO 8601 with offset'],
  ['{"text":"a","zone":"Mars/Base"}', 'unknown time zone Mars/Base'],
  ['{"text":"a","locale":"fr"}', 'locale is neither zh nor en'],
  ['{"text":"a","expecting":1}', 'expecting is no string'],
  ['{"text":"a","flow":[]}', 'flow is no string'],
  ['{"text":"a","slots":[1]}', 'slots is no object'],
])('%s is answered with what is wrong', (line, error) => {
  expect(messageLine(line, zone)).toEqual({ error })
})
