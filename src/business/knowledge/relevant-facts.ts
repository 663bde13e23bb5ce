import type { Fact } from '#business/knowledge/facts.ts'

/** The facts that share the most telling pieces of words with a question, best first; none where nothing is shared. */
export function relevantFacts(question: string, facts: readonly Fact[], most = 10): Fact[] {
  const sets = facts.map(({ text }) => new Set(piecesOf(text)))
  const wanted = [...new Set(piecesOf(question))]
  const weights = wanted.map((piece) => {
    const count = sets.filter((set) => set.has(piece)).length
    return count === 0 ? 0 : Math.log(1 + facts.length / count)
  })
  return facts
    .map((fact, i) => ({
      fact,
      score: wanted.reduce((sum, piece, w) => sum + (sets[i]?.has(piece) ? (weights[w] ?? 0) : 0), 0),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ fact }) => fact)
}

/** Words of Latin letters, and pairs of Chinese characters. */
function piecesOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  const pairs = Array.from(plain.matchAll(/(?=(\p{Script=Han}{2}))/gu), (match) => match[1] ?? '')
  return [...(plain.match(/[a-z]{3,}/g) ?? []), ...pairs]
}
