import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findEntities, type EntityContext } from '#understanding/offline/entities/entities.ts'
import { buildServiceTable } from '#understanding/offline/entities/service.ts'
import { normalise } from '#understanding/offline/normalise.ts'
import { customers } from './customers.ts'

const services = buildServiceTable({
  services: [
    { id: 'ac', name: '空调清洗', variants: [{ id: 'wall', name: '挂机' }] },
    { id: 'clean-daily', name: '日常保洁' },
  ],
})
const served = { city: '上海', districts: ['徐汇区', '浦东新区'] }
const slots = fc.constantFrom(
  undefined,
  'phone',
  'address',
  'name',
  'area',
  'count',
  'order',
  'rating',
  'service',
  'confirm',
)

function contextFor(expecting: string | undefined): EntityContext {
  return { services, served, ...(expecting ? { expecting } : {}) }
}

const pieces = fc.oneof(
  fc.constantFrom(...customers.map(([said]) => said)).chain((said) => fc.nat(said.length).map((cut) => said.slice(cut))),
  fc.constantFrom('路', '号', '区', '弄', '138', '0', '一', '平', '台', '星', '分', '王', '姐', 'Road', 'apt', '+852', '(', '-', '*', ' ', ',', '室', '厅'),
  fc.string({ unit: 'binary', maxLength: 6 }),
) // prettier-ignore
const anyText = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''))

test('whatever comes in, nothing is thrown and every offset lies in the text', () => {
  fc.assert(
    fc.property(anyText, slots, fc.boolean(), (raw, expecting, tidied) => {
      const text = tidied ? normalise(raw).text : raw
      for (const mentions of Object.values(findEntities(text, contextFor(expecting)))) {
        for (const { at, length, text: said } of mentions) {
          expect(at).toBeGreaterThanOrEqual(0)
          expect(text.slice(at, at + length)).toBe(said)
        }
      }
    }),
    { numRuns: 2000 },
  )
})

test('the digits of a telephone number are nothing else', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), slots, (digits, expecting) => {
      const found = findEntities(`约保洁 ${digits}`, contextFor(expecting))
      expect(found.phones.map((phone) => phone.value)).toEqual([digits])
      expect([...found.orders, ...found.areas, ...found.counts, ...found.ratings]).toEqual([])
    }),
  )
})

// What is far from linear takes many minutes, on whatever machine: the limit is that of the test.
test('a long message is read in time linear enough for a chat', () => {
  const hostile = [
    '一'.repeat(2000),
    '1 '.repeat(1000),
    '路'.repeat(2000),
    '张三'.repeat(1000),
    'Aa '.repeat(700),
    '在到是'.repeat(700),
    '1-'.repeat(1000),
  ]
  for (const text of hostile) {
    expect(findEntities(text, contextFor('address'))).toBeDefined()
  }
}, 60_000)
