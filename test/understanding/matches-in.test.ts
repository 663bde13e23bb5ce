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
