import { expect, test } from 'vitest'
import { asksAfterUs } from '#desk/asks-after-us.ts'

test.each(['人呢', '怎么还没人', 'TMD有没有人', '喂？', '还要等多久', 'Is anybody there?'])(
  '%s asks after us',
  (text) => {
    expect(asksAfterUs(text)).toBe(true)
  },
)

test.each(['我家洗衣机漏水了', '13812345678', '阿姨说有人来过', '比较急'])('%s does not', (text) => {
  expect(asksAfterUs(text)).toBe(false)
})
