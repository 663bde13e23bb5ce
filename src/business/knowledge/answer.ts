import type { Text } from '#business/catalogue/text.ts'
import type { Company } from '#business/catalogue/company.ts'
import { computedAnswers } from '#business/knowledge/computed.ts'
import { faqIndex } from '#business/knowledge/faq-index.ts'
import { readQuestion, type Known } from '#business/knowledge/question.ts'
import { weighCandidate, weighFaq } from '#business/knowledge/weigh.ts'

export interface Answer {
  /** False when the company's own data does not answer the question; the text then says so. */
  known: boolean
  text: string
  /** Where in the catalogue the answer comes from: `clean-deep.price`, `policy.cancel`, `F15`. */
  source: string[]
  /** How well it fits: from 0 to about 1. */
  score: number
  /** Somebody should look at this at once, whatever the answer says. */
  needsHuman?: true
  /** Questions nearby that can be answered. */
  suggestions?: string[]
}

export interface AnswerContext extends Known {
  company: Company
  now: Date
}

/** Below this a written answer would be about something else. Tuned on the tables of the tests. */
const relevanceFloor = 0.5
/** A figure that was not asked for misleads more than a sentence. */
const computedFloor = 0.55
/** "多少钱" alone fits a general answer about prices, but with any strange word it asks for something else. */
const generalFloor = 0.6

/**
 * Answers a customer's question from the company's catalogue alone: computed from its figures or found among its
 * written answers. Several questions in one message are answered one after another.
 */
export function answer(question: string, context: AnswerContext): Answer {
  const parts = question
    .split(/[?？。！!\n；;]+/)
    .map((part) => part.trim())
    .filter((part) => /[\p{Letter}\p{Number}]/u.test(part))
    .slice(0, mostParts)
  const whole = best(question, context)
  if (parts.length < 2) return whole.known ? whole : (clause(question, context) ?? whole)
  const shared = carried(question, context)
  const found = parts.map((part) => best(part, shared)).filter(({ known }) => known)
  const distinct = found.filter(({ text }, index) => found.findIndex((other) => other.text === text) === index)
  if (distinct.length === 0) return whole
  if (distinct.length === 1 && distinct[0]) return whole.known && whole.score > distinct[0].score ? whole : distinct[0]
  return {
    known: true,
    text: distinct.map(({ text }) => text).join('\n'),
    source: distinct.flatMap(({ source }) => source),
    score: Math.min(...distinct.map(({ score }) => score)),
    ...(distinct.some(({ needsHuman }) => needsHuman) ? { needsHuman: true as const } : {}),
  }
}

const mostParts = 4

/** People tell their story first and ask at the end: each clause is tried alone, and must fit better than a whole. */
function clause(question: string, context: AnswerContext): Answer | undefined {
  const clauses = question.split(/[，,、\s]+/).filter((part) => part.length >= 3)
  if (clauses.length < 2 || !/\p{Script=Han}/u.test(question)) return undefined
  const shared = carried(question, context)
  return clauses
    .map((part) => best(part, shared))
    .filter(({ known, score }) => known && score >= clauseFloor)
    .toSorted((one, other) => other.score - one.score)[0]
}

const clauseFloor = 0.75

/** What one sentence of a message says holds for the others: "家里100平。深度保洁多少钱？" */
function carried(question: string, context: AnswerContext): AnswerContext {
  const { named, area, count } = readQuestion(question, context)
  return { ...context, service: named[0]?.id ?? context.service, area, count }
}

function best(text: string, context: AnswerContext): Answer {
  const { company } = context
  const question = readQuestion(text, context)
  const say = (said: Text): string => said[question.locale]
  const written = faqIndex(company)
    .map((entry) => ({ entry, score: weighFaq(question, entry) }))
    .toSorted((one, other) => other.score - one.score)
  const computed = computedAnswers(question, company)
    .map((candidate) => ({ candidate, score: weighCandidate(question, candidate) }))
    .toSorted((one, other) => other.score - one.score)[0]
  const faq = written[0]
  const score = Math.max(faq?.score ?? 0, computed?.score ?? 0)
  if (computed && computed.score >= computedFloor && computed.score + figureBonus >= (faq?.score ?? 0)) {
    return { known: true, text: say(computed.candidate.text), source: computed.candidate.source, score: computed.score }
  }
  const isGeneral = faq?.entry.about.topics.size === 0 && faq.entry.about.services.size === 0
  if (faq && faq.score >= (isGeneral ? generalFloor : relevanceFloor)) {
    const { answer: said, id, needsHuman } = faq.entry
    return { known: true, text: say(said), source: [id], score: faq.score, ...(needsHuman ? { needsHuman } : {}) }
  }
  const near = written.filter((item) => item.score > 0.2).map(({ entry }) => entry.question)
  const usual = [...Map.groupBy(company.faqs, ({ topic }) => topic.zh).values()].flatMap(
    ([first]) => first?.question ?? [],
  )
  return {
    known: false,
    text: say(UNKNOWN),
    source: [],
    score,
    suggestions: (near.length > 0 ? near : usual).slice(0, 3).map(say),
  }
}

// A computed answer has the figures of this very question, so it wins a tie.
const figureBonus = 0.1

const UNKNOWN: Text = {
  zh: '这个问题我手头没有准确资料，不敢乱答。我先记下来，也可以帮您转给同事。',
  en: 'I have no reliable information on that, so I would rather not guess. I have noted it; I can also pass you to a colleague.',
}
