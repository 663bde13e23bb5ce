import { expect, test } from 'vitest'
import { matchesIn } from '#understanding/offline/matches-in.ts'

test('every match is found, wherever an earlier search with the pattern ended', () => {
  const pattern = /(\d)号/g
  pattern.test('1号')
  expect(matchesIn('1号2号', pattern).map(({ index, 1: digit }) => [index, digit])).toEqual([
    [0, '1'],
    [2, '2'],
  ])
  expect(matchesIn('没有', pattern)).toEqual([])
})

test('a match of nothing is passed', () => {
  expect(matchesIn('ab', /b?/g).map(({ index }) => index)).toEqual([0, 1, 2])
})

test('where the cue is missing the pattern is not tried, and where it stands all matches are found', () => {
  const hours = /(\d+)小时/g
  expect(matchesIn('2小时或3小时', hours, /时/).map(([, n]) => n)).toEqual(['2', '3'])
  expect(matchesIn('2小时', hours, /天/)).toEqual([])
})
