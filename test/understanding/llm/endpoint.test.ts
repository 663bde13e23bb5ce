import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { makeEndpoint } from '#understanding/llm/endpoint.ts'
import { ModelFailure } from '#understanding/llm/failure.ts'
import type { Usage } from '#understanding/llm/usage.ts'
import { fakeOpenAI, type FakeOpenAI, type ModelFault } from '../../support/fake-openai.ts'

let fake: FakeOpenAI
const fakes: FakeOpenAI[] = []
beforeEach(async () => {
  fake = await fakeOpenAI()
  fakes.push(fake)
  fake.reply = () => ({ colour: 'red' })
})
afterAll(async () => {
  for (const each of fakes) await each.close()
})

// Long enough for a busy machine; the faults that would last for ever get the short one.
const patientMs = 5_000
const deadlineMs = 600
// The library takes a while to load when many tests start at once.
await import('openai')
const colour = z.strictObject({ colour: z.enum(['red', 'blue']) })
const question = { system: 'Say a colour.', user: 'Which?', name: 'colour', schema: colour, maxTokens: 50 }

function endpoint(clock: () => Date = () => new Date(0), ms = patientMs) {
  const used: Usage[] = []
  const settings = { apiKey: fake.key, baseUrl: fake.url, model: fake.model, deadlineMs: ms }
  const { ask } = makeEndpoint(settings, clock)
  return { ask: () => ask(question, (usage) => used.push(usage)), used }
}

const ways = () => fake.requests.map(({ way }) => way)

async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => 'no failure',
    (thrown: unknown) => thrown,
  )
  return error instanceof ModelFailure ? error.kind : String(error)
}

describe('the way of asking', () => {
  test('is the surest that the endpoint takes', async () => {
    expect(await endpoint().ask()).toEqual({ colour: 'red' })
    expect(ways()).toEqual(['json_schema'])
  })

  test.each([
    [['json_schema'], ['json_schema', 'tool', 'tool']],
    [
      ['json_schema', 'tool'],
      ['json_schema', 'tool', 'json_object', 'json_object'],
    ],
    [
      ['json_schema', 'tool', 'json_object'],
      ['json_schema', 'tool', 'json_object', 'plain', 'plain'],
    ],
  ] as const)('is found without %j and remembered', async (missing, asked) => {
    for (const way of missing) fake.can[way] = false
    const { ask } = endpoint()
    expect(await ask()).toEqual({ colour: 'red' })
    expect(await ask()).toEqual({ colour: 'red' })
    expect(ways()).toEqual(asked)
  })

  test('goes on to the next where a format is accepted and ignored', async () => {
    fake.ignoresFormat = true
    fake.reply = ({ repair }) => (repair ? { colour: 'red' } : 'Red, I should say.')
    const { ask } = endpoint()
    for (let i = 0; i < 7; i++) expect(await ask()).toEqual({ colour: 'red' })
    const first = fake.requests.filter(({ repair }) => !repair).map(({ way }) => way)
    expect(first).toEqual(['json_schema', 'json_schema', 'tool', 'tool', 'json_object', 'json_object', 'plain'])
  })

  test('is not unlearnt by an error that has nothing to do with it', async () => {
    const bad: ModelFault = { kind: 'status', status: 400, message: 'context too long' }
    fake.fail(bad, bad, bad, bad)
    const { ask } = endpoint()
    expect(await failure(ask())).toBe('rejected')
    expect(await ask()).toEqual({ colour: 'red' })
    expect(ways().at(-1)).toBe('json_schema')
  })

  test('leaves out the parameters that a model does not take', async () => {
    fake.can.temperature = false
    fake.can.max_tokens = false
    const { ask } = endpoint()
    await ask()
    await ask()
    expect(ways()).toEqual(['json_schema', 'json_schema', 'json_schema', 'json_schema'])
    expect(Object.keys(fake.requests.at(-1)?.body ?? {}).toSorted()).toEqual([
      'max_completion_tokens',
      'messages',
      'model',
      'response_format',
    ])
  })
})

describe('an answer', () => {
  test.each([
    ['fenced', '```json\n{"colour": "blue"}\n```'],
    ['after a sentence', 'Sure! Here it is: {"colour": "blue"} Anything else?'],
    ['after its thoughts', '<think>{"colour": "red"}? No.</think>{"colour": "blue"}'],
  ])('is read %s', async (_how, content) => {
    fake.fail({ kind: 'says', content })
    expect(await endpoint().ask()).toEqual({ colour: 'blue' })
    expect(fake.requests).toHaveLength(1)
  })

  test.each([
    ['broken JSON', '{"colour": "blu'],
    ['an extra key', '{"colour": "blue", "refund": true}'],
    ['an unknown value', '{"colour": "gold"}'],
    ['a list', '[1, 2]'],
    ['nothing', ''],
  ])('with %s is repaired once', async (_what, content) => {
    fake.fail({ kind: 'says', content })
    expect(await endpoint().ask()).toEqual({ colour: 'red' })
    expect(fake.requests.map(({ repair }) => repair)).toEqual([false, true])
    fake.fail({ kind: 'says', content }, { kind: 'says', content })
    expect(await failure(endpoint().ask())).toBe('unreadable')
    expect(fake.requests).toHaveLength(4)
  })
})

const late: ModelFault[] = [{ kind: 'hang' }, { kind: 'drip', everyMs: 50 }]
const faults: [fault: ModelFault, kind: string, requests: number][] = [
  [{ kind: 'status', status: 429, headers: { 'retry-after': '1' } }, 'unreachable', 1],
  [{ kind: 'status', status: 500 }, 'unreachable', 1],
  [{ kind: 'status', status: 503 }, 'unreachable', 1],
  [{ kind: 'status', status: 401 }, 'rejected', 1],
  [{ kind: 'status', status: 404 }, 'rejected', 1],
  [{ kind: 'status', status: 400, message: 'data_inspection_failed' }, 'refused', 1],
  [{ kind: 'cut' }, 'unreachable', 1],
  [{ kind: 'page' }, 'unreachable', 1],
  [{ kind: 'hollow' }, 'unreachable', 1],
  [{ kind: 'refusal' }, 'refused', 1],
  [{ kind: 'filtered' }, 'refused', 1],
  [{ kind: 'huge', bytes: 20_000_000 }, 'unreachable', 1],
  [{ kind: 'length' }, 'unreadable', 1],
  [{ kind: 'redirect', to: 'http://127.0.0.1:1/' }, 'unreachable', 1],
]

describe('a fault', () => {
  test.each(faults)('%j is %s after %i request', async (fault, kind, requests) => {
    fake.always(fault)
    expect(await failure(endpoint().ask())).toBe(kind)
    expect(fake.requests).toHaveLength(requests)
  })

  test.each(late)('%j ends with the deadline', async (fault) => {
    fake.always(fault)
    const { ask, used } = endpoint(() => new Date(0), deadlineMs)
    const from = performance.now()
    expect(await failure(ask())).toBe('late')
    expect(performance.now() - from).toBeGreaterThan(deadlineMs - 50)
    await expect.poll(() => used[0]?.inputTokens ?? 0).toBeGreaterThan(0)
  })

  test('of an endpoint that is not there', async () => {
    await fake.close()
    fakes.splice(fakes.indexOf(fake), 1)
    expect(await failure(endpoint().ask())).toBe('unreachable')
  })

  test('in the repair ends with the same deadline', async () => {
    fake.fail({ kind: 'says', content: 'no' }, { kind: 'hang' })
    expect(await failure(endpoint(() => new Date(0), deadlineMs).ask())).toBe('late')
  })
})

describe('the breaker', () => {
  test('opens after three failures in a row and tries one question after thirty seconds', async () => {
    let at = 0
    const { ask } = endpoint(() => new Date(at))
    fake.always({ kind: 'status', status: 500 })
    for (let i = 0; i < 3; i++) expect(await failure(ask())).toBe('unreachable')
    expect(await failure(ask())).toBe('resting')
    at = 29_999
    expect(await failure(ask())).toBe('resting')
    expect(fake.requests).toHaveLength(3)
    at = 30_000
    expect(await Promise.all([failure(ask()), failure(ask())])).toEqual(['unreachable', 'resting'])
    expect(fake.requests).toHaveLength(4)
    at = 59_999
    expect(await failure(ask())).toBe('resting')
    at = 60_000
    fake.always()
    expect(await ask()).toEqual({ colour: 'red' })
    expect(await ask()).toEqual({ colour: 'red' })
  })

  test('opens for an endpoint that has only ever rambled', async () => {
    const { ask } = endpoint()
    fake.always({ kind: 'says', content: 'no' })
    for (let i = 0; i < 12; i++) expect(await failure(ask())).toBe('unreadable')
    expect(await failure(ask())).toBe('resting')
  })

  test('counts only failures in a row', async () => {
    const { ask } = endpoint()
    for (let i = 0; i < 4; i++) {
      fake.fail({ kind: 'status', status: 500 }, { kind: 'status', status: 500 })
      expect(await failure(ask())).toBe('unreachable')
      expect(await failure(ask())).toBe('unreachable')
      expect(await ask()).toEqual({ colour: 'red' })
    }
  })

  test('is not opened by one customer who makes the model refuse or ramble', async () => {
    const { ask } = endpoint()
    for (let i = 0; i < 5; i++) {
      fake.fail({ kind: 'refusal' })
      expect(await failure(ask())).toBe('refused')
      fake.fail({ kind: 'says', content: 'no' }, { kind: 'says', content: 'no' })
      expect(await failure(ask())).toBe('unreadable')
    }
    expect(await ask()).toEqual({ colour: 'red' })
  })
})

describe('usage', () => {
  test('is what the endpoint says', async () => {
    const { ask, used } = endpoint()
    await ask()
    expect(used).toEqual([{ inputTokens: expect.any(Number) as number, cachedTokens: 7, outputTokens: 8 }])
  })

  test('is guessed where the endpoint does not say', async () => {
    fake.can.usage = false
    const { ask, used } = endpoint()
    await ask()
    expect(used[0]?.inputTokens).toBeGreaterThan(50)
    expect(used[0]?.outputTokens).toBeGreaterThan(5)
  })

  test('of a repair is counted as well', async () => {
    fake.fail({ kind: 'says', content: 'no' })
    const { ask, used } = endpoint()
    await ask()
    expect(used).toHaveLength(2)
  })
})
