import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { split } from '#channels/wechat/split.ts'

test('nothing is lost, nothing is too long, no character is cut', () => {
  const characters = (text: string) => [...new Intl.Segmenter('zh').segment(text)].map(({ segment }) => segment)
  const piece = fc.constantFrom('保洁', '。', 'a', 'e\u0301', '👨‍👩‍👧‍👦', '👍🏽')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 100 }), fc.integer({ min: 12, max: 60 }), (pieces, max) => {
      const parts = split(pieces.join(''), max)
      for (const part of parts) expect(part.length).toBeLessThanOrEqual(max)
      expect(parts.flatMap(characters)).toEqual(characters(pieces.join('')))
    }),
  )
})

test('a letter under thousands of marks is cut rather than lost', () => {
  const zalgo = `a${'\u0301'.repeat(5_000)}`
  expect(split(zalgo, 2_000).map((part) => part.length)).toEqual([2_000, 2_000, 1_001])
  expect(split(' ', 2_000)).toEqual([])
})
