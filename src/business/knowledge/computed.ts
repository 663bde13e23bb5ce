import type { Company, Service } from '#business/catalogue/company.ts'
import { both } from '#business/catalogue/text.ts'
import * as aboutCompany from '#business/knowledge/about-company.ts'
import * as about from '#business/knowledge/about-service.ts'
import type { Candidate } from '#business/knowledge/candidate.ts'
import { addOnAnswers, depositAnswer, durationAnswer, join, priceAnswer } from '#business/knowledge/quote-price.ts'
import type { Question, Wish } from '#business/knowledge/question.ts'

/** Every answer that the catalogue's figures give to a question; the best fitting one is chosen elsewhere. */
export function computedAnswers(question: Question, company: Company): Candidate[] {
  return [
    ...priceAnswers(question, company),
    ...serviceAnswers(question, company),
    ...itemAnswers(question),
    ...contractAnswers(question),
    ...reachAnswers(question, company),
    ...policyAnswers(question, company),
    ...remedyAnswers(question, company),
  ]
}

const servicesOf = (question: Question): Service[] => [...new Set(question.wishes.map(({ service }) => service))]
const ids = (services: readonly Service[], part: string): string[] => services.map(({ id }) => `${id}.${part}`)

function priceAnswers(question: Question, company: Company): Candidate[] {
  const asked =
    question.facets.has('price') ||
    question.topics.has('minterm') ||
    question.topics.has('billingbasis') ||
    (question.facets.has('unit') && question.wishes.length > 0) ||
    asksAnotherKind(question)
  if (!asked) return []
  const wishes = question.wishes.length > 0 ? question.wishes : wishesByKind(question, company)
  if (wishes.length > 0) {
    const services = [...new Set(wishes.map(({ service }) => service))]
    const addOns = question.items.flatMap((item) => ('addOn' in item ? [item.addOn] : []))
    return [
      {
        source: [...ids(services, 'price'), ...addOns.map(({ id }) => `add-on.${id}`)],
        text: join(...wishes.map((wish) => priceAnswer(company, question, wish))),
        topics: ['minterm', 'billingbasis', 'plan', 'expensive', 'dependent'],
        facets: ['price', 'unit', 'howmany'],
        services: true,
        items: true,
        kinds: asksAnotherKind(question),
        place: true,
      },
    ]
  }
  // "多少钱一个小时" without a service can only mean what is sold by the hour, and most of that is cleaning.
  const hourly = company.services.find(({ duration }) => duration.type === 'area_table')
  if (!hourly || !/小时|hour/.test(question.text)) return []
  return [
    { source: ids([hourly], 'price'), text: about.priceText(hourly), topics: ['minterm'], facets: ['price', 'unit'] },
  ]
}

/** "半自理的呢" after a price asks for that of another level. */
const asksAnotherKind = ({ text, kinds, topics, facets, rest }: Question): boolean =>
  kinds.size > 0 &&
  facets.size === 0 &&
  rest.length === 0 &&
  [...topics].every((topic) => topic === 'dependent') &&
  /呢|^(?:and|how about|what about)/.test(text)

/** A level that only one service has names that service. */
function wishesByKind({ kinds }: Question, company: Company): Wish[] {
  const found = company.services.flatMap((service) =>
    service.variants
      .filter(({ id, name }) => kinds.has(id) || kinds.has(name.zh))
      .map((variant) => ({ service, variant: variant.id })),
  )
  return found.every(({ service }) => service === found[0]?.service) ? found : []
}

function serviceAnswers(question: Question, company: Company): Candidate[] {
  const services = servicesOf(question)
  if (services.length === 0) return []
  const each = (
    part: string,
    topics: string[],
    text: (service: Service) => ReturnType<typeof about.scopeText>,
  ): Candidate => ({
    source: ids(services, part),
    text: join(...services.map(text)),
    topics,
    facets: ['unit', 'howmany', 'when'],
    services: true,
  })
  const topics = question.topics
  const found: Candidate[] = []
  if (topics.has('includes') || topics.has('addons')) {
    found.push(each('scope', ['includes', 'addons', 'area', 'catalogue'], about.scopeText))
  }
  if (topics.has('worktime') || (topics.has('enough') && question.area !== undefined)) {
    found.push({
      ...each('duration', ['worktime', 'enough'], about.durationText),
      text: join(
        ...question.wishes.map((wish) => durationAnswer(company, question, wish) ?? about.durationText(wish.service)),
      ),
    })
  }
  if (question.facets.has('howmany')) {
    found.push({
      ...each('people', [], about.peopleText),
      text: join(
        ...question.wishes.map((wish) => durationAnswer(company, question, wish) ?? about.peopleText(wish.service)),
      ),
    })
  }
  if (topics.has('notice') || topics.has('soon')) {
    found.push(each('lead-time', ['notice', 'soon'], about.leadTimeText))
  }
  if (['certificates', 'reliable', 'health', 'criminal', 'insurance'].some((topic) => topics.has(topic))) {
    // Some require an insurance of whoever comes; of the others the company's own is told.
    const insured = services.every(({ quals }) => quals.some((name) => name.includes('险')))
    const checked = ['certificates', 'reliable', 'health', 'criminal', ...(insured ? ['insurance'] : [])]
    found.push(each('certificates', checked, about.certificatesText))
  }
  const minimum = services.flatMap((service) => about.minimumText(service) ?? [])
  if (topics.has('minterm') && minimum.length > 0) found.push(each('price', ['minterm'], about.priceText))
  // What is asked beside the service must not be swallowed by a cheerful yes.
  if (question.named.length > 0 && question.facets.has('offered')) {
    found.push(each('offered', ['area'], about.offeredText))
  }
  if (topics.has('deposit')) {
    found.push({
      source: ['policy.deposit'],
      text: join(...question.wishes.map((wish) => depositAnswer(company, question, wish))),
      topics: ['deposit'],
      facets: ['price'],
      services: true,
    })
  }
  if (topics.has('cancel') && services.some(({ duration }) => duration.type === 'contract_days')) {
    const { contractCancel } = company.policies
    found.push({
      source: ['policy.contract-cancel'],
      text: both(`${contractCancel.zh}。`, `${contractCancel.en}.`),
      topics: ['cancel', 'refund', 'deposit'],
      facets: ['price'],
      services: true,
    })
  }
  return found
}

function itemAnswers(question: Question): Candidate[] {
  const addOns = question.items.filter((item) => 'addOn' in item)
  const excluded = question.items.filter((item) => 'excluded' in item)
  const common = { items: true, services: true, topics: ['includes', 'addons', 'surcharge'], facets: ['price', 'unit'] }
  const found: Candidate[] = []
  if (addOns.length > 0 && new Set(addOns.map(({ service }) => service)).size <= 3) {
    found.push({
      ...common,
      source: addOns.map(({ service, addOn }) => `${service.id}.add-on.${addOn.id}`),
      text: join(...addOnAnswers(addOns)),
    })
  }
  if (excluded.length > 0) {
    const first = excluded.slice(0, 2)
    found.push({
      ...common,
      source: first.map(({ service }) => `${service.id}.excludes`),
      text: join(...first.map((item) => about.excludedText(item.service, item.excluded))),
      topics: [...common.topics, 'highrise', 'repair'],
      facets: [],
    })
  }
  return found
}

function contractAnswers(question: Question): Candidate[] {
  const services = servicesOf(question)
  const part = (
    topic: string,
    name: string,
    text: (service: Service) => ReturnType<typeof about.restText>,
    more: string[] = [],
  ): Candidate[] => {
    if (!question.topics.has(topic)) return []
    const texts = services.flatMap((service) => text(service) ?? [])
    if (texts.length === 0) return []
    return [
      { source: ids(services, name), text: join(...texts), topics: [topic, ...more], facets: ['when'], services: true },
    ]
  }
  return [
    ...part('replaceworker', 'replacement', about.replacementText, ['notclean']),
    ...part('restdays', 'rest-days', about.restText),
    ...part('process', 'process', about.processText, ['contract']),
  ]
}

function reachAnswers(question: Question, company: Company): Candidate[] {
  const { place, topics, facets } = question
  const found: Candidate[] = []
  const asksReach = topics.has('area') || facets.has('offered') || topics.has('surcharge')
  if (place?.district) {
    const { text } = place.district
    found.push({
      source: ['districts'],
      text: both(`可以的，${place.district.name}在服务范围内。`, `Yes, we serve ${text.en}.`),
      topics: ['area', 'catalogue'],
      facets: ['where'],
      place: true,
      services: true,
    })
  } else if (place?.outside) {
    found.push({
      source: ['districts'],
      text: join(
        both('抱歉，那边暂时不在服务范围内。', 'Sorry, we do not serve that place yet.'),
        aboutCompany.areaText(company),
      ),
      topics: ['area', 'catalogue', 'surcharge'],
      facets: ['where'],
      place: true,
      services: true,
    })
  } else if (topics.has('area') && asksReach) {
    found.push({
      source: ['districts'],
      text: aboutCompany.areaText(company),
      topics: ['area', 'catalogue'],
      facets: ['where'],
      place: true,
    })
  }
  if (topics.has('process') && question.wishes.length === 0) {
    found.push({ source: ['booking'], text: aboutCompany.bookingText(), topics: ['process'], facets: [] })
  }
  if (topics.has('catalogue')) {
    found.push({ source: ['services'], text: aboutCompany.servicesText(company), topics: ['catalogue', 'includes'] })
  }
  if (topics.has('certificates') && question.wishes.length === 0) {
    found.push({
      source: ['certificates'],
      text: aboutCompany.checksText(company),
      topics: ['certificates', 'reliable'],
    })
  }
  if (topics.has('notice')) {
    found.push({
      source: ['lead-time'],
      text: aboutCompany.leadTimesText(company),
      topics: ['notice'],
      facets: ['when'],
    })
  }
  if (topics.has('hours')) {
    found.push({
      source: ['hours'],
      text: aboutCompany.hoursText(company),
      topics: ['hours', 'night'],
      facets: ['when'],
      services: true,
    })
  }
  if (topics.has('humanhours')) {
    found.push({ source: ['hours.human'], text: aboutCompany.humanHoursText(company), topics: ['humanhours', 'hours'] })
  }
  if (topics.has('hotline')) {
    found.push({
      source: ['hours.human'],
      text: aboutCompany.humanHoursText(company),
      topics: ['hotline', 'complaint', 'humanhours', 'contact'],
      facets: ['price'],
    })
  }
  if (topics.has('emergency')) {
    found.push({
      source: ['emergency'],
      text: aboutCompany.emergencyText(),
      topics: ['emergency', 'hotline', 'contact'],
    })
  }
  return found
}

function policyAnswers(question: Question, company: Company): Candidate[] {
  const { topics } = question
  const found: Candidate[] = []
  if (topics.has('deposit') && question.wishes.length === 0) {
    found.push({
      source: ['policy.deposit'],
      text: about.depositText(company, undefined),
      topics: ['deposit'],
      facets: ['price'],
    })
  }
  if (topics.has('cancel')) {
    found.push({
      source: ['policy.cancel'],
      text: aboutCompany.cancelText(company),
      topics: ['cancel', 'surcharge', 'soon', 'damage', 'howmuchcover', 'late'],
      facets: ['price'],
      services: true,
    })
  }
  if (topics.has('reschedule')) {
    found.push({
      source: ['policy.reschedule'],
      text: aboutCompany.rescheduleText(company),
      topics: ['reschedule', 'surcharge'],
      facets: ['price'],
      services: true,
    })
  }
  if (topics.has('quotevalid') || topics.has('hold')) {
    found.push({
      source: ['policy.quote'],
      text: aboutCompany.quoteValidText(company),
      topics: ['quotevalid', 'hold', 'worktime'],
      facets: ['price'],
    })
  }
  if (topics.has('guarantee') || topics.has('insurance')) {
    found.push({
      source: ['policy.guarantee'],
      text: aboutCompany.guaranteeText(company),
      topics: /保险|责任险/.test(company.policies.guarantee.zh) ? ['guarantee', 'insurance'] : ['guarantee'],
      services: true,
    })
  }
  return found
}

function remedyAnswers({ topics }: Question, { remedies }: Company): Candidate[] {
  if (!remedies) return []
  const found: Candidate[] = []
  const compensates = ['damage', 'surcharge', 'howmuchcover']
  if (topics.has('late')) {
    found.push({
      source: ['policy.late'],
      text: aboutCompany.lateText(remedies),
      topics: ['late', ...compensates],
      facets: ['price'],
    })
  }
  if (topics.has('companycancel')) {
    found.push({
      source: ['policy.company-cancels'],
      text: aboutCompany.companyCancelsText(remedies),
      topics: ['companycancel', 'cancel', 'late', 'leave', ...compensates],
      facets: ['price'],
    })
  }
  if (topics.has('damage') && !topics.has('howmuchcover')) {
    found.push({
      source: ['policy.damage'],
      text: aboutCompany.damageText(remedies),
      topics: ['damage', 'insurance'],
      facets: ['who', 'price'],
    })
  }
  if (topics.has('refund')) {
    found.push({
      source: ['policy.refund'],
      text: aboutCompany.refundText(remedies),
      topics: ['refund', 'worktime', 'cancel'],
      facets: ['when'],
    })
  }
  if (topics.has('card')) {
    const text = aboutCompany.cardText(remedies)
    if (text) found.push({ source: ['policy.cards'], text, topics: ['card', 'refund', 'plan'] })
  }
  if (topics.has('notclean')) {
    found.push({
      source: ['policy.rework'],
      text: aboutCompany.reworkText(remedies),
      topics: ['notclean', 'refund'],
      services: true,
    })
  }
  return found
}
