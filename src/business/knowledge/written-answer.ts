import type { BusinessContext } from '#business/context.ts'
import { checkFigures, factsOf, type Fact } from '#business/knowledge/facts.ts'
import { figuresIn } from '#business/knowledge/figures.ts'
import { relevantFacts } from '#business/knowledge/relevant-facts.ts'

/**
 * An answer that a language model wrote from what the company says of itself, for a question that no written or computed
 * answer fits. Every figure in it stands in a fact that it names, or in the question; an amount of money always in a fact.
 * Undefined without a model, or when the answer does not hold; `failed` when the model does not answer.
 */
export async function writtenAnswer(
  question: string,
  { company, locale, writeAnswer }: Pick<BusinessContext, 'company' | 'locale' | 'writeAnswer'>,
): Promise<{ text: string; source: string[] } | 'failed' | undefined> {
  if (writeAnswer === undefined) return undefined
  const facts = relevantFacts(question, factsOf(company, locale))
  if (facts.length === 0) return undefined
  const written = await writeAnswer(
    question,
    facts.map(({ id, text }) => ({ id, text })),
  )
  if (written === undefined || written === 'failed') return written
  const used = facts.filter(({ id }) => written.facts.includes(id))
  return holds(written.text, used, question) ? { text: written.text, source: written.facts } : undefined
}

function holds(text: string, used: readonly Fact[], question: string): boolean {
  // A price that only the customer named is none of ours, and "1 hour" does not make it one.
  const ours = new Set(used.flatMap((fact) => amountsIn(fact.text)))
  return checkFigures(text, used, [question]).ok && amountsIn(text).every((amount) => ours.has(amount))
}

const amount =
  /(?<yuan>[¥￥]\s*[\d,.]*\d|(?:[\d,.]*\d|[零一二两三四五六七八九十百千]+)\s*(?:元|块|rmb\b|yuan\b))|(?<share>[\d.]*\d\s*(?:%|percent\b))|(?<discount>(?:[\d.]*\d|[一二三四五六七八九]+)\s*折)/gi

/** Amounts, shares and discounts with their kind: `yuan 165`. */
function amountsIn(text: string): string[] {
  return [...text.matchAll(amount)].flatMap(({ 0: words, groups = {} }) => {
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined)
    return figuresIn(words).map((figure) => `${kind} ${figure}`)
  })
}
