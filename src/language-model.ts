import { readdirSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Company } from '#business/catalogue/company.ts'
import type { BusinessContext } from '#business/context.ts'
import type { Config } from '#config.ts'
import type { Content } from '#content.ts'
import { lastLines } from '#conversation/last-lines.ts'
import { modelLedger } from '#conversation/model-ledger.ts'
import type { Loaded } from '#conversation/store.ts'
import type { Metrics } from '#metrics.ts'
import { makeLanguageModel, type LanguageModel } from '#understanding/llm/model.ts'
import { loadPrompts } from '#understanding/llm/prompt.ts'
import type { ModelCounts } from '#understanding/llm/ask.ts'

export interface ModelSurroundings {
  company: Company
  content: Content
  pool: pg.Pool
  metrics: Metrics
  log: Logger
  now: () => Date
}

export interface ProgramModel extends Pick<LanguageModel, 'understand' | 'summarizeWith'> {
  writerFor(conversation: Pick<Loaded, 'id' | 'locale'>): NonNullable<BusinessContext['writeAnswer']>
}

/**
 * The language model that the settings name, or nothing. The prompts are checked either way, so that a broken one is found
 * before somebody sets a key.
 * @throws PromptMistakes
 */
export function languageModel(config: Config, around: ModelSurroundings): ProgramModel | undefined {
  const { company, content, pool, metrics, log, now } = around
  const prompts = loadPrompts()
  if (config.OPENAI_API_KEY === undefined) return undefined
  const begun = goals()
  const model = makeLanguageModel({
    settings: endpointOf(config, config.OPENAI_API_KEY),
    budgetTokens: config.MODEL_BUDGET_TOKENS,
    ledger: modelLedger(pool, company.zone),
    counts: countsOf(config, metrics, log),
    now,
    prompts,
    company,
    flows: content.flows.filter(({ name }) => begun.has(name)),
    recall: (conversationId) => lastLines(pool, conversationId),
  })
  return {
    understand: model.understand,
    summarizeWith: model.summarizeWith,
    writerFor: (conversation) => (question, facts) =>
      model.writeAnswer(question, facts, conversation.locale, conversation.id),
  }
}

/** Where and how the model of the settings is asked. */
export const endpointOf = (config: Config, apiKey: string) => ({
  apiKey,
  baseUrl: config.OPENAI_BASE_URL,
  model: config.OPENAI_MODEL,
  deadlineMs: config.MODEL_DEADLINE_MS,
})

/** The flows that stand at the top of the folder are customers' goals; those below are begun by events. */
export const goals = (): ReadonlySet<string> =>
  new Set(
    readdirSync(path.resolve(import.meta.dirname, '../flows'))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => path.basename(file, '.yaml')),
  )

function countsOf(config: Config, metrics: Metrics, log: Logger): ModelCounts {
  const { MODEL_PRICE_INPUT: input, MODEL_PRICE_CACHED: cached = input, MODEL_PRICE_OUTPUT: output } = config
  return {
    asked(purpose, outcome, seconds) {
      metrics.modelQuestions.observe({ purpose, outcome }, seconds)
      if (outcome !== 'ok') log.debug({ purpose, outcome }, 'the language model did not help')
    },
    used(purpose, { inputTokens, cachedTokens, outputTokens }) {
      metrics.modelTokens.inc({ purpose, kind: 'input' }, inputTokens)
      metrics.modelTokens.inc({ purpose, kind: 'cached' }, cachedTokens)
      metrics.modelTokens.inc({ purpose, kind: 'output' }, outputTokens)
      if (input === undefined || cached === undefined || output === undefined) return
      const fresh = Math.max(0, inputTokens - cachedTokens)
      metrics.modelCost.inc({ purpose }, (fresh * input + cachedTokens * cached + outputTokens * output) / 1_000_000)
    },
    lost: (error) => log.error(error, 'tokens could not be noted'),
  }
}
