import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitText } from '#channels/wechat-official/split-text.ts'

const family = '👨‍👩‍👧‍👦'

test('what fits stays whole', () => {
  expect(splitText('您好', 6)).toEqual(['您好'])
  expect(splitText('', 6)).toEqual([''])
})

test.each([
  ['第一行第一行\n第二行很长', 24, ['第一行第一行', '第二行很长']],
  ['今天好今天好。明天也好', 24, ['今天好今天好。', '明天也好']],
  ['今天好。明天也好', 21, ['今天好。明天也', '好']],
  ['没有任何标点的长句子', 12, ['没有任何', '标点的长', '句子']],
  [`${family}${family}`, 30, [family, family]],
])('%j in %i bytes', (text, bytes, parts) => {
  expect(splitText(text, bytes)).toEqual(parts)
})

test('nothing is lost, nothing is too long, no character is cut', () => {
  const piece = fc.constantFrom('保洁', '。', '\n', ' ', 'a', 'é', 'e\u0301', family, '👍🏽', '，')
  const characters = (text: string) =>
    [...new Intl.Segmenter('zh').segment(text.replace(/\s/g, ''))].map(({ segment }) => segment)
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 300 }), fc.integer({ min: 32, max: 200 }), (pieces, max) => {
      const text = pieces.join('')
      const parts = splitText(text, max)
      for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(max)
      expect(parts.flatMap(characters)).toEqual(characters(text))
    }),
  )
})

test('a letter under thousands of marks is cut rather than lost', () => {
  const zalgo = `a${'\u0301'.repeat(5_000)}`
  const parts = splitText(zalgo, 2_048)
  expect(parts.join('')).toBe(zalgo)
  for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(2_048)
})
