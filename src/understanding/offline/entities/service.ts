import { cleaningWords, jobSeeking, otherBusiness, serviceWords, type ServiceWords } from '../vocabulary/services.ts'
import type { Found } from './found.ts'
import { matchesIn } from '../matches-in.ts'

/** What of a catalogue is needed to recognise its services. */
export interface CatalogueService {
  id: string
  name: string
  en?: string
  variants?: readonly { id: string; name: string; en?: string }[]
  tiers?: readonly { name: string; en?: string }[]
  add_ons?: readonly { id: string; name: string; en?: string }[]
}

/** `value` is the catalogue's service id. */
export interface ServiceMention extends Found<string> {
  /** Ids of variants, or names of tiers, where the catalogue has them, in the order of the text. */
  variants?: string[]
  addOns?: string[]
  /** A thing or a person is named without a word that says what is wanted (冰箱; 你们的月嫂): a mention, hardly a wish. */
  weak?: true
  /** The customer does not want it: 不要深度. */
  declined?: true
}

export interface ServiceContext {
  expecting?: string
}

/** Everything by which a company's services are recognised; made once from its catalogue. */
export interface ServiceTable {
  words: ReadonlyMap<string, readonly Entry[]>
  needs: readonly { pattern: RegExp; service: string }[]
  signs: readonly { pattern: RegExp; service: string }[]
  covers: ReadonlyMap<string, readonly string[]>
  /** Services of a family that are wanted one for the other. */
  families: ReadonlyMap<string, string>
  variants: ReadonlyMap<string, readonly Labelled[]>
  addOns: ReadonlyMap<string, readonly Labelled[]>
}

/** Joins the catalogue's own names with the words that customers use. */
export function buildServiceTable(
  catalogue: { services: readonly CatalogueService[] },
  vocabulary: readonly ServiceWords[] = serviceWords,
): ServiceTable {
  const words = new Map<string, Entry[]>()
  const needs: { pattern: RegExp; service: string }[] = []
  const signs: { pattern: RegExp; service: string }[] = []
  const covers = new Map<string, readonly string[]>()
  const families = new Map<string, string>()
  const variants = new Map<string, Labelled[]>()
  const addOns = new Map<string, Labelled[]>()
  const kinds = matchKinds(catalogue.services, vocabulary)

  for (const service of catalogue.services) {
    const kind = kinds.get(service.id)
    covers.set(service.id, kind?.covers ?? [])
    families.set(service.id, kind?.family ?? service.id)
    for (const word of ownNames(service)) enter(word, service.id, 'name')
    for (const word of kind?.names ?? []) enter(word, service.id, 'name')
    for (const word of kind?.things ?? []) enter(word, service.id, 'thing')
    for (const word of kind?.general ?? []) enter(word, service.id, 'general')
    for (const pattern of kind?.needs ?? []) needs.push({ pattern, service: service.id })
    for (const pattern of kind?.signs ?? []) signs.push({ pattern, service: service.id })
    const labels = [...(service.variants ?? []), ...(service.tiers ?? []).map((tier) => ({ ...tier, id: tier.name }))]
    variants.set(
      service.id,
      labels.flatMap(({ id, name, en }) =>
        label(id, [
          ...shortNames(name),
          ...(en ? [en] : []),
          ...(kind?.variants?.[id] ?? kind?.variants?.[name] ?? []),
        ]),
      ),
    )
    addOns.set(
      service.id,
      (service.add_ons ?? []).flatMap(({ id, name, en }) =>
        label(id, [...shortNames(name), ...(en ? [en] : []), ...(kind?.addOns?.[id] ?? [])]),
      ),
    )
    // 挂机 alone names the service too; 双门 and 自理 do not.
    for (const { name } of service.variants ?? []) {
      for (const word of shortNames(name))
        if (word.length >= 2 && !AMBIGUOUS_VARIANT.test(word)) enter(word, service.id, 'thing')
    }
  }
  for (const entries of words.values()) entries.sort((a, b) => b.word.length - a.word.length)
  return { words, needs, signs, covers, families, variants, addOns }

  function enter(word: string, service: string, strength: Strength): void {
    const lower = word.toLowerCase()
    const entries = words.get(lower.charAt(0)) ?? []
    if (!entries.some((entry) => entry.word === lower))
      entries.push({ word: lower, service, strength, latin: /^[a-z]/.test(lower) })
    words.set(lower.charAt(0), entries)
  }
}

/** The services that the customer names or tells the need of, in the order of the text, without those refused. */
export function findServices(text: string, table: ServiceTable, context: ServiceContext = {}): ServiceMention[] {
  return readServices(text, table, context).filter((mention) => !mention.declined)
}

/** The service most likely meant: the most specific wish, or else a mere mention if the service was asked. */
export function bestService(
  text: string,
  table: ServiceTable,
  context: ServiceContext = {},
): ServiceMention | undefined {
  const services = findServices(text, table, context)
  return services.find((service) => !service.weak) ?? (context.expecting === 'service' ? services[0] : undefined)
}

/** Like `findServices`, with the refused ones, marked. */
export function readServices(text: string, table: ServiceTable, context: ServiceContext = {}): ServiceMention[] {
  const lower = text.toLowerCase()
  if (lower.length !== text.length || jobSeeking.test(text)) return []
  const asked = context.expecting === 'service'
  const all = scan(lower, table)
  const hits = all.filter((hit) => !all.some((other) => isPartOf(lower, hit, other, table)))
  const specific = hits.filter((hit) => hit.strength !== 'general')
  const clean = cleaningWords.test(maskNames(lower, hits)) || NUMBERED.test(lower)
  const mentions: ServiceMention[] = []
  for (const hit of hits) {
    const declined = isDeclined(lower, hit)
    if (hit.strength === 'general' && specific.some((other) => absorbs(lower, other, hit, declined))) continue
    const weak =
      !asked &&
      ((hit.strength === 'thing' && (!clean || otherBusiness.test(nearby(lower, hit)))) ||
        (hit.strength !== 'thing' && speaksOfPerson(lower, hit)))
    add(
      { value: hit.service, at: hit.at, length: hit.length, text: text.slice(hit.at, hit.at + hit.length) },
      declined,
      weak,
    )
  }
  return mentions.toSorted((a, b) => a.at - b.at)

  function add(found: Found<string>, declined: boolean, weak: boolean): void {
    const same = mentions.find((mention) => mention.value === found.value && Boolean(mention.declined) === declined)
    if (same) {
      if (!weak) delete same.weak
      return
    }
    const mention: ServiceMention = { ...found }
    if (!declined) Object.assign(mention, kindsIn(lower, found.value, table))
    if (weak) mention.weak = true
    if (declined) mention.declined = true
    mentions.push(mention)
  }
}

/** 保姆做饭打扫 is one wish, and so is the deep cleaning of a fridge. */
function isPartOf(text: string, hit: Hit, other: Hit, table: ServiceTable): boolean {
  if (hit.service === 'clean-deep' && other.strength === 'thing') {
    const gap = hit.at - other.at - other.length
    return gap >= 0 && gap <= 2
  }
  const between = text.slice(Math.min(hit.at, other.at), Math.max(hit.at, other.at))
  const covered = table.covers.get(other.service)?.includes(hit.service) === true
  return covered && !isDeclined(text, other) && !SEVERAL.test(between)
}

/** Which kinds and extras of a service the text names. */
export function kindsIn(
  text: string,
  service: string,
  table: ServiceTable,
): Pick<ServiceMention, 'variants' | 'addOns'> {
  const lower = text.toLowerCase()
  const variants = labelsIn(lower, table.variants.get(service))
  const addOns = labelsIn(lower, table.addOns.get(service))
  return { ...(variants.length > 0 ? { variants } : {}), ...(addOns.length > 0 ? { addOns } : {}) }
}

/** The service that the kinds named in the text belong to, where they are those of one only. */
export function kindsOfAny(text: string, table: ServiceTable): { value: string; variants: string[] } | undefined {
  const found = [...table.variants.keys()].flatMap((value) => {
    const { variants } = kindsIn(text, value, table)
    return variants === undefined ? [] : [{ value, variants }]
  })
  return found.length === 1 ? found[0] : undefined
}

/** Extras of a service that are called by the thing that was named: 冰箱内部 by 冰箱. */
export function addOnsCalled(thing: string, service: string, table: ServiceTable): string[] {
  return (table.addOns.get(service) ?? []).filter(({ word }) => word.includes(thing.toLowerCase())).map(({ id }) => id)
}

// 挂机2台 is an order although nothing says what to do with them.
const NUMBERED = /[\d一两二三四五六七八九十俩]\s?台/

type Strength = 'name' | 'thing' | 'general'

interface Entry {
  word: string
  service: string
  strength: Strength
  latin: boolean
}

interface Hit {
  service: string
  at: number
  length: number
  strength: Strength
}

interface Labelled {
  id: string
  word: string
}

const AMBIGUOUS_VARIANT = /^(?:双门|对开门|自理|半自理|不能自理|陪诊|助浴|滚筒|波轮)$/

/** Every word of the table in the text, the longest at each place, and every need, none overlapping a longer one. */
function scan(lower: string, table: ServiceTable): Hit[] {
  const hits: Hit[] = []
  for (let at = 0; at < lower.length; at++) {
    const entry = table.words
      .get(lower.charAt(at))
      ?.find(({ word, latin }) => lower.startsWith(word, at) && (!latin || isWord(lower, at, word.length)))
    if (!entry || NOT_THE_SERVICE.some((pattern) => within(pattern, lower, at))) continue
    hits.push({ service: entry.service, at, length: entry.word.length, strength: entry.strength })
    at += entry.word.length - 1
  }
  const apart = SEVERAL.test(lower)
  for (const { pattern, service } of table.needs) {
    const match = pattern.exec(lower)
    if (!match) continue
    const need: Hit = { service, at: match.index, length: match[0].length, strength: 'name' }
    // A name inside a longer need is part of it: 白天带孩子 is no live-in nanny.
    for (let index = hits.length - 1; index >= 0; index--) {
      const hit = hits[index]
      if (
        hit &&
        hit.at >= need.at &&
        hit.at + hit.length <= need.at + need.length &&
        hit.service !== service &&
        yields(hit, need)
      )
        hits.splice(index, 1)
    }
    // 刚装修完，想约深度保洁: the name says what is wanted, and the need why.
    const family = table.families.get(service)
    if (!apart && hits.some((hit) => isBeside(hit, need) && table.families.get(hit.service) === family)) continue
    if (!hits.some((hit) => hit.service === service && hit.strength === 'name')) hits.push(need)
  }
  if (hits.length === 0)
    for (const { pattern, service } of table.signs) {
      const match = pattern.exec(lower)
      if (match) return [{ service, at: match.index, length: match[0].length, strength: 'general' }]
    }
  return hits.toSorted((a, b) => a.at - b.at)
}

function isBeside(name: Hit, need: Hit): boolean {
  return name.strength === 'name' && (name.at < need.at || name.at >= need.at + need.length)
}

const SEVERAL = /另外|还(?:要|想|有)|顺便|再|一起|[、+]|也(?:要|想)|\b(?:also|plus|and|too)\b/

// 钟点工 says by itself that it is paid by the hour, whatever the rhythm; deep and move-in cleaning may recur as well.
function yields(hit: Hit, need: Hit): boolean {
  return hit.strength === 'general' || (hit.strength === 'name' && need.length > hit.length)
}

const NOT_THE_SERVICE: readonly RegExp[] = [
  /保洁(?:上岗|公司|行业)|打扫战场|家务事|清洁(?:剂|用品|工具|费|度)|cleaning (?:products|supplies|agent)|clean(?:ed)? (?:enough|record)/g,
  /(?:不|没|没有|没能|还没|未|不太|不够)(?:打扫|收拾|清洁)(?:干净|好|到|完)|(?:打扫|收拾|清洁)得?(?:很|不|真|太|挺|特别|非常|没)?(?:干净|认真|仔细|彻底|好|马虎|差)/g,
]

function within(pattern: RegExp, text: string, at: number): boolean {
  for (const match of matchesIn(text, pattern)) if (at >= match.index && at < match.index + match[0].length) return true
  return false
}

function isWord(text: string, at: number, length: number): boolean {
  return !/[a-z\d]/.test(text.charAt(at - 1)) && !/[a-z\d]/.test(text.charAt(at + length))
}

/** Whether the general word (保洁) only repeats what the specific one (深度, 空调) says. */
function absorbs(text: string, specific: Hit, general: Hit, generalDeclined: boolean): boolean {
  if (specific === general) return false
  const declined = isDeclined(text, specific)
  if (declined !== generalDeclined) return false
  if (specific.at < general.at + general.length && general.at < specific.at + specific.length) return true
  const between =
    specific.at < general.at
      ? text.slice(specific.at + specific.length, general.at)
      : text.slice(general.at + general.length, specific.at)
  if (specific.service.startsWith('clean-') && specific.strength === 'name') return true
  if (SEPARATE.test(between)) return false
  if (specific.strength === 'thing') return between.length <= (/[㐀-鿿]/.test(between) ? 16 : 32)
  return between.length <= 10
}

const SEPARATE = /[,。!?;、]|和|加|还有|顺便|再|另外|以及|跟|同时|并且|也|\band\b|\bplus\b|\balso\b|\bas well\b|\+|&/

// 能不洗 and 要不做个 ask and propose; they refuse nothing.
const REFUSES =
  /(?:不要|不用|不是|不需要|不约|别|不想要?|不想[做洗搞约]|无需|没要|除了|而不是|不选|先不|(?<![要能可行好还洗做搞擦])(?:先)?不[做洗搞擦弄]|不(?=深度|开荒|日常)|not|don't want|don't need|no need for|instead of|rather than|without)\s*(?:(?:a|an|the|any|那个|这个|那种|做|洗|搞|弄|擦|要|的|是|约|来|什么)\s*)*$/

function isDeclined(text: string, hit: Hit): boolean {
  const before = text.slice(Math.max(0, hit.at - 18), hit.at)
  const after = text.slice(hit.at + hit.length, hit.at + hit.length + 10)
  if (/(?:要不要|是不是|需不需要|能不能|用不用|别人|特别|分别|级别|not only|不是说)\s*$/.test(before)) return false
  if (REFUSES.test(before)) return true
  // 不洗冰箱: the service is called by what is done.
  if (/^[洗擦清打做搞]/.test(text.slice(hit.at)) && /(?<![要能可行好还洗做搞擦])不$/.test(before)) return true
  return (
    /^(?:的|那个|这个|保洁|清洁|清洗|就)*(?:不要了?(?!钱)|不用了?(?!钱|自己)|不需要|不做了?|不约了?|算了|免了)(?!吗)/.test(
      after,
    ) && !/^.{0,6}(?:要不要|用不用)/.test(after)
  )
}

/** 保姆打了我妈, the cleaner broke a vase: told about somebody, not asked for. */
function speaksOfPerson(text: string, hit: Hit): boolean {
  const word = text.slice(hit.at, hit.at + hit.length)
  const before = text.slice(Math.max(0, hit.at - 8), hit.at)
  const after = text.slice(hit.at + hit.length, hit.at + hit.length + 8)
  if (/^(?:cleaner|cleaners|ayi|maid|nanny|housekeeper|caregiver|cook|babysitter|cleaning lady)$/.test(word))
    return (
      /\b(?:the|your|my|our|this|that|her|his|same)\s$/.test(before) ||
      /^\s(?:was|is|did|didn't|has|broke|left|came|never|who|stole|hit)\b/.test(after)
    )
  // 轮到我带孩子
  if (/^[带看照]/.test(word) && /(?<!帮|替|给)我(?:们|自己)?$/.test(before)) return true
  if (!/(?:嫂|保姆|护工|阿姨|钟点工|育婴师|陪诊员|收纳师)$/.test(word)) return false
  return (
    /(?:你们|你们的|你们家|你家|这个|那个|这位|那位|我家|我们家|派来的|上次的|现在的|家里的)$/.test(before) ||
    /^(?:打了|骂|偷|没来|走了|说|做得|把|对我|来了|到哪|迟到|态度|虐|又|怎么还|什么时候到|今天没)/.test(after)
  )
}

function nearby(text: string, hit: Hit): string {
  return text.slice(Math.max(0, hit.at - 8), hit.at + hit.length + 6)
}

// The 洗 of 洗衣机 and the 油 of 油烟机 say nothing about cleaning.
function maskNames(text: string, hits: readonly Hit[]): string {
  let masked = text
  for (const hit of hits)
    if (hit.strength === 'thing')
      masked = masked.slice(0, hit.at) + '\u0000'.repeat(hit.length) + masked.slice(hit.at + hit.length)
  return masked
}

/** Ids whose words stand in the text and are not refused; a word inside a longer one (自理 in 半自理) does not count. */
function labelsIn(text: string, labels: readonly Labelled[] | undefined): string[] {
  const named: { id: string; at: number; end: number }[] = []
  for (const { id, word } of labels ?? []) {
    const at = indexOfLabel(text, word)
    if (at < 0 || /(?:不要|不用|不需要|不含|没有|without|no)\s?$/.test(text.slice(Math.max(0, at - 8), at))) continue
    named.push({ id, at, end: at + word.length })
  }
  const longest = named.filter(
    (one) =>
      !named.some((other) => other.end - other.at > one.end - one.at && other.at <= one.at && other.end >= one.end),
  )
  return [...new Set(longest.toSorted((a, b) => a.at - b.at).map(({ id }) => id))]
}

function indexOfLabel(text: string, word: string): number {
  const at = text.indexOf(word)
  return at >= 0 && /^[a-z]/.test(word) && !isWord(text, at, word.length) ? -1 : at
}

function label(id: string, words: readonly string[]): Labelled[] {
  return [...new Set(words)].map((word) => ({ id, word: word.toLowerCase() }))
}

/** A kind belongs to the service of its id, or else to the service with the longest matching name. Each service has one. */
function matchKinds(
  services: readonly CatalogueService[],
  vocabulary: readonly ServiceWords[],
): Map<string, ServiceWords> {
  const byService = new Map<string, ServiceWords>()
  const ids = new Set(services.map((service) => service.id))
  for (const kind of vocabulary) if (ids.has(kind.id)) byService.set(kind.id, kind)
  for (const service of services) {
    if (byService.has(service.id)) continue
    const names = `${service.name} ${service.en ?? ''}`.toLowerCase()
    let best: { kind: ServiceWords; length: number } | undefined
    for (const kind of vocabulary) {
      if (ids.has(kind.id)) continue
      for (const like of kind.like)
        if (names.includes(like) && like.length > (best?.length ?? 0)) best = { kind, length: like.length }
    }
    if (best && ![...byService.values()].includes(best.kind)) byService.set(service.id, best.kind)
  }
  return byService
}

function ownNames(service: CatalogueService): string[] {
  const names = shortNames(service.name)
  if (service.en) names.push(service.en)
  return names.filter((name) => name.length >= 2)
}

/** 周期保洁(固定阿姨) is also called without its bracket. */
function shortNames(name: string): string[] {
  const plain = name.replace(/[(（].*?[)）]/g, '').trim()
  const stripped = plain.replace(/(?:每座|每张|每平方米|每小时|每天|每加一菜|风口|\d+小时|\d+件)$/, '')
  return [...new Set([name, plain, stripped])].filter((word) => word !== '')
}
