import { expect, test } from 'vitest'
import { languageOf } from '#engine/language.ts'

test.each([
  ['约个保洁', undefined, 'zh'],
  ['book 个 cleaning please', undefined, undefined],
  ['帮我book一个cleaning', undefined, 'zh'],
  ['how much is it', undefined, 'en'],
  ['ok', undefined, undefined],
  ['2', undefined, undefined],
  ['88 Century Avenue, Pudong, apt 1201', 'address', undefined],
  ['Anna Lee Smith 13900001234', 'phone', undefined],
  ['😀', undefined, undefined],
] as const)('%j while %j is asked is %j', (text, expecting, language) => {
  expect(languageOf(text, expecting)).toBe(language)
})
