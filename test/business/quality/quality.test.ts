import { describe, expect, test } from 'vitest'
import { bayesianRating, rankByRating } from '#business/quality/bayesian-rating.ts'
import { ces } from '#business/quality/ces.ts'
import { csat, responseRate } from '#business/quality/csat.ts'
import { firstContactResolution, type Issue } from '#business/quality/first-contact-resolution.ts'
import { ipa } from '#business/quality/ipa.ts'
import { kano, kanoAnswers, kanoClass } from '#business/quality/kano.ts'
import { median } from '#business/quality/median.ts'
import { nps, npsCounts } from '#business/quality/nps.ts'
import { firstResponse, resolution } from '#business/quality/response-times.ts'
import { gapsOf, pzbWeights, unweightedGap, weightedGap } from '#business/quality/servqual.ts'
import { wilson } from '#business/quality/wilson.ts'

const many = (count: number, value: number): number[] => Array.from({ length: count }, () => value)

// hits | n | low | high, as published
test.each([
  [0, 5, 0, 0.4345],
  [5, 5, 0.5655, 1],
  [9, 10, 0.5958, 0.9821],
  [18, 20, 0.699, 0.9721],
  [45, 50, 0.7864, 0.9565],
])('Wilson of %i in %i', (hits, n, low, high) => {
  const share = wilson(hits, n)
  expect(share).toMatchObject({ value: hits / n, n })
  expect(share?.low).toBeCloseTo(low, 4)
  expect(share?.high).toBeCloseTo(high, 4)
})

test('no share of nothing, and none above one', () => {
  expect(wilson(0, 0)).toBeUndefined()
  expect(() => wilson(6, 5)).toThrow(RangeError)
  expect(() => wilson(Number.NaN, 5)).toThrow(RangeError)
})

test('CSAT is the share of 4 and 5', () => {
  expect(csat([5, 4, 3, 2, 1, 5, 4, 5, 5, 4])).toMatchObject({ value: 0.7, n: 10 })
  expect(csat([...many(45, 5), ...many(5, 3)])?.low).toBeCloseTo(0.7864, 4)
  expect(csat([])).toBeUndefined()
  expect(() => csat([6])).toThrow(RangeError)
  expect(responseRate(18, 20)?.high).toBeCloseTo(0.9721, 4)
})

// promoters | passives | detractors | score | half of the interval
test.each([
  [12, 5, 3, 45, 32.4],
  [60, 25, 15, 45, 14.5],
])('NPS of %i/%i/%i', (promoters, passives, detractors, score, half) => {
  const found = nps({ promoters, passives, detractors })
  expect(found?.value).toBeCloseTo(score, 10)
  expect((found?.high ?? 0) - score).toBeCloseTo(half, 1)
  expect(score - (found?.low ?? 0)).toBeCloseTo(half, 1)
  expect(found?.n).toBe(promoters + passives + detractors)
})

test('NPS counts 9–10 for, 0–6 against', () => {
  expect(npsCounts([10, 9, 8, 7, 6, 0])).toEqual({ promoters: 2, passives: 2, detractors: 2 })
  expect(() => npsCounts([11])).toThrow(RangeError)
  expect(nps(npsCounts([]))).toBeUndefined()
  expect(nps({ promoters: 1, passives: 0, detractors: 1 })?.high).toBe(100)
})

test('CES is told in both ways', () => {
  const found = ces([7, 7, 6, 5, 4, 1])
  expect(found?.mean.value).toBeCloseTo(5, 10)
  expect(found?.easy).toMatchObject({ value: 4 / 6, n: 6 })
  expect(found?.mean.low).toBeCloseTo(5 - 1.96 * Math.sqrt(26 / 5 / 6), 10)
  expect(ces([7])?.mean).toEqual({ value: 7, n: 1, low: 1, high: 7 })
  expect(ces([])).toBeUndefined()
  expect(() => ces([8])).toThrow(RangeError)
})

// ratings | as published
test.each([
  [[5], 4.636],
  [many(50, 4.7), 4.683],
  [[1, 5, 5], 4.385],
])('the rating of %j', (ratings, value) => {
  const found = bayesianRating(ratings)
  expect(found.value).toBeCloseTo(value, 3)
  expect(found.n).toBe(ratings.length)
  expect(found.low).toBeLessThan(found.value)
  expect(found.high).toBeLessThanOrEqual(5)
})

test('nobody is ranked below five ratings, and more ratings of the same mean rank higher', () => {
  const ranked = rankByRating([
    { id: 'few', ratings: many(4, 5) },
    { id: 'some', ratings: many(5, 5) },
    { id: 'many', ratings: many(50, 5) },
    { id: 'poor', ratings: many(50, 3) },
  ])
  expect(ranked.map(({ id, rank, n }) => [id, rank, n])).toEqual([
    ['many', 1, 50],
    ['some', 2, 5],
    ['poor', 3, 50],
    ['few', null, 4],
  ])
})

describe('SERVQUAL', () => {
  const gaps = { tangibles: -0.1, reliability: -0.54, responsiveness: -1.075, assurance: -0.325, empathy: -0.96 }

  test('the worked example', () => {
    expect(unweightedGap(gaps)).toBeCloseTo(-0.6, 10)
    expect(weightedGap(gaps)).toBeCloseTo(-0.63565, 10)
  })

  test('weights count by their proportion, in percent or not', () => {
    const shares = { tangibles: 0.11, reliability: 0.32, responsiveness: 0.22, assurance: 0.19, empathy: 0.16 }
    expect(weightedGap(gaps, shares)).toBeCloseTo(weightedGap(gaps, pzbWeights), 10)
    expect(() => weightedGap(gaps, { ...shares, empathy: -1 })).toThrow(RangeError)
  })

  test('a gap is perception less expectation, with its n', () => {
    const found = gapsOf([
      { dimension: 'empathy', perception: 5, expectation: 6 },
      { dimension: 'empathy', perception: 4, expectation: 6 },
    ])
    expect(found.empathy).toMatchObject({ value: -1.5, n: 2 })
    expect(found.tangibles).toBeUndefined()
  })
})

test('the table of Kano', () => {
  const rows = kanoAnswers.map((there) => kanoAnswers.map((missing) => kanoClass(there, missing)).join(''))
  expect(rows).toEqual(['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ'])
})

test('Better and Worse leave reversed and questionable answers out', () => {
  const found = kano([
    ['like', 'neutral'],
    ['like', 'dislike'],
    ['must', 'dislike'],
    ['neutral', 'neutral'],
    ['dislike', 'like'],
    ['like', 'like'],
  ])
  expect(found).toMatchObject({
    n: 6,
    better: 0.5,
    worse: -0.5,
    counts: { A: 1, O: 1, M: 1, I: 1, R: 1, Q: 1 },
    class: 'M',
  })
  expect(kano([['like', 'dislike']])).toMatchObject({ class: null, n: 1 })
  expect(kano([['like', 'like']])).toMatchObject({ better: null, worse: null })
})

test('IPA: the axes cross at the means', () => {
  const items = [
    { name: '准时', importance: 6, performance: 3, n: 30 },
    { name: '干净', importance: 6, performance: 6, n: 30 },
    { name: '寒暄', importance: 2, performance: 6, n: 30 },
    { name: '制服', importance: 2, performance: 3, n: 30 },
  ]
  expect(ipa(items).map(({ quadrant }) => quadrant)).toEqual([
    'concentrate_here',
    'keep_up',
    'possible_overkill',
    'low_priority',
  ])
})

const day = 24 * 3_600_000
const issue = (more: Partial<Issue>): Issue => ({
  customer: 'c1',
  subject: 'quality',
  contacts: 1,
  reopened: false,
  openedAt: 0,
  closedAt: day,
  ...more,
})

// what happened | the issues | first contact resolution
test.each<[string, Issue[], [number, number] | undefined]>([
  ['settled at once', [issue({})], [1, 1]],
  ['took two contacts', [issue({ contacts: 2 })], [0, 1]],
  ['was reopened', [issue({ reopened: true })], [0, 1]],
  ['closed six days ago: too early to tell', [issue({ closedAt: 24 * day })], undefined],
  ['is open', [issue({ closedAt: undefined })], undefined],
  ['came back within a week', [issue({}), issue({ openedAt: 8 * day, closedAt: undefined })], [0, 1]],
  ['came back later', [issue({}), issue({ openedAt: 8 * day + 1, closedAt: undefined })], [1, 1]],
  [
    'came back with something else',
    [issue({}), issue({ openedAt: 2 * day, subject: 'billing', closedAt: undefined })],
    [1, 1],
  ],
  ['somebody else came', [issue({}), issue({ openedAt: 2 * day, customer: 'c2', closedAt: undefined })], [1, 1]],
])('FCR: %s', (_, issues, expected) => {
  const found = firstContactResolution(issues, 30 * day)
  expect(found && [found.value * found.n, found.n]).toEqual(expected)
})

const hour = 3_600_000
// Working hours for these tests: every other hour, beginning with the first.
const evenHours = (from: number, to: number): number => {
  let ms = 0
  for (let at = from; at < to; at += 60_000) if (Math.floor(at / hour) % 2 === 0) ms += 60_000
  return ms
}

test('first response counts from the hand-off to the first person', () => {
  expect(firstResponse(10 * hour, [2 * hour, 15 * hour, 13 * hour], evenHours)).toEqual({
    wallMs: 3 * hour,
    businessMs: 2 * hour,
  })
  expect(firstResponse(10 * hour, [2 * hour], evenHours)).toBeUndefined()
})

test('resolution pauses while the customer is waited for, and a reopened case goes on', () => {
  const life = {
    openedAt: 0,
    closedAt: [10 * hour, 30 * hour],
    reopenedAt: [20 * hour],
    waits: [
      { start: 2 * hour, end: 6 * hour },
      { start: 4 * hour, end: 8 * hour },
    ],
  }
  expect(resolution(life, evenHours)).toEqual({
    first: { wallMs: 4 * hour, businessMs: 2 * hour },
    total: { wallMs: 14 * hour, businessMs: 7 * hour },
  })
  expect(resolution({ ...life, closedAt: [] }, evenHours)).toBeUndefined()
  expect(resolution({ ...life, closedAt: [10 * hour] }, evenHours)?.total).toBeUndefined()
})

test('the median is hardly moved by one endless case', () => {
  expect(median([1, 2, 3, 4, 1000])).toMatchObject({ value: 3, n: 5, low: 1, high: 1000 })
  expect(median([2, 4])).toMatchObject({ value: 3, n: 2 })
  expect(median(Array.from({ length: 100 }, (_, i) => i + 1))).toEqual({ value: 50.5, n: 100, low: 40, high: 61 })
  expect(median([])).toBeUndefined()
})
