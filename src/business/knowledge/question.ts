import type { AddOn, Company, Service } from '#business/catalogue/company.ts'
import type { Locale, Text } from '#business/catalogue/text.ts'
import { normalise } from '#business/knowledge/normalise.ts'
import { NUMERAL, numeral } from '#business/knowledge/numerals.ts'
import { findPlace, type Place } from '#business/knowledge/places.ts'
import { kindsIn, serviceWords, sharedWords, variantWords } from '#business/knowledge/service-words.ts'
import { contentRuns } from '#business/knowledge/stop-words.ts'
import { facets, foreignTopics, topics } from '#business/knowledge/vocabulary.ts'

/** A service that is asked about, as far as the question says which kind and how many. */
export interface Wish {
  service: Service
  variant?: string
  count?: number
}

/** An add-on or an exclusion that is named in a question. */
export type Item = { service: Service; addOn: AddOn } | { service: Service; excluded: Text }

/** What a question is made of. */
export interface Question {
  text: string
  locale: Locale
  wishes: Wish[]
  /** Services that the words name, without the one that the conversation is about. */
  named: Service[]
  /** In how many places of the text: 育儿嫂 is one mention of two services. */
  mentions: number
  items: Item[]
  /** Kinds and levels that the words name, whatever the service. */
  kinds: Set<string>
  place: Place | undefined
  topics: Set<string>
  facets: Set<string>
  area?: number
  count?: number
  hours?: number
  /** What is left when all that is understood and all filler is taken away. */
  rest: string[]
}

export interface Known {
  company: Company
  locale: Locale
  /** What the conversation is about already. */
  service?: string | undefined
  area?: number | undefined
  count?: number | undefined
}

/** Reads a question of a customer against a company's catalogue. */
export function readQuestion(question: string, known: Known): Question {
  const { company } = known
  const text = normalise(question)
  const mask = new Mask(text)
  const { services: named, mentions, items } = namedThings(text, company, mask)
  const place = findPlace(text, company)
  const placeSpans = (place?.words ?? []).flatMap((word) => spansOf(text, new RegExp(escaped(word))))
  const aspects = outermost(placeSpans, [
    ...aspectsIn(text, topics, 'topic'),
    ...aspectsIn(text, foreignTopics, 'topic'),
    ...aspectsIn(text, facets, 'facet'),
  ])
  // "能……吗" spans words that are not understood by it.
  for (const { name, spans } of aspects) if (name !== 'offered') for (const span of spans) mask.fill(span)
  const names = (kind: Aspect['kind']): Set<string> =>
    new Set(aspects.filter((aspect) => aspect.kind === kind).map(({ name }) => name))
  for (const span of placeSpans) mask.fill(span)

  const area = amount(text, String.raw`(?:来|多|几)?个?平`, mask)
  const hours = amount(text, String.raw`个?(?:小时|hours?|hrs?\b)`, mask)
  const count = amount(
    text,
    String.raw`(?:台|部|张|座|套|只|个(?!小时|平|月|人|工作)|人位?(?=沙发)|人位|-?seater|\s?seats?|\s?(?:units?|acs?\b|air|hoods?|machines?))`,
    mask,
  )
  const wishes = named.flatMap((service) => wishesFor(service, text, mask))
  const context = company.services.find(({ id }) => id === known.service)
  if (wishes.length === 0 && context) wishes.push(...wishesFor(context, text, mask))

  const result: Question = {
    text,
    locale: languageOf(question, known.locale),
    wishes,
    named,
    mentions,
    items,
    kinds: kindsIn(text),
    place,
    topics: names('topic'),
    facets: names('facet'),
    rest: contentRuns(mask.remaining()),
  }
  // "一平多少钱" and "一小时多少钱" ask for the unit's price; nobody has one square metre cleaned.
  const wholeArea = area !== undefined && area >= 5 ? area : known.area
  if (wholeArea !== undefined) result.area = wholeArea
  if (hours !== undefined && hours > 1) result.hours = hours
  const wholeCount = count ?? known.count
  if (wholeCount !== undefined) result.count = wholeCount
  return result
}

/** The language to answer in: that of the question where it is plain, else the conversation's. */
function languageOf(question: string, locale: Locale): Locale {
  const chinese = /\p{Script=Han}/u.test(question)
  const latin = (question.match(/[a-z]{2,}/gi) ?? []).length
  if (chinese && latin === 0) return 'zh'
  if (!chinese && latin > 1) return 'en'
  return locale
}

interface Span {
  at: number
  length: number
}

interface Aspect {
  name: string
  kind: 'topic' | 'facet'
  spans: Span[]
}

function aspectsIn(text: string, patterns: Readonly<Record<string, RegExp>>, kind: Aspect['kind']): Aspect[] {
  return Object.entries(patterns).flatMap(([name, pattern]) => {
    const spans = spansOf(text, pattern)
    return spans.length > 0 ? [{ name, kind, spans }] : []
  })
}

/** Leaves out what was only seen inside something longer: 多久 in 提前多久, 足球 in 虹口足球场附近. */
function outermost(places: readonly Span[], aspects: readonly Aspect[]): Aspect[] {
  const swallowed = (aspect: Aspect, span: Span): boolean =>
    places.some((place) => isInside(span, place)) ||
    aspects.some(
      (other) => other !== aspect && other.kind === 'topic' && other.spans.some((around) => isInside(span, around)),
    )
  return aspects.filter((aspect) => !aspect.spans.every((span) => swallowed(aspect, span)))
}

const isInside = (span: Span, around: Span): boolean =>
  around.length > span.length && around.at <= span.at && around.at + around.length >= span.at + span.length

function namedThings(
  text: string,
  company: Company,
  mask: Mask,
): { services: Service[]; mentions: number; items: Item[] } {
  const items = company.services.flatMap((service) => itemsOf(text, service))
  const mentions = company.services
    .map((service) => ({ service, spans: spansOf(text, serviceNames(service)) }))
    .filter(({ spans }) => spans.length > 0)
  for (const [pattern, ids] of sharedWords) {
    if (mentions.some(({ service }) => ids.includes(service.id))) continue
    const spans = spansOf(text, pattern)
    if (spans.length === 0) continue
    for (const service of company.services) if (ids.includes(service.id)) mentions.push({ service, spans })
  }
  // A word inside a longer one is not a thing of its own: 保姆 in 住家保姆, 冰箱 in the add-on 冰箱里面.
  const around = [
    ...mentions.flatMap(({ service, spans }) => spans.map((span) => ({ service, span }))),
    ...items.flatMap(({ item: { service }, spans }) => spans.map((span) => ({ service, span }))),
  ]
  const kept = mentions.filter(
    ({ service, spans }) =>
      !spans.every((span) => around.some((other) => other.service !== service && isInside(span, other.span))),
  )
  const services = kept
    .toSorted((one, other) => (one.spans[0]?.at ?? 0) - (other.spans[0]?.at ?? 0))
    .map(({ service }) => service)
  const fitting = items.filter(({ item }) => services.length === 0 || services.includes(item.service))
  for (const { spans } of [...kept, ...fitting]) for (const span of spans) mask.fill(span)
  return {
    services,
    mentions: new Set(kept.map(({ spans }) => spans[0]?.at)).size,
    items: fitting.map(({ item }) => item),
  }
}

const servicePatterns = new WeakMap<Service, RegExp>()
function serviceNames(service: Service): RegExp {
  let made = servicePatterns.get(service)
  if (!made) {
    const own = [normalise(service.name.zh.replace(/（.*）/, '')), service.name.en.toLowerCase()].map(escaped)
    made = new RegExp([serviceWords[service.id]?.source, ...own].filter(Boolean).join('|'), 'g')
    servicePatterns.set(service, made)
  }
  return made
}

function wishesFor(service: Service, text: string, mask: Mask): Wish[] {
  const wishes: Wish[] = []
  for (const variant of service.variants) {
    const pattern = variantWords[variant.id] ?? variantWords[variant.name.zh] ?? new RegExp(escaped(variant.name.zh))
    const match = pattern.exec(text)
    if (!match) continue
    mask.take(pattern)
    const before = new RegExp(`(${NUMERAL})(?:台|个|部|张|座|套|只|人位?)?(?:的|布艺)?\\s?$`).exec(
      text.slice(0, match.index),
    )
    const after = new RegExp(`^(?:空调|机)?\\s?(${NUMERAL})(?:台|个|部|张|座|套|只)`).exec(
      text.slice(match.index + match[0].length),
    )
    const count = numeral((before ?? after)?.[1] ?? '')
    wishes.push({ service, variant: variant.id, ...(count === undefined ? {} : { count }) })
  }
  return wishes.length > 0 ? wishes : [{ service }]
}

function itemsOf(text: string, service: Service): { item: Item; spans: Span[] }[] {
  const addOns = service.addOns.map((addOn) => ({
    item: { service, addOn },
    spans: [keys(addOn.name), itemWords[addOn.id]].flatMap((pattern) => (pattern ? spansOf(text, pattern) : [])),
  }))
  const excludes = service.excludes.map((excluded) => ({
    item: { service, excluded },
    spans: spansOf(text, keys(excluded)),
  }))
  return [...addOns, ...excludes].filter(({ spans }) => spans.length > 0)
}

// How customers name an add-on when they do not use the catalogue's word.
const itemWords: Readonly<Record<string, RegExp>> = {
  'fridge-inside': /冰箱(?:里面?|内)|inside (?:of )?the fridge/,
  ironing: /熨|烫衣服|\biron(?:ing)?\b/,
  supplies: /自带.{0,4}(?:用品|工具)|bring (?:\w+ )?supplies/,
  screen: /纱窗|window screens?/,
  track: /(?:窗户?)?轨道|窗槽|tracks?\b/,
  glue: /除胶|胶印|漆点/,
  trash: /装修垃圾|垃圾(?:下楼|搬|清)/,
  outdoor: /外机/,
  deodor: /除味|异味|deodori[sz]\w*/,
  anode: /镁棒|anode/,
  twins: /双胞胎|双胎|twins?/,
  pickup: /接送/,
  overtime: /加班|overtime/,
  shop: /买菜|grocer\w*/,
  'extra-dish': /加(?:一|个)?(?:道)?菜|extra dish/,
  tube: /鼻饲|tube feeding/,
  wheelchair: /轮椅|wheelchair/,
  pets: /照(?:看|顾)宠物|look after (?:the |my )?pet/,
  'early-edu': /早教/,
  complementary: /辅食/,
  disinfect: /消毒|disinfect\w*/,
  'disinfect-ac': /消毒|disinfect\w*/,
}

const keyPatterns = new WeakMap<Text, RegExp>()
function keys(name: Text): RegExp {
  let made = keyPatterns.get(name)
  if (!made) {
    const chinese = normalise(name.zh)
      .replace(/[（(].*?[）)]/g, '')
      .replace(/[\d]+[一-鿿]?(?:以上|及以上)?|每加一|每天$|每小时$|^代|定制$|陪伴$|需送洗$/g, '')
    const english = name.en
      .toLowerCase()
      .replace(/\(.*?\)|,.*$/g, '')
      .trim()
    const parts = [chinese, /[a-z]{3}/.test(english) ? english : ''].filter((part) => part.length > 1).map(escaped)
    made = parts.length > 0 ? new RegExp(parts.join('|'), 'g') : /$^/g
    keyPatterns.set(name, made)
  }
  return made
}

function amount(text: string, unit: string, mask: Mask): number | undefined {
  const pattern = new RegExp(`(${NUMERAL})(个半)?\\s?${unit}(?:半)?`)
  const match = pattern.exec(text)
  if (!match) return undefined
  mask.take(pattern)
  const value = numeral(match[1] ?? '')
  return value === undefined ? undefined : value + (match[2] ? 0.5 : 0)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(global(pattern)), (match) => ({ at: match.index, length: match[0].length })).filter(
    ({ length }) => length > 0,
  )
}

const globals = new WeakMap<RegExp, RegExp>()
function global(pattern: RegExp): RegExp {
  if (pattern.global) return pattern
  let made = globals.get(pattern)
  if (!made) {
    made = new RegExp(pattern.source, `${pattern.flags}g`)
    globals.set(pattern, made)
  }
  return made
}

/** Remembers which characters of a text have been understood. */
class Mask {
  private readonly text: string
  private readonly taken: boolean[]

  constructor(text: string) {
    this.text = text
    this.taken = Array.from({ length: text.length }, () => false)
  }

  fill({ at, length }: Span): void {
    this.taken.fill(true, at, at + length)
  }

  /** Marks every match. */
  take(pattern: RegExp): void {
    for (const span of spansOf(this.text, pattern)) this.fill(span)
  }

  /** The text with blanks in place of what was taken. */
  remaining(): string {
    return Array.from({ length: this.text.length }, (_, at) => (this.taken[at] ? ' ' : this.text.charAt(at))).join('')
  }
}
