import { expect, test } from 'vitest'
import { featuresOf } from '#understanding/offline/features.ts'
import { heardIn, noveltyOf } from '#understanding/offline/heard.ts'
import { wordClassesIn } from '#understanding/offline/word-classes-in.ts'

const texts = [
  '阿姨擦玻璃把花瓶碰碎了，怎么赔',
  "the cleaner didn't come, i waited 2 hours",
  '嗯',
  '',
  '明天下午3点 book 两个小时 please，地址不变'.repeat(12),
]

test('a text has the features that it has, whatever was read before', () => {
  const first = texts.map((text) => copied(featuresOf(text)))
  const backwards = texts.toReversed().map((text) => copied(featuresOf(text)))
  expect(backwards.toReversed()).toEqual(first)
})

test('each feature of a text is there once and counts for something', () => {
  for (const { at, value } of texts.map((text) => featuresOf(text))) {
    expect(new Set(at).size).toBe(at.length)
    expect(value.every((each) => each > 0)).toBe(true)
  }
})

test('of words that begin alike the longest is read, and Latin words are read whole', () => {
  expect(wordClassesIn('保洁阿姨').classes).toHaveLength(1)
  expect(wordClassesIn('月嫂')).toEqual(wordClassesIn('nanny'))
  expect(wordClassesIn("don't")).toEqual(wordClassesIn('dont'))
  expect(wordClassesIn('shepherd').classes).toEqual([])
})

test('what the examples contain is no news, in capitals or not', () => {
  const heard = heardIn(['油烟机清洗多少钱', 'how much is it'])
  expect(noveltyOf('清洗油烟机', heard)).toBe(1 / 4)
  expect(noveltyOf('HOW much', heard)).toBe(0)
  expect(noveltyOf('!', heard)).toBe(1)
})

function copied({ at, value }: ReturnType<typeof featuresOf>): [number[], number[]] {
  return [[...at], [...value]]
}
