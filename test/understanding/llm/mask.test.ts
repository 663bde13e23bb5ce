import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeMask } from '#understanding/llm/mask.ts'

const served = { city: '上海', districts: ['徐汇区', '浦东新区'] }

test.each([
  ['我的手机13812345678，约保洁', '我的手机[PHONE-1]，约保洁'],
  ['13812345678或者13912345678', '[PHONE-1]或者[PHONE-2]'],
  ['徐汇区漕溪北路88号1502室，明天', '[ADDRESS-1]，明天'],
  ['订单GJ20260304001', '订单[NUMBER-1]'],
  ['明天下午三点，90平，3台空调，25号', '明天下午三点，90平，3台空调，25号'],
  ['用老地址', '用老地址'],
])('%s leaves as %s and comes back', (text, masked) => {
  const mask = makeMask(served)
  expect(mask.out(text)).toBe(masked)
  expect(mask.back(masked)).toBe(text)
})

test('the same value has the same token wherever it stands', () => {
  const mask = makeMask(served, ['虹梅路那套房子'])
  expect(mask.out('虹梅路那套房子，13812345678')).toBe('[ADDRESS-1]，[PHONE-1]')
  expect(mask.out('13812345678，虹梅路那套房子')).toBe('[PHONE-1]，[ADDRESS-1]')
})

test('a token that somebody types stands for nothing', () => {
  const mask = makeMask(served)
  mask.out('13812345678')
  expect(mask.out('请拨打[PHONE-1]')).toBe('请拨打PHONE-1')
})

test('no mobile number survives among any other characters', () => {
  const digits = fc.stringMatching(/^1[3-9]\d{9}$/)
  const around = fc
    .string({ maxLength: 8, unit: 'grapheme' })
    .filter((text) => !/[\d零〇一幺二两三四五六七八九*.]/.test(text))
  fc.assert(
    fc.property(digits, around, around, (phone, before, after) => {
      expect(makeMask(served).out(`${before}${phone}${after}`)).not.toContain(phone)
    }),
  )
})

test('what comes back is what went out', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('13812345678', '徐汇区漕溪北路88号1502室', '约', '，', '90平', 'GJ20260304001', '明天')),
      (parts) => {
        const text = parts.join('')
        const mask = makeMask(served)
        expect(mask.back(mask.out(text))).toBe(text)
      },
    ),
  )
})
