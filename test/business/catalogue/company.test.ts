import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCompany } from '#business/catalogue/company.ts'
import { demoCatalogue } from '../../../src/demo/load-demo.ts'

const source = readFileSync(demoCatalogue, 'utf8')

test('the demo catalogue has both languages wherever a customer reads', () => {
  const parsed = parseCompany(source, 'catalogue.yaml')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes, null, 1))
  const { company } = parsed
  expect(company.services).toHaveLength(20)
  expect(company.faqs).toHaveLength(69)
  const texts = [
    company.name,
    ...company.districts.map(({ text }) => text),
    ...company.policies.cancelTiers.map(({ text }) => text),
    ...company.services.flatMap((service) => [
      service.name,
      ...[...service.variants, ...service.addOns].map(({ name }) => name),
      ...service.excludes,
      ...service.faq.flatMap(({ question, answer }) => [question, answer]),
    ]),
    ...company.faqs.flatMap(({ topic, question, answer }) => [topic, question, answer]),
  ]
  const chinese = texts.filter(({ en }) => /\p{Script=Han}/u.test(en))
  expect(chinese).toEqual([])
})

test('a file in Chinese alone will do, and English readers see the Chinese', () => {
  const parsed = parseCompany(
    source
      .replaceAll(/^ +(?:en|q_en|a_en|unit_en|topic_en): .*\n/gm, '')
      .replaceAll(/, en: (?:"[^"]*"|'[^']*'|[^,}]*)/g, ''),
    'own.yaml',
  )
  expect(parsed).toMatchObject({ ok: true })
})

test.each([
  ['min: 45', 'min: cheap', 'services.0.price.min'],
  ['when: more_than_2h_before', 'when: on_a_whim', 'policies.cancelTiers'],
  ['timezone: Asia/Shanghai', 'timezone: Asia/Atlantis', 'company.timezone'],
  ['type: area_table', 'type: by_mood', 'services.0.duration'],
  ['  - id: hood\n', '  - id: ac\n', 'is there twice'],
])('%s → %s is listed with its place', (before, after, message) => {
  const index = source.indexOf(before)
  expect(index).toBeGreaterThan(0)
  const parsed = parseCompany(source.replace(before, after), 'own.yaml')
  if (parsed.ok) throw new Error('accepted')
  const lines = source.slice(0, index).split('\n').length
  const near = parsed.mistakes.filter((mistake) => Math.abs(mistake.line - lines) <= 1 || message === 'is there twice')
  expect(near.map((mistake) => `${mistake.file} ${mistake.message}`).join('\n')).toContain(
    message.replace('cancelTiers', 'cancel_tiers'),
  )
})

test('broken YAML is a mistake with a place, not a crash', () => {
  expect(parseCompany('a: [1, 2\nb: 3', 'own.yaml')).toMatchObject({
    ok: false,
    mistakes: [{ file: 'own.yaml', line: 2 }],
  })
})
