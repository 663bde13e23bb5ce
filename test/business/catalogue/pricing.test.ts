import { expect, test } from 'vitest'
import { serviceOf } from '#business/catalogue/company.ts'
import { priceOf } from '#business/catalogue/pricing.ts'
import type { Size } from '#business/catalogue/sizing.ts'
import { demoCompany } from '../demo-company.ts'

const company = demoCompany()

const price = (id: string, size: Size) => {
  const service = serviceOf(company, id)
  if (!service) throw new Error(`no ${id}`)
  return priceOf(company, service, size)
}

// service | size | yuan | deposit | hours each | people
const table: [string, Size, number, number, number, number][] = [
  // by the hour and person: 55
  ['clean-daily', { area: 10 }, 110, 0, 2, 1],
  ['clean-daily', { area: 60 }, 110, 0, 2, 1],
  ['clean-daily', { area: 61 }, 165, 0, 3, 1],
  ['clean-daily', { area: 90 }, 165, 0, 3, 1],
  ['clean-daily', { area: 120 }, 220, 0, 4, 1],
  ['clean-daily', { area: 160 }, 275, 0, 5, 1],
  // above the table two people at the pace of its last line: 200 / 32 m² an hour, half each, rounded up
  ['clean-daily', { area: 200 }, 385, 0, 3.5, 2],
  ['clean-daily', { area: 320 }, 550, 110, 5, 2],
  ['clean-daily', { area: 1000 }, 1760, 352, 8, 4],
  ['clean-daily', { area: 90, pets: true }, 192.5, 0, 3.5, 1],
  ['clean-daily', { area: 90, extraBathrooms: 2 }, 220, 0, 4, 1],
  ['clean-daily', { hours: 1 }, 110, 0, 2, 1],
  ['clean-daily', { hours: 2.5, area: 90 }, 137.5, 0, 2.5, 1],
  // an add-on costs its price, not its hours, and lengthens the visit
  ['clean-daily', { area: 90, addOns: ['fridge-inside'] }, 205, 0, 3.5, 1],
  ['clean-daily', { area: 90, addOns: ['ironing', 'supplies'] }, 220, 0, 4, 1],
  ['clean-daily', { area: 90, addOns: [{ id: 'balcony', count: 2 }] }, 215, 0, 4, 1],
  // a card of four visits at least
  ['clean-recurring', {}, 600, 120, 3, 1],
  ['clean-recurring', { count: 2 }, 600, 120, 3, 1],
  ['clean-recurring', { count: 8 }, 1200, 240, 3, 1],
  // by the square metre
  ['clean-deep', { area: 100 }, 900, 180, 6, 2],
  ['clean-deep', { area: 30 }, 380, 0, 2, 2],
  ['clean-deep', { area: 100, addOns: ['hood-in-deep'] }, 1060, 212, 7.5, 2],
  ['clean-deep', { area: 300 }, 2700, 540, 8.5, 4],
  ['clean-movein', { area: 100 }, 1000, 200, 6, 3],
  ['clean-movein', { area: 50 }, 600, 120, 3, 3],
  ['window', { area: 30 }, 300, 0, 2.5, 1],
  ['window', { area: 10 }, 150, 0, 1, 1],
  ['window', { area: 24, addOns: ['screen', 'track'] }, 275, 0, 2.5, 1],
  // by the piece
  ['hood', { count: 1 }, 180, 0, 1.5, 1],
  ['hood', { count: 2, addOns: ['stove'] }, 410, 0, 3.5, 1],
  ['ac', { count: 1 }, 110, 0, 1, 1],
  ['ac', { count: 3, variant: 'wall' }, 330, 0, 3, 1],
  ['ac', { count: 2, variant: '柜机' }, 360, 0, 3, 1],
  ['ac', { count: 4, variant: 'central' }, 600, 120, 4, 1],
  ['ac', { count: 2, variant: 'wall', addOns: ['disinfect-ac'] }, 250, 0, 2.5, 1],
  ['ac', { count: 12, variant: 'wall' }, 1320, 264, 6, 2],
  ['ac', { count: 2, variant: 'wall,cabinet' }, 290, 0, 2.5, 1],
  ['ac', { count: 3, variant: 'wall,柜机' }, 400, 0, 3.5, 1],
  ['washer', { count: 1, variant: 'top' }, 130, 0, 1.5, 1],
  ['washer', { count: 1, variant: 'drum' }, 180, 0, 2, 1],
  ['washer', { count: 1 }, 140, 0, 1.5, 1],
  ['fridge', { count: 1, variant: 'two-door' }, 130, 0, 1.5, 1],
  ['fridge', { count: 1, variant: 'side', addOns: ['deodor'] }, 200, 0, 2.5, 1],
  ['heater', { count: 1, addOns: ['anode'] }, 250, 0, 2, 1],
  ['fabric', { count: 3, variant: 'sofa' }, 270, 0, 1.5, 1],
  ['fabric', { count: 1, variant: 'sofa' }, 160, 0, 0.5, 1],
  ['fabric', { count: 1, variant: 'mattress' }, 180, 0, 1, 1],
  ['fabric', { count: 10, variant: 'carpet' }, 280, 0, 2, 1],
  // by the visit
  ['organize', {}, 520, 104, 4, 1],
  ['organize', { hours: 6 }, 780, 156, 6, 1],
  ['organize', { hours: 2 }, 520, 104, 4, 1],
  ['cook', {}, 90, 0, 2, 1],
  ['cook', { addOns: ['shop', { id: 'extra-dish', count: 2 }] }, 129, 0, 3, 1],
  ['elder-visit', {}, 260, 0, 4, 1],
  ['elder-visit', { variant: 'escort', addOns: ['wheelchair'] }, 270, 0, 4, 1],
  ['elder-visit', { variant: 'bath' }, 380, 0, 2, 2],
  ['hospital', { count: 1 }, 260, 0, 24, 1],
  ['hospital', { count: 3, addOns: ['severe'] }, 840, 168, 72, 1],
  // contracts: a fifth of the first month
  ['yuesao', {}, 12800, 2560, 24 * 26, 1],
  ['yuesao', { variant: '金牌', addOns: ['twins'] }, 22800, 3960, 24 * 26, 1],
  ['yuersao-live', {}, 8500, 1700, 24 * 30, 1],
  ['yuersao-live', { count: 3 }, 25500, 1700, 24 * 90, 1],
  ['yuersao-day', {}, 7000, 1400, 10, 1],
  ['yuersao-day', { addOns: ['pickup'] }, 7400, 1400, 10, 1],
  ['nanny-live', { addOns: ['big-house'] }, 7300, 1300, 24 * 30, 1],
  ['elder-live', {}, 7500, 1500, 24 * 30, 1],
  ['elder-live', { variant: '自理' }, 6500, 1300, 24 * 30, 1],
  ['elder-live', { variant: 'dependent', addOns: ['night-turn'] }, 9800, 1800, 24 * 30, 1],
]

test.each(table)('%s %o costs %d yuan', (id, size, yuan, deposit, hours, people) => {
  const result = price(id, size)
  expect(result).toMatchObject({ ok: true, totalFen: yuan * 100, depositFen: deposit * 100, hours, people })
  if (result.ok) expect(result.lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(result.totalFen)
})

test('every service has a price in the table', () => {
  expect(new Set(table.map(([id]) => id))).toEqual(new Set(company.services.map(({ id }) => id)))
})

test.each<[string, Size, string]>([
  ['clean-daily', {}, 'area_missing'],
  ['clean-daily', { area: 9 }, 'area_out_of_range'],
  ['clean-daily', { area: 1001 }, 'area_out_of_range'],
  ['clean-deep', { hours: 3 }, 'area_missing'],
  ['ac', {}, 'count_missing'],
  ['ac', { count: 0 }, 'count_out_of_range'],
  ['ac', { count: 51 }, 'count_out_of_range'],
  ['ac', { count: 1.5 }, 'count_out_of_range'],
  ['ac', { count: 1, variant: 'window' }, 'unknown_variant'],
  ['ac', { count: 1, variant: 'wall,window' }, 'unknown_variant'],
  ['hood', { count: 1, addOns: ['sauna'] }, 'unknown_add_on'],
  ['clean-daily', { hours: 13 }, 'hours_out_of_range'],
])('%s %o is refused as %s', (id, size, reason) => {
  expect(price(id, size)).toMatchObject({ ok: false, reason })
})

test('a home that has not been cleaned for long is better off with deep cleaning', () => {
  expect(price('clean-daily', { area: 90, notCleanedOver60Days: true })).toMatchObject({ suggest: 'clean-deep' })
})

test.each<[string, Size, string, string]>([
  ['clean-daily', { area: 90 }, '90平方米', '90 m²'],
  ['clean-daily', { hours: 3 }, '3小时', '3 h'],
  ['ac', { count: 2, variant: 'wall' }, '挂机 2台', 'Wall unit, 2 units'],
  [
    'ac',
    { count: 3, variant: 'wall,cabinet' },
    '挂机 2台、柜机 1台',
    'Wall unit, 2 units; Floor-standing unit, 1 unit',
  ],
  ['fabric', { count: 3, variant: 'sofa' }, '沙发每座 3座', 'Sofa, per seat, 3 seats'],
  ['clean-recurring', {}, '4次，每次3小时', '4 visits of 3 h'],
  ['yuesao', { variant: '二星' }, '二星 26天', 'Two stars, 26 days'],
  ['nanny-live', { count: 2 }, '2个月', '2 months'],
])('%s %o is worded as %s', (id, size, zh, en) => {
  expect(price(id, size)).toMatchObject({ sizeText: { zh, en } })
})

test.each<[Size, number[]]>([
  [{ area: 95, pets: true }, [220, 27.5]],
  [{ area: 60, pets: true }, [110, 27.5]],
  [{ area: 200, pets: true }, [385, 55]],
  [{ area: 95 }, [220]],
  // hours that the customer names are what is sold
  [{ area: 95, hours: 3, pets: true }, [165]],
])('%o shows what pets add as a line of its own: %o', (size, yuans) => {
  const priced = price('clean-daily', size)
  expect(priced.ok && priced.lines.map(({ amountFen }) => amountFen / 100)).toEqual(yuans)
})
