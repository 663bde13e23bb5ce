import type { BusinessContext } from '#business/context.ts'
import { checkFigures, factsOf, type Fact } from '#business/knowledge/facts.ts'
import { relevantFacts } from '#business/knowledge/relevant-facts.ts'

/**
 * An answer that a language model wrote from what the company says of itself, for a question that no written or computed
 * answer fits. Every figure in it stands in a fact that it names, or in the question; an amount of money always in a fact.
 * Undefined without a model, or when the answer does not hold.
 */
export async function writtenAnswer(
  question: string,
  { company, locale, writeAnswer }: Pick<BusinessContext, 'company' | 'locale' | 'writeAnswer'>,
): Promise<{ text: string; source: string[] } | undefined> {
  if (writeAnswer === undefined) return undefined
  const facts = relevantFacts(question, factsOf(company, locale))
  if (facts.length === 0) return undefined
  const written = await writeAnswer(
    question,
    facts.map(({ id, text }) => ({ id, text })),
  )
  if (written === undefined) return undefined
  const used = facts.filter(({ id }) => written.facts.includes(id))
  return holds(written.text, used, question) ? { text: written.text, source: written.facts } : undefined
}

const money =
  /(?:[¥￥$]\s*[\d.,]+)|[\d.,]+\s*(?:元|块|折|%|rmb|yuan|percent)|[零一二两三四五六七八九十百千万]+\s*(?:元|块|折)/gi

function holds(text: string, used: readonly Fact[], question: string): boolean {
  // A price that only the customer named is none of ours.
  const amounts = [...text.matchAll(money)].map(([words]) => words)
  return checkFigures(text, used, [question]).ok && amounts.every((words) => checkFigures(words, used).ok)
}
