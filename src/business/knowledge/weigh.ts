import type { Candidate } from '#business/knowledge/candidate.ts'
import { type FaqEntry, likeness, pairs } from '#business/knowledge/faq-index.ts'
import type { Question } from '#business/knowledge/question.ts'
import { foreignTopics } from '#business/knowledge/vocabulary.ts'

/**
 * How well an answer fits a question, from 0 to about 1: the share of the question's meaning that the answer speaks to.
 * Words that nobody understands count against every answer, so that a strange question gets none.
 */
export function weighCandidate(question: Question, candidate: Candidate): number {
  const uses = new Set([...candidate.topics, ...(candidate.facets ?? [])])
  let covered = 0
  for (const topic of question.topics) if (uses.has(topic)) covered += topicWeight(topic)
  for (const facet of question.facets) if (uses.has(facet)) covered += facetWeight(facet)
  if (candidate.services) covered += serviceWeight * question.mentions
  if (candidate.items) covered += itemWeight * itemNames(question)
  if (candidate.place && isPlace(question)) covered += placeWeight
  if (candidate.kinds) covered = Math.max(covered, leastMeaning)
  return covered / meaningOf(question)
}

/** How well a written question and its answer fit. */
export function weighFaq(question: Question, entry: FaqEntry): number {
  // What is written of one level holds for no other, and its figure would mislead.
  const { kinds } = entry.about
  if (kinds.size > 0 && question.kinds.size > 0 && kinds.isDisjointFrom(question.kinds)) return 0
  const alike = likeness(pairs(question.text), entry.pairs[/\p{Script=Han}/u.test(question.text) ? 'zh' : 'en'])
  let covered = 0
  let required = 0
  let met = 0
  for (const topic of question.topics) {
    if (entry.about.topics.has(topic)) covered += topicWeight(topic)
    else if (entry.mentioned.has(topic)) covered += topicWeight(topic) * 0.6
  }
  for (const facet of question.facets) if (entry.about.facets.has(facet)) covered += facetWeight(facet)
  if (question.named.some(({ id }) => entry.about.services.has(id))) covered += serviceWeight
  if (question.items.some(({ service }) => service.id === entry.serviceId)) covered += itemWeight / 4
  for (const run of question.rest) covered += runCover(run, entry.words)
  for (const topic of entry.about.topics) {
    required += topicWeight(topic)
    if (question.topics.has(topic)) met += topicWeight(topic)
  }
  for (const facet of entry.about.facets) {
    required += facetWeight(facet)
    if (question.facets.has(facet)) met += facetWeight(facet)
  }
  const meant = new Set(question.wishes.map(({ service }) => service.id))
  for (const id of entry.about.services) {
    required += serviceWeight
    if (meant.has(id)) met += serviceWeight
  }
  for (const run of entry.about.rest) {
    required += runWeight(run)
    met += runCover(run, question.text)
  }
  // A general answer holds for whatever service was named with it.
  const total =
    meaningOf(question) -
    (entry.about.services.size === 0 && entry.about.topics.size > 0 ? 0.6 * serviceWeight * question.mentions : 0)
  if (required === 0) return alike > 0.6 ? alike : 0
  const { services } = entry.about
  const aboutOther = services.size > 0 && services.isDisjointFrom(meant) ? 0.85 : 1
  // Naming the same service is not asking the same question.
  const sharesNone =
    entry.about.topics.size > 0 &&
    !question.topics.values().some((topic) => entry.about.topics.has(topic)) &&
    alike < 0.4
  // Who asks for a price is not served by an answer about something else of the same subject.
  const noPrice =
    question.facets.has('price') && !entry.about.facets.has('price') && !/\d/.test(entry.answer.zh) ? 0.85 : 1
  const fit = aboutOther * noPrice * (sharesNone ? 0.6 : 1) * (covered / total) * (0.45 + 0.55 * (met / required))
  // The same words are the same question, whatever the vocabulary makes of them.
  const same = alike >= 0.7 && [...entry.about.services].every((id) => meant.has(id))
  return Math.max(Math.min(fit, 1), same ? alike : 0) + 0.12 * alike
}

/** Never below one plain subject: what is said in passing is no question by itself. */
function meaningOf(question: Question): number {
  let total = serviceWeight * question.mentions + itemWeight * itemNames(question)
  for (const topic of question.topics) total += topicWeight(topic)
  for (const facet of question.facets) total += facetWeight(facet)
  if (isPlace(question)) total += placeWeight
  for (const run of question.rest) total += runWeight(run)
  return Math.max(total, leastMeaning)
}

const isPlace = ({ place }: Question): boolean => place?.district !== undefined || place?.outside !== undefined

const leastMeaning = 1.4
const serviceWeight = 1.6
const placeWeight = 2
const itemWeight = 2
// The same words may name an add-on of several services; they were said once.
const itemNames = (question: Question): number => Math.min(question.items.length, 1)

// Said in passing more often than asked about.
const LIGHT: Readonly<Record<string, number>> = {
  weekend: 0.8,
  infant: 0.8,
  soon: 0.8,
  membership: 1,
  experience: 1,
  elevator: 0.6,
  hours: 1.6,
  area: 1.4,
  worktime: 1.4,
  catalogue: 1.4,
  includes: 1.4,
  plan: 1.2,
  expensive: 1.5,
  enough: 1.2,
  safety: 0.4,
  prepare: 1.5,
}
// Asked of the trade, but only a company that wrote an answer can tell: such a topic outweighs all that stands around it.
const topicWeight = (topic: string): number => LIGHT[topic] ?? (topic in foreignTopics ? 4 : 2)

const FACETS: Readonly<Record<string, number>> = {
  price: 1.8,
  offered: 0,
  unit: 0.2,
  when: 0.4,
  where: 0.8,
  who: 0.8,
  whatfor: 0.6,
  howmany: 1.2,
}
const facetWeight = (facet: string): number => FACETS[facet] ?? 0.5

const isHan = (run: string): boolean => /\p{Script=Han}/u.test(run)

function runWeight(run: string): number {
  return isHan(run) ? 0.4 + 0.6 * Math.min(run.length, 5) : 1.1
}

function runCover(run: string, text: string): number {
  if (!isHan(run)) return text.includes(run) ? 1.1 : 0
  if (run.length === 1) return text.includes(run) ? runWeight(run) : 0
  let hits = 0
  for (let at = 0; at + 1 < run.length; at++) if (text.includes(run.slice(at, at + 2))) hits++
  return (runWeight(run) * hits) / (run.length - 1)
}
