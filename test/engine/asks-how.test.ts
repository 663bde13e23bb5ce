import { expect, test } from 'vitest'
import { asksHow } from '#engine/asks-how.ts'

test.each([
  '照片怎么发',
  '要赔多少',
  '多久给答复',
  '赔偿标准是什么',
  '要等几天',
  'how do I send photos',
  'how long does it take',
])('%s asks how it goes', (text) => {
  expect(asksHow(text)).toBe(true)
})

test.each(['退款', '照价赔偿', '能不能重做一次', '我要多赔一点', '我希望你们多久之内上门', '再派一个人来'])(
  '%s says what is wanted',
  (text) => {
    expect(asksHow(text)).toBe(false)
  },
)
