import { expect, test } from 'vitest'
import { demoCompany } from '#cli/demo-company.ts'
import { makeUnderstand } from '#understanding/understand.ts'

const company = demoCompany()
const understand = makeUnderstand(company)

/** What a message without a question before it sets, by slot. */
async function setsOf(text: string): Promise<Record<string, unknown>> {
  const { commands } = await understand(text, { now: '2026-03-04T10:00:00+08:00', zone: company.zone, locale: 'zh' })
  return Object.fromEntries(commands.flatMap((each) => (each.kind === 'set' ? [[each.slot, each.value]] : [])))
}

test.each([
  // what is undone tells which order it is
  [
    '护工不用了 明天早上7点那个 医院自己有安排了',
    { service: 'hospital', when: { start: '2026-03-05T07:00:00+08:00' } },
  ],
  ['周日那单保洁取消吧', { service: 'clean-daily', when: { start: '2026-03-08T00:00:00+08:00' } }],
  // the name says what is wanted, the need why
  ["moving out on the 31st, we'd like a post-renovation cleaning", { service: 'clean-movein' }],
  ['沙发地毯都要弄，先约沙发吧', { service: 'fabric', variant: 'sofa' }],
  ['床垫除螨1张，空调挂机2台', { service: 'fabric', count: 1 }],
  ['找个保姆做饭打扫', { service: 'nanny-live' }],
  ['I need a fridge deep clean on saturday', { service: 'fridge' }],
  ['just the windows please, 8 of them, thursday at ten', { service: 'window', count: 8 }],
  ['空调清洗多少钱 周六上午两台挂机', { service: 'ac', count: 2, when: { start: '2026-03-07T08:00:00+08:00' } }],
  ['保洁周六不变，另外下周三约个洗空调', { service: 'ac', when: { start: '2026-03-11T00:00:00+08:00' } }],
  ['周六周日都行 最好周日 约保洁', { when: { start: '2026-03-08T00:00:00+08:00' } }],
  // the hour and the days may come later
  ['下星期二陪老伴去医院看骨科，上午八点到家里接', { when: { start: '2026-03-10T08:00:00+08:00' } }],
  [
    '想定每两周一次保洁 周六 13:00-16:00',
    { when: { start: '2026-03-07T13:00:00+08:00', recur: { freq: 'weekly', interval: 2, days: [6] } } },
  ],
  ['21号那单保洁推迟一周吧', { when: { start: '2026-03-28T00:00:00+08:00' } }],
  // where somebody is
  ['我爸住院了 华山医院十二楼骨科 要个护工', { address: '华山医院十二楼骨科' }],
  ['想约华山医院护工', { service: 'hospital', address: '华山医院' }],
  ['周六 开荒 230平 闵行七莘路', { address: '闵行七莘路' }],
  ['周六保洁90平 Biyun road 633 building 5 room 1204', { address: 'Biyun road 633 building 5 room 1204' }],
  ['约周六擦玻璃 平凉路一七三零弄五号二零三 周根宝', { name: '周根宝' }],
])('%s', async (text, sets) => {
  expect(await setsOf(text)).toMatchObject(sets)
})

test('要个医院护工 names no hospital', async () => {
  expect(await setsOf('要个医院护工，今晚开始')).not.toHaveProperty('address')
})

test('what one service does is not ordered beside it', async () => {
  expect(await setsOf('找个保姆做饭打扫')).not.toHaveProperty('also')
  expect(await setsOf('I need a fridge deep clean on saturday')).not.toHaveProperty('also')
})

test('whom somebody only speaks of does not change the order', async () => {
  const context = { now: '2026-03-04T10:00:00+08:00', zone: company.zone, locale: 'zh' as const, flow: 'booking' }
  const asked = { ...context, expecting: 'confirm', slots: { service: 'hood' } }
  const told = await understand('my cleaner broke a vase', asked)
  expect(told.commands).not.toContainEqual(expect.objectContaining({ slot: 'service' }))
  const changed = await understand('换成冰箱吧', asked)
  expect(changed.commands).toContainEqual(expect.objectContaining({ slot: 'service', value: 'fridge' }))
})

test('一台 more is added to those that were ordered', async () => {
  const context = { now: '2026-03-04T10:00:00+08:00', zone: company.zone, locale: 'zh' as const, flow: 'booking' }
  const { commands } = await understand('多加一台', {
    ...context,
    expecting: 'confirm',
    slots: { service: 'ac', count: 2 },
  })
  expect(commands).toContainEqual(expect.objectContaining({ kind: 'set', slot: 'count', value: 3 }))
})
