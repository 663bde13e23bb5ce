import { afterAll, expect, test } from 'vitest'
import { demoCompany } from '#cli/demo-company.ts'
import { loadContent } from '#content.ts'
import { makeAsk } from '#understanding/llm/ask.ts'
import { loadPrompts } from '#understanding/llm/prompt.ts'
import { makeSummarize } from '#understanding/llm/summarize.ts'
import { knowledgeOf } from '#understanding/offline/knowledge.ts'
import { fakeOpenAI } from '../../support/fake-openai.ts'

const company = demoCompany()
const knowledge = knowledgeOf(company)
const { flows } = await loadContent(company.zone)
const about = { conversationId: 'web:main:1', now: '2026-03-04T10:00:00+08:00' }
const transcript = [
  { from: 'customer', text: '想约明天下午三点的日常保洁，90平' },
  { from: 'bot', text: '好的。请发一下上门地址。' },
  { from: 'customer', text: '徐汇区漕溪北路88号1502室' },
  { from: 'customer', text: '你们上次那个阿姨态度太差了！！！我要投诉' },
]
const byRules = makeSummarize({ knowledge, flows, zone: company.zone })

test('the rules say what is wanted, what is known, the mood and what is open', async () => {
  const note = await byRules(transcript, 'zh', about)
  expect(note.wish).toBe('预约、投诉')
  expect(note.known).toMatch(/服务 .*保洁.*时间 明天下午三点.*/)
  expect(note.mood).toBe('不满')
  expect(note.open).toContain('态度太差')
})

test('the rules say it in English', async () => {
  const note = await byRules([{ from: 'customer', text: 'I want to book a deep clean tomorrow at 2pm' }], 'en', about)
  expect(note.wish).toBe('booking')
  expect(note.mood).toBe('calm')
})

test('an empty chat has nothing to say', async () => {
  expect(await byRules([], 'zh', about)).toEqual({ wish: '', known: '', mood: '平静', open: '' })
})

test('a model writes the note without having seen numbers or addresses, and the rules do when it is down', async () => {
  const fake = await fakeOpenAI()
  afterAll(() => fake.close())
  await import('openai')
  const ask = makeAsk({
    settings: { apiKey: fake.key, baseUrl: fake.url, model: fake.model, deadlineMs: 5_000 },
    budgetTokens: 1,
    ledger: { spent: () => Promise.resolve(0), add: () => Promise.resolve() },
    counts: { asked: () => undefined, used: () => undefined, lost: () => undefined },
    now: () => new Date(0),
  })
  const model = { ask, prompts: loadPrompts(), company: company.name.zh }
  const summarize = makeSummarize({ knowledge, flows, zone: company.zone, model })
  fake.reply = () => ({ wish: '投诉阿姨态度', known: '地址[ADDRESS-1]', mood: '很生气', open: '等处理' })
  expect(await summarize(transcript, 'zh', about)).toEqual({
    wish: '投诉阿姨态度',
    known: '地址徐汇区漕溪北路88号1502室',
    mood: '很生气',
    open: '等处理',
  })
  expect(fake.requests[0]?.raw).not.toMatch(/漕溪|1502/)
  fake.always({ kind: 'status', status: 500 })
  expect(await summarize(transcript, 'zh', about)).toEqual(await byRules(transcript, 'zh', about))
})
