import path from 'node:path'
import { expect, test } from 'vitest'
import type { ChatSummary } from '#desk/summary.ts'

const src = path.resolve(import.meta.dirname, '../../../../src/console')
// Pages have a TypeScript project of their own, which a test of the server cannot name.
const load = async <T>(file: string) => (await import(path.join(src, file))) as T
const { summaryFacts } = await load<{ summaryFacts(...given: unknown[]): { label: string; text: string }[] }>(
  'pages/inbox/summary-facts.ts',
)
const { inboxTexts } = await load<{ inboxTexts: { zh: object } }>('texts/inbox.ts')

const nothing: ChatSummary = {
  by: 'rules',
  wish: '',
  known: '',
  mood: '',
  open: '',
  misunderstood: null,
  cases: [],
  bookings: [],
  at: '2026-03-04T02:00:00.000Z',
}
const booking = {
  flow: 'booking',
  flowTitle: { zh: '预约服务', en: 'Book a service' },
  slots: [{ name: 'area', label: { zh: '面积', en: 'Area' }, text: '90平' }],
}
const idle = { flow: null, flowTitle: null, slots: [] }
const shown = (summary: Partial<ChatSummary> | undefined, state: object) =>
  summaryFacts(summary && { ...nothing, ...summary }, state, {
    texts: inboxTexts.zh,
    locale: 'zh',
    zone: 'Asia/Shanghai',
  }).map(({ label, text }) => `${label} ${text}`)

test.each<[string, Partial<ChatSummary> | undefined, object, string[]]>([
  ['what the bot knows until the summary is there', undefined, booking, ['进行中 预约服务', '已填 面积 90平']],
  ['the summary’s words instead of the bot’s', { known: '面积 90平' }, booking, ['进行中 预约服务', '已知 面积 90平']],
  [
    'the running flow once',
    { wish: '预约服务、投诉', known: '面积 90平' },
    booking,
    ['诉求 预约服务、投诉', '已知 面积 90平'],
  ],
  ['the same last words once', { open: '那个啥呀？', misunderstood: '那个啥呀' }, idle, ['未决 那个啥呀？']],
  [
    'other words that were not understood',
    { open: '几点来？', misunderstood: '那个啥呀' },
    idle,
    ['未决 几点来？', '没听懂的话 那个啥呀'],
  ],
  ['nothing where there is nothing', {}, idle, []],
])('the summary shows %s', (_what, summary, state, lines) => {
  expect(shown(summary, state)).toEqual(lines)
})

test('bookings and complaints are told in the words of the console and the company’s time', () => {
  const [orders, complaints] = shown(
    {
      bookings: [{ ref: 'GJ1', service: '日常保洁', start: '2026-03-05T01:00:00.000Z', status: 'confirmed' }],
      cases: [{ number: 'TS1', category: 'quality', severity: 'S3', status: 'open' }],
    },
    idle,
  )
  expect(orders).toMatch(/^订单 GJ1 日常保洁 .*09:00 已确认$/)
  expect(complaints).toMatch(/^投诉 TS1 S3 [^a-z]+$/)
})
