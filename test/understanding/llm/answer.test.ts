import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { writtenAnswer } from '#business/knowledge/written-answer.ts'
import { demoCompany } from '#cli/demo-company.ts'
import { makeAsk } from '#understanding/llm/ask.ts'
import { makeWriteAnswer, mayBeSaid } from '#understanding/llm/answer.ts'
import { loadPrompts } from '#understanding/llm/prompt.ts'
import { fakeOpenAI } from '../../support/fake-openai.ts'

const company = demoCompany()
const fake = await fakeOpenAI()
afterAll(() => fake.close())
await import('openai')

function writer() {
  const ask = makeAsk({
    settings: { apiKey: fake.key, baseUrl: fake.url, model: fake.model, deadlineMs: 5_000 },
    budgetTokens: 1,
    ledger: { spent: () => Promise.resolve(0), add: () => Promise.resolve() },
    counts: { asked: () => undefined, used: () => undefined, lost: () => undefined },
    now: () => new Date(0),
  })
  const served = { city: company.city.zh, districts: company.districts.map(({ name }) => name) }
  return makeWriteAnswer(ask, loadPrompts(), company.name.zh, served)
}

const question = '沙发清洗大概要多久，羊毛的也能洗吗'
const written = (asked = question) => {
  const write = writer()
  return writtenAnswer(asked, {
    company,
    locale: 'zh',
    writeAnswer: (text, facts) => write(text, facts, 'zh', 'web:main:1'),
  })
}
const says = (answer: string, facts = ['fabric.duration', 'fabric.scope', 'fabric.price'], known = true) => {
  fake.reply = () => ({ known, answer, facts })
}
beforeEach(() => fake.always())

describe('an answer of the model', () => {
  test('is given with the facts that it rests on', async () => {
    says('沙发面料不同，清洗的方法也不同，师傅上门会先看面料。', ['fabric.scope'])
    expect(await written()).toEqual({
      text: '沙发面料不同，清洗的方法也不同，师傅上门会先看面料。',
      source: ['fabric.scope'],
    })
    const facts = JSON.parse(fake.requests.at(-1)?.user.split('\n')[2] ?? '') as { id: string }[]
    expect(facts.map(({ id }) => id)).toContain('fabric.scope')
    expect(facts.length).toBeLessThanOrEqual(10)
  })

  test.each([
    ['a figure of its own', '沙发清洗要17个小时左右。'],
    ['a written figure of its own', '沙发清洗一般要十七个小时。'],
    ['a refund', '洗坏了我们给您全额退款。'],
    ['a present', '这次赠送一次除螨。'],
    ['a promise', '我们保证洗得跟新的一样。'],
    ['an exception', '您的情况可以破例处理。'],
    ['a deed', '已经帮您预约好了。'],
    ['a coming deed', '我会为您安排师傅。'],
    ['a link', '详见 www.guanjia.example 的说明。'],
    ['an account', '加微信 guanjia8 详聊。'],
    ['markup', '**沙发**可以洗。'],
    ['a token', '请拨打[PHONE-1]。'],
    ['nothing', ''],
  ])('with %s is not said', async (_what, answer) => {
    says(answer)
    expect(await written()).toBeUndefined()
  })

  test('that rests on no fact that was given is not said', async () => {
    says('羊毛沙发可以洗。', [])
    expect(await written()).toBeUndefined()
    says('羊毛沙发可以洗。', ['F999', 'made-up'])
    expect(await written()).toBeUndefined()
  })

  test('may repeat an amount of the question only where a fact has it', async () => {
    says('是的，收1元一座。')
    expect(await written('沙发清洗是收1元一座吗，羊毛的呢')).toBeUndefined()
  })

  test('is honest where it does not know', async () => {
    says('', [], false)
    expect(await written()).toBeUndefined()
  })

  test.each([{ kind: 'status', status: 500 } as const, { kind: 'refusal' } as const, { kind: 'hollow' } as const])(
    'that does not come (%j) is told from one that is not known',
    async (fault) => {
      fake.always(fault)
      expect(await written()).toBe('failed')
    },
  )

  test('is asked for without the numbers and addresses of the question', async () => {
    says('羊毛沙发可以洗。')
    await written('我在徐汇区漕溪北路88号1502室，13812345678，沙发是羊毛的能洗吗')
    expect(fake.requests.at(-1)?.raw).not.toMatch(/漕溪|1502|13812345678/)
  })
})

test('what a fact says word for word may be said', () => {
  const facts = [{ id: 'policy.guarantee', text: '不满意48小时内发照片，免费返工一次' }]
  expect(mayBeSaid('不满意的话可以免费返工一次。', facts)).toBe(true)
  expect(mayBeSaid('不满意的话可以全额退款。', facts)).toBe(false)
})
