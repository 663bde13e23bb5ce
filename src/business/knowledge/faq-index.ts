import type { Company } from '#business/catalogue/company.ts'
import type { Text } from '#business/catalogue/text.ts'
import { normalise } from '#business/knowledge/normalise.ts'
import { type Question, readQuestion } from '#business/knowledge/question.ts'

/** A question that the company has answered in writing, prepared for finding it again. */
export interface FaqEntry {
  id: string
  question: Text
  answer: Text
  needsHuman: boolean
  /** Set for the questions about one service. */
  serviceId: string | undefined
  /** What the question is about, in either language. */
  about: { topics: Set<string>; facets: Set<string>; services: Set<string>; kinds: Set<string>; rest: string[] }
  /** Topics that only the answer speaks of. */
  mentioned: Set<string>
  /** Plain text of question and answer, to find rare words in. */
  words: string
  pairs: { zh: Set<string>; en: Set<string> }
}

const indexes = new WeakMap<Company, FaqEntry[]>()

/** All questions and answers of a company, prepared once for each version of its catalogue. */
export function faqIndex(company: Company): FaqEntry[] {
  const known = indexes.get(company)
  if (known) return known
  const made = [
    ...company.faqs.map((faq) => entry(company, faq.id, faq, undefined)),
    ...company.services.flatMap((service) =>
      service.faq.map((faq, index) => entry(company, `${service.id}.faq.${index + 1}`, faq, service.id)),
    ),
  ]
  indexes.set(company, made)
  return made
}

function entry(
  company: Company,
  id: string,
  faq: { question: Text; answer: Text; needsHuman: boolean },
  serviceId: string | undefined,
): FaqEntry {
  const zh = readQuestion(faq.question.zh, { company, locale: 'zh' })
  const en = readQuestion(faq.question.en, { company, locale: 'en' })
  const answers = [faq.answer.zh, faq.answer.en].map((text) => readQuestion(text, { company, locale: 'zh' }))
  return {
    id,
    ...faq,
    serviceId,
    about: {
      topics: zh.topics.size > 0 ? zh.topics : en.topics,
      facets: zh.facets,
      services: new Set([...names(zh), ...(serviceId === undefined ? [] : [serviceId])]),
      kinds: zh.kinds,
      rest: zh.rest,
    },
    mentioned: new Set([...en.topics, ...answers.flatMap(({ topics }) => [...topics])]),
    words: normalise(`${faq.question.zh} ${faq.question.en} ${faq.answer.zh} ${faq.answer.en}`),
    pairs: { zh: pairs(normalise(faq.question.zh)), en: pairs(normalise(faq.question.en)) },
  }
}

const names = (question: Question): string[] => question.named.map(({ id }) => id)

/** Neighbouring characters of a text, punctuation aside. */
export function pairs(text: string): Set<string> {
  const letters = text.replace(/[^\p{Letter}\p{Number}]+/gu, '')
  const found = new Set<string>()
  for (let at = 0; at + 1 < letters.length; at++) found.add(letters.slice(at, at + 2))
  return found
}

/** How alike two sets are: 0 nothing in common, 1 the same (Dice). */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0
  let common = 0
  for (const pair of one) if (other.has(pair)) common++
  return (2 * common) / (one.size + other.size)
}
