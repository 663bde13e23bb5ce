import { describe, expect, test } from 'vitest'
import type { TimeValue } from '#engine/command.ts'
import { findTimes } from '#understanding/offline/time/find-times.ts'
import { resolveTime } from '#understanding/offline/time/resolve-time.ts'
import { brief } from './brief.ts'

const context = { now: '2026-03-04T10:00:00+08:00', zone: 'Asia/Shanghai' }
const roles = (text: string) => findTimes(text, context).map(({ text: words, role }) => `${words} ${role}`)

describe('the shape of a value', () => {
  test('a day runs from its start to the start of the next', () => {
    expect(resolveTime('后天', context)).toEqual({
      start: '2026-03-06T00:00:00+08:00',
      end: '2026-03-07T00:00:00+08:00',
      precision: 'day',
    })
  })

  test('a clock time is an instant in the company’s zone', () => {
    expect(resolveTime('后天下午三点', context)).toEqual({ start: '2026-03-06T15:00:00+08:00', precision: 'instant' })
  })

  test('a weekly series starts at its first occurrence', () => {
    expect(resolveTime('每周二四上午9点到11点', context)).toEqual({
      start: '2026-03-05T09:00:00+08:00',
      end: '2026-03-05T11:00:00+08:00',
      precision: 'window',
      recur: { freq: 'weekly', interval: 1, days: [2, 4] },
    })
  })

  test('an open time names its bound only', () => {
    expect(resolveTime('明天三点以后', context)).toMatchObject({ start: '2026-03-05T15:00:00+08:00', open: 'after' })
    expect(resolveTime('明天三点以后', context)).not.toHaveProperty('end')
    expect(resolveTime('明天三点之前', context)).toMatchObject({ end: '2026-03-05T15:00:00+08:00', open: 'before' })
  })

  test('offsets point into the text as the customer wrote it', () => {
    const text = '好的😀 幫我約週六 下午兩點'
    expect(findTimes(text, context).map(({ at, length }) => text.slice(at, at + length))).toEqual(['週六 下午兩點'])
  })
})

describe('what must be read back', () => {
  test.each([
    '后天两点到四点',
    '下午三四点',
    '月底',
    '过两天',
    '这两天',
    '明天或后天上午',
    '周三',
    '三点',
    '年后',
    '周一三五上午',
  ])('%s is ambiguous', (text) => expect(resolveTime(text, context)?.ambiguous).toBe(true))
  test.each([
    '后天下午两点',
    '明天15:30',
    '周五',
    '3月8号',
    '国庆期间',
    '大年初八',
    '每周二四上午',
    '明天九点',
    '下周末',
  ])('%s is not', (text) => expect(resolveTime(text, context)?.ambiguous).toBeUndefined())
})

describe('the part that a time plays in a message', () => {
  test.each([
    ['昨天来的阿姨', ['昨天 past']],
    ['周三不行，改周四下午三点', ['周三 rejected', '周四下午三点 meant']],
    ['不是明天，是后天上午10点', ['明天 rejected', '后天上午10点 meant']],
    ['从周三改到周五', ['周三 rejected', '周五 meant']],
    ['本来约的周六，想换成周日', ['周六 rejected', '周日 meant']],
    ['约的三点，人怎么还没到', ['三点 past']],
    ['明天下午两点太晚了', ['明天下午两点 rejected']],
    ['周三行不行', ['周三 meant']],
    ['要不要明天', ['明天 meant']],
    ['是不是周四上午', ['周四上午 meant']],
    ['如果周四不行就周五', ['周四 meant', '周五 meant']],
    ['周一来的那个师傅', ['周一 past']],
    ['明天来的师傅贵姓', ['明天 meant']],
    ['move it from Wednesday to Friday', ['wednesday rejected', 'friday meant']],
    ['not tomorrow, the day after tomorrow', ['tomorrow rejected', 'the day after tomorrow meant']],
  ])('%s', (text, expected) => expect(roles(text).map((each) => each.toLowerCase())).toEqual(expected))
})

describe('a time already known', () => {
  const thursday: TimeValue = { start: '2026-03-12T15:00:00+08:00', precision: 'instant' }
  const morning: TimeValue = {
    start: '2026-03-12T08:00:00+08:00',
    end: '2026-03-12T12:00:00+08:00',
    precision: 'daypart',
  }
  const evening: TimeValue = {
    start: '2026-03-12T18:00:00+08:00',
    end: '2026-03-12T22:00:00+08:00',
    precision: 'daypart',
  }
  const day: TimeValue = { start: '2026-03-12T00:00:00+08:00', end: '2026-03-13T00:00:00+08:00', precision: 'day' }

  test.each([
    ['下午四点', thursday, '03-12 16:00'],
    ['九点到十一点', day, '03-12 09:00-11:00'],
    ['上午吧', day, '03-12 morning'],
    ['九点', morning, '03-12 09:00'],
    ['九点', evening, '03-12 21:00'],
    ['明天下午三点', thursday, '03-05 15:00'],
    ['推迟一小时', thursday, '03-12 16:00'],
    ['晚半个小时行吗', thursday, '03-12 15:30'],
    ['提前两天', thursday, '03-10 15:00'],
    ['push it back by an hour', thursday, '03-12 16:00'],
    ['推迟一小时', day, '-'],
    ['改成周四', thursday, '03-05'],
  ])('%s', (text, anchor, meaning) => expect(brief(resolveTime(text, { ...context, anchor }))).toBe(meaning))

  test.each([
    ['改成周五', thursday, '03-06 15:00'],
    ['改成周五', morning, '03-06 morning'],
    ['改成周五', day, '03-06'],
    ['改成周五上午十点', thursday, '03-06 10:00'],
    ['改到下周', thursday, '03-09..03-16'],
  ])('%s, hours kept', (text, anchor, meaning) =>
    expect(brief(resolveTime(text, { ...context, anchor, keepClock: true }))).toBe(meaning),
  )

  test('hours of a time ruled out in the same message are kept on request', () => {
    expect(brief(resolveTime('周三下午三点不行，改周四', { ...context, keepClock: true }))).toBe('03-05 15:00')
  })
})

describe('times that have gone by today', () => {
  const at = (hour: string) => ({ now: `2026-03-04T${hour}:00+08:00`, zone: 'Asia/Shanghai' })
  test.each([
    ['三点', '16:00', '03-05 15:00'],
    ['今天三点', '16:00', '03-04 15:00'],
    ['今天八点', '14:00', '03-04 20:00'],
    ['上午', '14:00', '03-05 morning'],
    ['今天上午', '14:00', '03-04 morning'],
    ['周三上午九点', '10:00', '03-11 09:00'],
    ['周三', '20:00', '03-11'],
    ['每天早上八点', '10:00', 'daily/1 | 03-05 08:00'],
    ['3月3号', '10:00', '03-03'],
    ['3号', '10:00', '04-03'],
    ['上周五做的', '10:00', '-'],
  ])('%s said at %s is %s', (text, hour, meaning) => expect(brief(resolveTime(text, at(hour)))).toBe(meaning))
})

// Convention of the trade's customers: facts copied from a list that others agreed on.
describe('agreed readings', () => {
  test.each([
    ['明天下午三点五十', '03-05 15:50'],
    ['明儿个下午三点', '03-05 15:00'],
    ['后天,早上吧,九点左右', '03-06 09:00'],
    ['傍晚六点', '03-04 18:00'],
    ['中午1点', '03-04 13:00'],
    ['后天中午', '03-06 noon'],
    ['周日', '03-08'],
    ['下禮拜三', '03-11'],
    ['下周三上午', '03-11 morning'],
    ['这周四上午10点', '03-05 10:00'],
    ['下周末', '03-14..03-16'],
    ['下周', '03-09..03-16'],
    ['下周一到周五', '03-09..03-14'],
    ['下星期二 15:00-18:00', '03-10 15:00-18:00'],
    ['后天两点到四点', '03-06 14:00-16:00'],
    ['3月9号到12号', '03-09..03-13'],
    ['3月8号', '03-08'],
    ['4月份', '04-01..05-01'],
    ['3月15日14:00', '03-15 14:00'],
    ['月底', '03-21..04-01'],
    ['下个月的第二个周六', '04-11'],
    ['元旦后第一个周一', '2027-01-04'],
    ['国庆期间', '10-01..10-08'],
    ['五一假期', '05-01..05-06'],
    ['大年初八', '2027-02-13'],
    ['三八妇女节上午', '03-08 morning'],
    ['两小时后', '03-04 12:00'],
    ['十分钟以后', '03-04 10:10'],
    ['4小时', '-'],
    ['每天早上8点', 'daily/1 | 03-05 08:00'],
    ['每个月1号', 'monthly/1 1 | 04-01'],
    ['周一至周五每天上午9点到11点', 'weekly/1 12345 | 03-05 09:00-11:00'],
    ['明天或后天上午', '03-05 morning'],
    ['不是明天，是后天上午10点', '03-06 10:00'],
    ['一点都不干净', '-'],
  ])('%s → %s', (text, meaning) => expect(brief(resolveTime(text, context))).toBe(meaning))

  test('上周六 is past', () => {
    expect(findTimes('上周六', context)).toMatchObject([
      { role: 'past', value: { start: '2026-02-28T00:00:00+08:00' } },
    ])
  })
})

describe('a time said of a visit on Saturday at two', () => {
  const anchor: TimeValue = { start: '2026-03-07T14:00:00+08:00', precision: 'instant' }
  test.each([
    ['周日吧', '03-08 14:00'],
    ['还是周日下午三点', '03-08 15:00'],
    ['晚半小时', '03-07 14:30'],
    ['能早点吗，一点', '03-07 13:00'],
    ['改到上午十点', '03-07 10:00'],
    ['推后两天', '03-09 14:00'],
    ['再晚一个小时', '03-07 15:00'],
    ['往后挪一周', '03-14 14:00'],
    ['时间改成四点半', '03-07 16:30'],
    ['改下周六', '03-14 14:00'],
    ['改明天', '03-05 14:00'],
    ['不是14点，是15点', '03-07 15:00'],
    ['说错了，是下下周六', '03-21 14:00'],
    ['同一天上午九点', '03-07 09:00'],
    ['当天下午四点', '03-07 16:00'],
    ['后面一天', '03-08 14:00'],
    ['再往后一天', '03-08 14:00'],
    ['前一天同一时间', '03-06 14:00'],
    ['提前两个小时行吗', '03-07 12:00'],
    ['早一个钟头', '03-07 13:00'],
    ['延迟到五点', '03-07 17:00'],
    ['push it to 4pm', '03-07 16:00'],
    ['change to Sunday same time', '03-08 14:00'],
    ['can we do 3 instead', '03-07 15:00'],
    ['same day but 10am', '03-07 10:00'],
    ['a day earlier please', '03-06 14:00'],
    ['one hour later', '03-07 15:00'],
    ['postpone by a week', '03-14 14:00'],
    ['the Sunday instead', '03-08 14:00'],
    ['9点到11点', '03-07 09:00-11:00'],
    ['三点之后都行', 'after 03-07 15:00'],
    ['15号', '03-15 14:00'],
    ['3月9号', '03-09 14:00'],
  ])('%s → %s', (text, meaning) =>
    expect(brief(resolveTime(text, { ...context, anchor, keepClock: true }))).toBe(meaning),
  )
})
