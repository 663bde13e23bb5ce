import { describe, expect, test } from 'vitest'
import { bestPhone, findPhones } from '#understanding/offline/entities/phone.ts'

describe('numbers that can be dialled', () => {
  test.each([
    ['13817654321', '13817654321', 'mobile'],
    ['138 1765 4321', '13817654321', 'mobile'],
    ['138-1765-4321', '13817654321', 'mobile'],
    ['0086 13817654321', '13817654321', 'mobile'],
    ['(+86)13817654321', '13817654321', 'mobile'],
    ['一三八一七六五四三二一', '13817654321', 'mobile'],
    ['幺三八零零幺三八零零零', '13800138000', 'mobile'],
    ['400-820-8820', '4008208820', 'hotline'],
    ['021-62881234', '02162881234', 'landline'],
    ['0512-6288123', '05126288123', 'landline'],
    ['+852 6123 4567', '85261234567', 'foreign'],
    ['00852-61234567', '85261234567', 'foreign'],
    ['+1 (415) 555-2671', '14155552671', 'foreign'],
    ['电话62881234', '62881234', 'landline'],
  ])('%s', (text, value, kind) => {
    const found = bestPhone(text)
    expect([found?.value, found?.kind]).toEqual([value, kind])
  })

  test('an extension is kept apart', () => {
    expect(bestPhone('021-62881234转806')).toMatchObject({ value: '02162881234', extension: '806' })
  })

  test('a number taken back is not the one to keep', () => {
    expect(bestPhone('是13817654321,不是13900001111')?.value).toBe('13817654321')
  })
})

test.each([
  ['1381765432', 'length'],
  ['电话138176543211', 'length'],
  ['12345678901', 'prefix'],
  ['138****4321', 'masked'],
])('%s cannot be dialled: %s', (text, invalid) => {
  expect(findPhones(text, { expecting: 'phone' })[0]?.invalid).toBe(invalid)
  expect(bestPhone(text, { expecting: 'phone' })).toBeUndefined()
})

test.each(['订单HK20260220033', '20260304', '110101199003071234', '90平', '一二三四楼', 'wx13800001111'])(
  '%s is no telephone number',
  (text) => {
    expect(findPhones(text)).toEqual([])
  },
)
