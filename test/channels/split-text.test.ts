import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitText } from '#channels/split-text.ts'

const family = '👨‍👩‍👧‍👦'
const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const graphemes = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)
const units = ['utf16', 'utf8-bytes'] as const
const sizeOf = (text: string, unit: (typeof units)[number]) =>
  unit === 'utf16' ? text.length : Buffer.byteLength(text)

/** Texts of everything that is longer than it looks. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(family, '🇨🇳', 'e\u0301', '保洁', '。', '\n', '\n\n', ' ', 'a', '👍🏽', '&', '\r\n'),
      fc.string({ unit: 'grapheme' }),
    ),
    { maxLength: 120 },
  )
  .map((pieces) => pieces.join(''))

describe.each(units)('a long text is split by %s', (unit) => {
  test('into pieces that fit, with nothing lost but white space at the cuts', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 60 }), (text, max) => {
        const pieces = splitText(text, { max, unit })
        for (const piece of pieces) {
          expect(sizeOf(piece, unit)).toBeLessThanOrEqual(max)
          expect(piece.trim()).not.toBe('')
        }
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  test('never within what a reader sees as one character', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 30, max: 80 }), (text, max) => {
        fc.pre(graphemes(text).every((grapheme) => sizeOf(grapheme, unit) <= max))
        const kept = splitText(text, { max, unit })
          .flatMap(graphemes)
          .filter((grapheme) => grapheme.trim() !== '')
        expect(kept).toEqual(graphemes(text.trim()).filter((grapheme) => grapheme.trim() !== ''))
      }),
    )
  })

  test('and never within a surrogate pair, even where one character is longer than a message', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 30 }), fc.integer({ min: 1, max: 100 }), (max, joined) => {
        const text = Array.from({ length: joined }, () => '👩').join('\u200d')
        const pieces = splitText(text, { max, unit })
        expect(pieces.join('')).toBe(text)
        for (const piece of pieces) {
          expect(sizeOf(piece, unit)).toBeLessThanOrEqual(max)
          expect(piece.isWellFormed()).toBe(true)
        }
      }),
    )
  })
})

test.each([
  ['between paragraphs', '第一段。第二句。\n\n第三段，还有。', 12, ['第一段。第二句。', '第三段，还有。']],
  ['between lines', '第一行第一行\n第二行很长', 8, ['第一行第一行', '第二行很长']],
  ['between sentences', '明天下午三点可以。师傅会提前联系您', 12, ['明天下午三点可以。', '师傅会提前联系您']],
  ['between words', 'the cleaner comes tomorrow', 14, ['the cleaner', 'comes tomorrow']],
  ['not where a message would stay half empty', '今天好。明天也好', 7, ['今天好。明天也', '好']],
  ['between characters where there is nothing better', '一二三四五六七八', 3, ['一二三', '四五六', '七八']],
  ['not at all where it fits', '好的', 2, ['好的']],
  ['into nothing where there is nothing', ' \n ', 5, []],
])('%s', (_where, text, max, pieces) => {
  expect(splitText(text, { max, unit: 'utf16' })).toEqual(pieces)
})

test('a letter under thousands of marks is cut rather than lost', () => {
  const zalgo = `a${'\u0301'.repeat(5_000)}`
  expect(splitText(zalgo, { max: 2_000, unit: 'utf16' }).map((part) => part.length)).toEqual([2_000, 2_000, 1_001])
  expect(splitText(zalgo, { max: 2_048, unit: 'utf8-bytes' }).join('')).toBe(zalgo)
})

test('a hundred thousand characters take less than two seconds', () => {
  const began = performance.now()
  expect(splitText('保洁阿姨很好。'.repeat(15_000), { max: 4_096, unit: 'utf16' }).length).toBeGreaterThan(20)
  expect(performance.now() - began).toBeLessThan(2_000)
})
