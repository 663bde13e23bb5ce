import { expect, test } from 'vitest'
import { ofText } from '#understanding/offline/of-text.ts'

test('a text asked about again is not read again, even where nothing was found', () => {
  const read: string[] = []
  const first = ofText((text) => {
    read.push(text)
    return /\d/.exec(text)?.[0]
  })
  expect(['a', '5b', 'a', '5b'].map(first)).toEqual([undefined, '5', undefined, '5'])
  expect(read).toEqual(['a', '5b'])
})

test('what is remembered does not grow, and what is forgotten is read anew', () => {
  let reads = 0
  const length = ofText((text) => {
    reads += 1
    return text.length
  })
  for (let n = 0; n < 1000; n += 1) expect(length('x'.repeat(n))).toBe(n)
  expect(length('')).toBe(0)
  expect(reads).toBe(1001)
})
