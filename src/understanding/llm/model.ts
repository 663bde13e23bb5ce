import type { CompiledFlow } from '#engine/compile.ts'
import type { Knowledge } from '../offline/knowledge.ts'
import type { Model } from '../understand.ts'
import { makeWriteAnswer, type WriteAnswer } from './answer.ts'
import { makeAsk, type AskParts } from './ask.ts'
import type { Catalogue } from './model-commands.ts'
import type { Prompts } from './prompt.ts'
import { makeSummarize, type Summarize } from './summarize.ts'
import { makeModelUnderstand, type HistoryLine } from './understand.ts'

/** What the program does with a language model when it has one. */
export interface LanguageModel {
  understand(knowledge: Knowledge): Model
  writeAnswer: WriteAnswer
  /** Sums chats up for whoever takes them over. */
  summarizeWith(knowledge: Knowledge, zone: string): Summarize
}

export interface LanguageModelParts extends AskParts {
  company: Catalogue & { city: { zh: string }; districts: readonly { name: string }[] }
  flows: readonly CompiledFlow[]
  prompts: Prompts
  recall(conversationId: string): Promise<readonly HistoryLine[]>
}

/** Customers begin these; questions are commands of their own, and all other flows are begun by events. */
const notBegun = new Set(['consult'])

/**
 * Puts the language-model way together. Nothing is asked before the first message.
 * @param parts `flows` are those that customers may begin
 */
export function makeLanguageModel(parts: LanguageModelParts): LanguageModel {
  const { company, recall, prompts } = parts
  const ask = makeAsk(parts)
  const goals = parts.flows.filter(({ name }) => !notBegun.has(name))
  const served = { city: company.city.zh, districts: company.districts.map(({ name }) => name) }
  return {
    understand: makeModelUnderstand({ ask, prompts, catalogue: company, goals, recall }),
    writeAnswer: makeWriteAnswer(ask, prompts, company.name.zh, served),
    summarizeWith: (knowledge, zone) =>
      makeSummarize({ knowledge, flows: parts.flows, zone, model: { ask, prompts, company: company.name.zh } }),
  }
}
