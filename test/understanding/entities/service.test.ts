import { expect, test } from 'vitest'
import { bestService, buildServiceTable, findServices, readServices } from '#understanding/offline/entities/service.ts'
import { withoutTold } from '#understanding/offline/entities/told.ts'

const table = buildServiceTable({
  services: [
    { id: 'clean-daily', name: '日常保洁', add_ons: [{ id: 'balcony', name: '阳台' }] },
    { id: 'clean-deep', name: '深度保洁' },
    { id: 'clean-recurring', name: '周期保洁（固定阿姨）' },
    { id: 'ac', name: '空调清洗', variants: [{ id: 'wall', name: '挂机' }, { id: 'cabinet', name: '柜机' }] },
    { id: 'window', name: '擦玻璃' },
    { id: 'elder-live', name: '住家护老', tiers: [{ name: '自理' }, { name: '半自理' }, { name: '不能自理' }] },
    { id: 'nanny-live', name: '住家保姆' },
  ],
}) // prettier-ignore

const idsIn = (text: string): string[] =>
  findServices(text, table)
    .filter((service) => !service.weak)
    .map((service) => service.value)

test.each([
  ['约个保洁', ['clean-daily']],
  ['深度保洁', ['clean-deep']],
  ['保洁,要深度的那种', ['clean-deep']],
  ['空调保洁', ['ac']],
  ['保洁,另外空调也洗一下', ['clean-daily', 'ac']],
  ['日常保洁和深度保洁有什么区别', ['clean-daily', 'clean-deep']],
  ['每周打扫一次', ['clean-recurring']],
  ['a deep clean and the windows cleaned', ['clean-deep', 'window']],
  ['我要买一台空调', []],
  ['the cleaner broke my vase', []],
  ['我想应聘保洁', []],
  ['阿姨到哪了', []],
])('%s → %j', (text, ids) => {
  expect(idsIn(text)).toEqual(ids)
})

test('what is refused is read, and not wanted', () => {
  expect(idsIn('不要深度,日常的就行')).toEqual(['clean-daily'])
  expect(idsIn('空调不用洗了')).toEqual([])
  expect(readServices('不要深度,日常的就行', table).map((service) => service.declined)).toEqual([true, undefined])
  expect(idsIn('要不要深度保洁呢')).toEqual(['clean-deep'])
  expect(idsIn('先不搞深度 来个日常保洁')).toEqual(['clean-daily'])
  expect(idsIn('能不能洗空调')).toEqual(['ac'])
})

test.each([
  ['上次约的是深度保洁 这次要洗空调', 'ac'],
  ['家里已经有保姆了，约个保洁', 'clean-daily'],
  ['我朋友在你们家约的保姆挺好 我想擦玻璃', 'window'],
])('%s: what is only told is not ordered', (text, service) => {
  const left = withoutTold(text)
  expect(left).toHaveLength(text.length)
  expect(idsIn(left)).toEqual([service])
})

test.each(['上次做的保洁再来一次', '上次来的阿姨不错', '约个保洁，跟上次一样'])('%s loses nothing', (text) => {
  expect(withoutTold(text)).toBe(text)
})

test('variants, tiers and add-ons come with the service', () => {
  expect(bestService('一台挂机和一台柜机要洗', table)?.variants).toEqual(['wall', 'cabinet'])
  expect(bestService('半自理的老人没人照顾', table)?.variants).toEqual(['半自理'])
  expect(bestService('保洁带阳台', table)?.addOns).toEqual(['balcony'])
  expect(bestService('保洁不要阳台', table)?.addOns).toBeUndefined()
})

test('a thing alone is a service only when the service was asked', () => {
  expect(bestService('空调', table)).toBeUndefined()
  expect(bestService('空调', table, { expecting: 'service' })?.value).toBe('ac')
})

test("another company's catalogue brings its own ids, names and none of ours", () => {
  const other = buildServiceTable({
    services: [
      { id: 'S-01', name: '家庭日常清洁', en: 'Home care' },
      { id: 'S-02', name: '抽油烟机深层清洗' },
      { id: 'S-03', name: '宠物洗护' },
    ],
  })
  expect(findServices('油烟机太脏了', other).map((service) => service.value)).toEqual(['S-02'])
  expect(findServices('打扫一下卫生', other).map((service) => service.value)).toEqual(['S-01'])
  expect(findServices('我想约宠物洗护', other).map((service) => service.value)).toEqual(['S-03'])
  expect(findServices('想请个月嫂', other)).toEqual([])
})
