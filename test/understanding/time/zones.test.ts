import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { TimeContext } from '#understanding/offline/time/find-times.ts'

// A server far west of Greenwich: what a customer means may depend on the company's zone only.
process.env['TZ'] = 'America/Los_Angeles'
let resolveTime: typeof import('#understanding/offline/time/resolve-time.ts').resolveTime
let findTimes: typeof import('#understanding/offline/time/find-times.ts').findTimes
let findDurations: typeof import('#understanding/offline/time/find-durations.ts').findDurations
beforeAll(async () => {
  ;({ resolveTime } = await import('#understanding/offline/time/resolve-time.ts'))
  ;({ findTimes } = await import('#understanding/offline/time/find-times.ts'))
  ;({ findDurations } = await import('#understanding/offline/time/find-durations.ts'))
})

const newYork = (now: string): TimeContext => ({ now, zone: 'America/New_York' })

describe('clocks that change', () => {
  test.each([
    ['明天上午九点', '2026-10-31T10:00:00-04:00', '2026-11-01T09:00:00-05:00', undefined],
    ['明天', '2026-10-31T10:00:00-04:00', '2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00-05:00'],
    ['明天凌晨一点半', '2026-10-31T10:00:00-04:00', '2026-11-01T01:30:00-04:00', undefined],
    ['半小时后', '2026-11-01T01:45:00-04:00', '2026-11-01T01:15:00-05:00', undefined],
    ['明天', '2027-03-13T10:00:00-05:00', '2027-03-14T00:00:00-05:00', '2027-03-15T00:00:00-04:00'],
    ['tomorrow at 2:30am', '2027-03-13T10:00:00-05:00', '2027-03-14T03:30:00-04:00', undefined],
    ['明天凌晨2点到3点', '2027-03-13T10:00:00-05:00', '2027-03-14T03:00:00-04:00', '2027-03-14T04:00:00-04:00'],
    ['24小时后', '2027-03-13T10:00:00-05:00', '2027-03-14T11:00:00-04:00', undefined],
    ['每天早上8点', '2027-03-13T10:00:00-05:00', '2027-03-14T08:00:00-04:00', undefined],
  ])('New York: %s at %s', (text, now, start, end) => {
    const value = resolveTime(text, newYork(now))
    expect([value?.start, value?.end]).toEqual([start, end])
  })

  test('a day whose midnight does not exist starts an hour later', () => {
    const value = resolveTime('明天', { now: '2026-04-23T10:00:00Z', zone: 'Africa/Cairo' })
    expect(value).toMatchObject({ start: '2026-04-24T01:00:00+03:00', end: '2026-04-25T00:00:00+03:00' })
  })
})

describe('the company’s day, not the server’s', () => {
  test.each([
    ['明天', '2026-03-03T20:00:00Z', '2026-03-05T00:00:00+08:00'],
    ['下周一', '2026-12-31T23:30:00+08:00', '2027-01-04T00:00:00+08:00'],
    ['明天', '2026-12-31T23:30:00+08:00', '2027-01-01T00:00:00+08:00'],
    ['清明节', '2026-03-04T10:00:00+08:00', '2026-04-05T00:00:00+08:00'],
    ['国庆期间', '2026-03-04T10:00:00+08:00', '2026-10-01T00:00:00+08:00'],
    ['除夕', '2026-03-04T10:00:00+08:00', '2027-02-05T00:00:00+08:00'],
    ['冬至', '2026-03-04T10:00:00+08:00', '2026-12-22T00:00:00+08:00'],
    ['2月29号', '2026-03-04T10:00:00+08:00', '2028-02-29T00:00:00+08:00'],
    ['31号', '2026-04-10T10:00:00+08:00', '2026-05-31T00:00:00+08:00'],
    ['后天', '2026-12-30T10:00:00+08:00', '2027-01-01T00:00:00+08:00'],
    // 28 February 2026 is a Saturday that is worked to make up for the Spring Festival.
    ['下个工作日', '2026-02-27T10:00:00+08:00', '2026-02-28T00:00:00+08:00'],
    ['国庆后第一个工作日', '2026-03-04T10:00:00+08:00', '2026-10-08T00:00:00+08:00'],
  ])('%s at %s starts %s', (text, now, start) => {
    expect(resolveTime(text, { now, zone: 'Asia/Shanghai' })?.start).toBe(start)
  })

  test('an unknown zone is the caller’s error', () => {
    expect(() => findTimes('明天', { now: '2026-03-04T10:00:00+08:00', zone: 'Mars/Olympus' })).toThrow(RangeError)
  })
})

describe('any text whatever', () => {
  const words =
    '今天 明天 后天 大后天 昨天 下 上 周 周三 周末 星期 三 二四 月 号 点 半 一 两 十 十二 15 30 3 : . / - 到 之前 以后 上午 下午 晚上 凌晨 每 隔 不是 改 国庆 期间 大年初 八 农历 小时 分钟 后 内 底 差 刻 2026 年 31 2 29 or next Friday at pm am in days every between and before the of month 😀 ， 。 （ ） 的 过 第 个 最后 工作日 推迟 昨天 每周 最晚'.split(
      ' ',
    )
  const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Asia/Kathmandu', 'Africa/Cairo', 'Pacific/Apia']
  const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })

  test('absurd amounts are no times', () => {
    const anchor = { start: '2026-03-04T10:00:00+08:00', precision: 'instant' } as const
    expect(findTimes('推迟20262026周', { now: anchor.start, zone: 'Asia/Shanghai', anchor })).toEqual([])
    expect(findTimes('99999999天后', { now: anchor.start, zone: 'Asia/Shanghai' })).toEqual([])
  })

  test('never throws, gives valid instants, ends after it starts, and stays inside the text', () => {
    const anyText = fc.oneof(
      fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((list) => list.join('')),
      fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((list) => list.join(' ')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    )
    fc.assert(
      fc.property(anyText, moment, fc.constantFrom(...zones), fc.boolean(), (text, date, zone, keepClock) => {
        const now = date.toISOString()
        const anchor = resolveTime('明天下午三点', { now, zone })
        const context = { now, zone, keepClock, ...(anchor ? { anchor } : {}) }
        for (const { value, at, length, text: own } of findTimes(text, context)) {
          expect(text.slice(at, at + length)).toBe(own)
          expect(length).toBeGreaterThan(0)
          expect(value.start).toMatch(iso)
          expect(Date.parse(value.start)).not.toBeNaN()
          if (value.end === undefined) continue
          expect(value.end).toMatch(iso)
          expect(Date.parse(value.end)).toBeGreaterThan(Date.parse(value.start))
        }
        for (const { value, at, length, text: own } of findDurations(text)) {
          expect(value).toMatch(/^P(?=\d|T\d)(?:\d+[DWM])*(?:T(?:\d+(?:\.\d+)?H)?(?:\d+M)?)?$/)
          expect(text.slice(at, at + length)).toBe(own)
        }
      }),
      { numRuns: 4000 },
    )
  })
})
