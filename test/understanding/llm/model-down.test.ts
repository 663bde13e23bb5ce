import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#config.ts'
import { start, type Program } from '../../../src/main.ts'
import { testDatabase } from '../../support/database.ts'
import { fakeOpenAI, type ModelFault } from '../../support/fake-openai.ts'
import { visitor } from '../../support/program.ts'

const fake = await fakeOpenAI()
let program: Program

beforeAll(async () => {
  await import('openai')
  const { url } = await testDatabase(1)
  const settings = { OPENAI_API_KEY: fake.key, OPENAI_BASE_URL: fake.url, OPENAI_MODEL: fake.model }
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', BURST_MS: '0', MODEL_DEADLINE_MS: '2000', ...settings })
  program = await start(config, { databaseUrl: url })
}, 60_000)
afterAll(async () => {
  await program.stop()
  await fake.close()
})

const down: ModelFault = { kind: 'status', status: 400, message: 'no' }

/** What the bot said to these words with a model that does not answer, and why people were fetched. */
async function toldWithout(text: string): Promise<{ said: string; reason: string | undefined }> {
  fake.fail(...Array.from({ length: 40 }, () => down))
  const customer = await visitor(program)
  await customer.say({ id: '1', text })
  await program.road.idle()
  const said = (await customer.read(0)).filter(({ from }) => from === 'bot').map((line) => line.text)
  const { rows } = await program.connection.pool.query<{ reason: string }>(
    'select reason from handoff where conversation_id = $1',
    [customer.conversationId],
  )
  return { said: said.join('\n'), reason: rows[0]?.reason }
}

test.each([['哔哔啵啵吧啦吧啦'], ['沙发的面料要是羊毛混纺又带刺绣的那种，有没有什么资料可以看看的']])(
  'what only the model could tell goes to a person at once, and nobody hears of models: %s',
  async (text) => {
    const { said, reason } = await toldWithout(text)
    expect(reason).toBe('model_down')
    expect(said).toContain('我先请同事来看')
    expect(said).not.toMatch(/模型|AI|智能|离线/)
  },
)

test('what the rules can tell is done without it', async () => {
  const { said, reason } = await toldWithout('周六上午日常保洁90平')
  expect(reason).toBeUndefined()
  expect(said).toContain('有这些时间')
})
