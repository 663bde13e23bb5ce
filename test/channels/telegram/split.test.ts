import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { split } from '#channels/telegram/split.ts'

const family = '👨‍👩‍👧‍👦'
const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const graphemes = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** Texts of everything that is longer than it looks. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(family, '🇨🇳', 'e\u0301', '保洁', '。', '\n', '\n\n', ' ', 'a', '👍🏽', '&', '\r\n'),
      fc.string({ unit: 'grapheme' }),
    ),
    {
      maxLength: 120,
    },
  )
  .map((pieces) => pieces.join(''))

describe('a long text is split', () => {
  test('into pieces that fit, with nothing lost but white space at the cuts', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 60 }), (text, max) => {
        const pieces = split(text, max)
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(max)
          expect(piece.trim()).not.toBe('')
        }
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  test('never within what a reader sees as one character', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 30, max: 80 }), (text, max) => {
        fc.pre(graphemes(text).every((grapheme) => grapheme.length <= max))
        const kept = split(text, max)
          .flatMap(graphemes)
          .filter((grapheme) => grapheme.trim() !== '')
        expect(kept).toEqual(graphemes(text.trim()).filter((grapheme) => grapheme.trim() !== ''))
      }),
    )
  })

  test('and never within a surrogate pair, even where one character is longer than a message', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 100 }), (max, joined) => {
        const pieces = split(Array.from({ length: joined }, () => '👩').join('\u200d'), max)
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(max)
          expect(piece.isWellFormed()).toBe(true)
        }
      }),
    )
  })

  test.each([
    ['between paragraphs', '第一段。第二句。\n\n第三段，还有。', 12, ['第一段。第二句。', '第三段，还有。']],
    ['between sentences', '明天下午三点可以。师傅会提前联系您', 12, ['明天下午三点可以。', '师傅会提前联系您']],
    ['between words', 'the cleaner comes tomorrow', 14, ['the cleaner', 'comes tomorrow']],
    ['between characters where there is nothing better', '一二三四五六七八', 3, ['一二三', '四五六', '七八']],
    ['not at all where it fits', '好的', 2, ['好的']],
    ['into nothing where there is nothing', ' \n ', 5, []],
  ])('%s', (_where, text, max, pieces) => {
    expect(split(text, max)).toEqual(pieces)
  })

  test('fast: a hundred thousand characters take less than two seconds', () => {
    const began = performance.now()
    expect(split('保洁阿姨很好。'.repeat(15_000), 4_096).length).toBeGreaterThan(20)
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})
