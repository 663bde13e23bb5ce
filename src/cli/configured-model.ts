import type { Company } from '#business/catalogue/company.ts'
import { readConfig } from '#config.ts'
import { loadContent } from '#content.ts'
import { endpointOf, goals } from '#language-model.ts'
import { makeLanguageModel, type LanguageModel } from '#understanding/llm/model.ts'
import { loadPrompts } from '#understanding/llm/prompt.ts'

/** The model of the settings, outside any conversation: without history, and counted nowhere. Exits where none is set. */
export async function configuredModel(company: Company): Promise<LanguageModel['understand']> {
  const config = readConfig()
  const { OPENAI_API_KEY: apiKey } = config
  if (apiKey === undefined) {
    console.error('--llm needs OPENAI_API_KEY; .env.example says more')
    process.exit(2)
  }
  const { flows } = await loadContent(company.zone)
  const begun = goals()
  return makeLanguageModel({
    settings: endpointOf(config, apiKey),
    budgetTokens: Infinity,
    ledger: { spent: () => Promise.resolve(0), add: () => Promise.resolve() },
    counts: {
      asked: (_purpose, outcome) => {
        if (outcome !== 'ok') console.error(`the language model did not help: ${outcome}`)
      },
      used: () => undefined,
      lost: () => undefined,
    },
    now: () => new Date(),
    prompts: loadPrompts(),
    company,
    flows: flows.filter(({ name }) => begun.has(name)),
    recall: () => Promise.resolve([]),
  }).understand
}
