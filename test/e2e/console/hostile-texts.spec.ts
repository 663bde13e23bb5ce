import { chat, handoff } from './fake-chats.ts'
import { expect, test } from './console-page.ts'

const corpus = [
  '<script>window.hacked = 1</script>',
  '<img src=x onerror="window.hacked = 1">',
  '<svg/onload=window.hacked=1>',
  '"><iframe srcdoc="<script>parent.hacked = 1</script>">',
  'javascript:window.hacked=1',
  '[点我](javascript:window.hacked=1)',
  '<a href="javascript:window.hacked=1">点我</a>',
  '{{constructor.constructor("window.hacked=1")()}}',
  '<style>*{display:none}</style>',
  '</textarea><script>window.hacked=1</script>',
  '\u202Egpj.exe\u202C',
  'Z̷̢̛̺̥̹a̸̧̛l̶g̵o̷',
  '𠮷👨‍👩‍👧‍👦' + '哈'.repeat(400) + 'x'.repeat(600),
]

test.use({ viewport: { width: 1280, height: 800 } })

test('whatever customers write, call themselves or name their files stays text', async ({ page, fake, visit }) => {
  const name = corpus[1] ?? ''
  const at = new Date().toISOString()
  fake.add(
    chat({
      id: 'web:main:evil',
      name,
      tags: corpus.slice(0, 3),
      assignee: 'queue',
      handoff: handoff(corpus[2] ?? '', 4, 1),
      messages: corpus.map((text, index) => ({
        seq: index + 1,
        from: 'customer' as const,
        by: null,
        byName: null,
        text,
        status: 'received',
        at,
        media: [{ kind: 'file', name: text.slice(0, 80), n: 0 }],
        choices: [{ id: text.slice(0, 20), label: text.slice(0, 60) }],
        card: { kind: 'booking', ref: text.slice(0, 30), serviceName: text.slice(0, 60), address: text.slice(0, 60) },
      })),
      notes: [{ id: 'n', text: corpus[0], by: 'bob', byName: name, mentions: [{ id: 'x', name }], at }],
      summary: {
        by: 'model',
        wish: corpus[0],
        known: corpus[1],
        mood: corpus[2],
        open: '',
        misunderstood: corpus[3],
        cases: [],
        bookings: [],
      },
    }),
  )
  const evil = fake.chats.get('web:main:evil')
  if (evil) {
    Object.assign(evil.card, { name, phone: corpus[0], addresses: corpus.slice(0, 4), tags: corpus.slice(0, 4) })
    evil.card.identities = [
      { conversationId: 'javascript:alert(1)', channel: name, displayName: name, verifiedPhone: null, lastAt: at },
    ]
    evil.card.bookings = [{ ref: name, service: name, start: at, status: name, worker: name, priceFen: 1 }]
  }
  fake.suggestions = [{ id: 's', from: 'knowledge', title: name, text: corpus[0] ?? '' }]
  await visit('/inbox/web%3Amain%3Aevil')
  const log = page.getByRole('log')
  for (const text of corpus) await expect(log.getByText(text, { exact: true }).first()).toBeAttached()
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox').fill('hacked')
  await expect(
    page
      .getByRole('dialog')
      .getByRole('button', { name: /hacked/ })
      .first(),
  ).toBeVisible()
  expect(await page.evaluate('window.hacked')).toBeUndefined()
  expect(
    await page.evaluate(`document.querySelectorAll('#root script, iframe, #root style, [onerror], [onload]').length`),
  ).toBe(0)
  expect(
    await page.evaluate(`[...document.querySelectorAll('a')].filter((a) => /^javascript:/i.test(a.href)).length`),
  ).toBe(0)
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
})
