import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findNumbers, parseNumber } from '#understanding/offline/number.ts'

describe('a text that is one number', () => {
  test.each([
    ['一百二', 120], ['两百三', 230], ['一百二十', 120], ['一百零二', 102], ['一千五', 1500], ['一万二', 12000],
    ['两万五千三', 25300], ['一万零五十', 10050], ['一百一十五', 115], ['十五', 15], ['十', 10], ['廿五', 25],
    ['俩', 2], ['仨', 3], ['半', 0.5], ['两个半', 2.5], ['一个半', 1.5], ['三点五', 3.5], ['1.5', 1.5], ['１２０', 120],
    ['１．５', 1.5], ['1,200', 1200], ['3万5', 35000], ['1.5万', 15000], ['1w', 10000], ['二零二六', 2026], ['八八', 88],
    ['两三', 2], ['三五', 3], ['七八十', 70], ['十二三', 12], [' 88 ', 88],
  ])('%s is %d', (text, value) => expect(parseNumber(text)).toBe(value)) // prettier-ignore

  test.each(['', 'abc', '三点五十', '一百平', '一个', '3-4'])('%j is none', (text) =>
    expect(parseNumber(text)).toBeUndefined(),
  )
})

describe('numbers inside a text', () => {
  test.each([
    ['我家一百二十平，两个卫生间', [120, 2]],
    ['三台空调俩挂机', [3, 2]],
    ['周一来一下，一定要一样的', []],
    ['万一不行', []],
    ['下午三点半', [3]],
    ['一点五小时', [1.5]],
    ['３室2厅', [3, 2]],
    ['九十来平吧', [90]],
  ])('%s holds %j', (text, values) => expect(findNumbers(text).map((found) => found.value)).toEqual(values))

  test('two neighbouring guesses are one approximate number', () => {
    expect(findNumbers('两三个人')).toEqual([{ value: 2, approximate: true, at: 0, length: 2, text: '两三' }])
  })

  test('offsets point into the text as given, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'一二两百千万半点个0５.，周十零俩 平a'.split(''))), (chars) => {
        const text = chars.join('')
        for (const found of findNumbers(text)) {
          expect(text.slice(found.at, found.at + found.length)).toBe(found.text)
          expect(Number.isFinite(found.value)).toBe(true)
        }
      }),
    )
  })
})
