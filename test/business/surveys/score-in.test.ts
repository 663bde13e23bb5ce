import { expect, test } from 'vitest'
import { scoreIn } from '#business/surveys/score-in.ts'

// said | least | most | score
test.each<[string, number, number, number | undefined]>([
  ['9', 0, 10, 9],
  ['９分吧', 0, 10, 9],
  ['九分', 0, 10, 9],
  ['打七分', 0, 10, 7],
  ['肯定推荐，10', 0, 10, 10],
  ['0', 0, 10, 0],
  ['10', 1, 7, undefined],
  ['8', 1, 7, undefined],
  ['7', 1, 7, 7],
  ['11', 0, 10, undefined],
  ['4.5', 0, 10, undefined],
  ['一般般', 0, 10, undefined],
  ['三个人都不错', 0, 10, undefined],
  ['13800000000', 0, 10, undefined],
  ['不知道', 0, 10, undefined],
])('%s between %i and %i is %s', (said, least, most, expected) => {
  expect(scoreIn(said, least, most)).toBe(expected)
})
