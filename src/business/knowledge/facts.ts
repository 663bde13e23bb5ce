import type { Company } from '#business/catalogue/company.ts'
import type { Locale, Text } from '#business/catalogue/text.ts'
import * as aboutCompany from '#business/knowledge/about-company.ts'
import * as about from '#business/knowledge/about-service.ts'
import { faqIndex } from '#business/knowledge/faq-index.ts'
import { figuresIn } from '#business/knowledge/figures.ts'

/** One thing that the company says of itself, short enough to be given to a language model. */
export interface Fact {
  /** The same ids as in the `source` of an answer. */
  id: string
  text: string
  /** All numbers that may be repeated from it. */
  figures: number[]
}

/** All that the catalogue says, as short facts in one language. */
export function factsOf(company: Company, locale: Locale): Fact[] {
  const fact = (id: string, text: Text | undefined): Fact[] =>
    text ? [{ id, text: text[locale], figures: [...new Set(figuresIn(text[locale]))] }] : []
  const { remedies } = company
  return [
    ...fact('services', aboutCompany.servicesText(company)),
    ...fact('hours', aboutCompany.hoursText(company)),
    ...fact('hours.human', aboutCompany.humanHoursText(company)),
    ...fact('emergency', aboutCompany.emergencyText()),
    ...fact('districts', aboutCompany.areaText(company)),
    ...fact('lead-time', aboutCompany.leadTimesText(company)),
    ...fact('policy.deposit', about.depositText(company, undefined)),
    ...fact('policy.cancel', aboutCompany.cancelText(company)),
    ...fact('policy.reschedule', aboutCompany.rescheduleText(company)),
    ...fact('policy.quote', aboutCompany.quoteValidText(company)),
    ...fact('policy.guarantee', aboutCompany.guaranteeText(company)),
    ...(remedies
      ? [
          ...fact('policy.late', aboutCompany.lateText(remedies)),
          ...fact('policy.company-cancels', aboutCompany.companyCancelsText(remedies)),
          ...fact('policy.rework', aboutCompany.reworkText(remedies)),
          ...fact('policy.damage', aboutCompany.damageText(remedies)),
          ...fact('policy.refund', aboutCompany.refundText(remedies)),
          ...fact('policy.cards', aboutCompany.cardText(remedies)),
        ]
      : []),
    ...serviceFacts(company, fact),
    ...faqIndex(company).flatMap((entry) =>
      fact(entry.id, {
        zh: `问：${entry.question.zh} 答：${entry.answer.zh}`,
        en: `Q: ${entry.question.en} A: ${entry.answer.en}`,
      }),
    ),
  ]
}

function serviceFacts(company: Company, fact: (id: string, text: Text | undefined) => Fact[]): Fact[] {
  return company.services.flatMap((service) => [
    ...fact(`${service.id}.price`, about.priceText(service)),
    ...fact(`${service.id}.scope`, about.scopeText(service)),
    ...fact(`${service.id}.duration`, about.durationText(service)),
    ...fact(`${service.id}.people`, about.peopleText(service)),
    ...fact(`${service.id}.lead-time`, about.leadTimeText(service)),
    ...fact(`${service.id}.certificates`, about.certificatesText(service)),
    ...fact(`${service.id}.replacement`, about.replacementText(service)),
    ...fact(`${service.id}.rest-days`, about.restText(service)),
    ...fact(`${service.id}.process`, about.processText(service)),
  ])
}

/**
 * Checks that an answer, written by whomever, has no figure of its own. `said` are further texts whose figures may be
 * repeated: the customer's question, a price just worked out.
 */
export function checkFigures(
  answer: string,
  facts: readonly Fact[],
  said: readonly string[] = [],
): { ok: true } | { ok: false; invented: number[] } {
  const allowed = new Set([...facts.flatMap(({ figures }) => figures), ...said.flatMap(figuresIn)])
  const invented = [...new Set(figuresIn(answer))].filter((figure) => !allowed.has(figure))
  return invented.length === 0 ? { ok: true } : { ok: false, invented }
}
