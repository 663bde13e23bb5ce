import type { Context, SlotValue, TimeValue } from '#engine/command.ts'
import type { DistrictMention } from './entities/district.ts'
import { findEntities } from './entities/entities.ts'
import type { Found } from './entities/found.ts'
import type { PhoneMention } from './entities/phone.ts'
import type { Knowledge } from './knowledge.ts'
import { orderedIn } from './ordered.ts'
import { findNumbers, parseNumber } from './number.ts'
import { quantityOf } from './quantity.ts'
import type { Signals } from './normalise.ts'
import { isBackground } from './time/background.ts'
import { findDurations } from './time/find-durations.ts'
import { findTimes, type TimeMention } from './time/find-times.ts'
import { chosenTime, resolveTime } from './time/resolve-time.ts'
import { matchesIn } from './matches-in.ts'

/** What in a message could fill each slot, whatever the message means. */
export type Mentions = Partial<Record<MentionedSlot, Found<SlotValue>>>

type MentionedSlot =
  | 'service'
  | 'also'
  | 'variant'
  | 'add_ons'
  | 'when'
  | 'duration'
  | 'area'
  | 'count'
  | 'address'
  | 'phone'
  | 'name'
  | 'order'
  | 'rating'
  | 'worker'

/** Reads every entity and time of a normalised text; of several candidates for a slot the one most likely meant. */
export function mentionsIn(text: string, signals: Signals, context: Context, knowledge: Knowledge): Mentions {
  const found = findEntities(text, {
    services: knowledge.services,
    served: knowledge.served,
    signals,
    ...(context.expecting === undefined ? {} : { expecting: context.expecting }),
  })
  const { service, others, kinds, apart } = orderedIn(found.services, text, context, knowledge.services)
  const quantity = quantityOf(found.counts, kinds, knowledge.services, text)
  const rating = found.ratings.at(-1)
  const address =
    found.addresses.findLast(({ value }) => /[路街道巷弄]|小区|花园|新村|苑|区|saved/.test(value)) ??
    found.addresses.at(-1) ??
    otherDoor(text, context) ??
    districtAlone(found.districts, text, context, knowledge) ??
    quarterNamed(found.districts, text, context)
  return given({
    service,
    also: namesOf(others, context, knowledge),
    variant: joined(kinds, quantity.kinds),
    add_ons: joined(kinds, kinds?.addOns),
    when: timeBeside(found.addresses, text, context),
    duration: findDurations(text).at(-1) ?? bareHours(text, context),
    area:
      found.areas.findLast((area) => !area.estimate) ??
      (found.addresses.length > 0 ? undefined : bareArea(text, context)) ??
      found.areas.at(-1),
    count: apart ? undefined : withMore(quantity.count, text, context),
    address,
    phone: phoneIn(found.phones, context),
    name: found.names.at(-1),
    order: found.orders.at(-1),
    rating,
    worker: found.workers.findLast((worker) => !worker.declined),
  })
}

/** 门牌写错了，是1503: the address that is known, with another door. */
function otherDoor(text: string, { slots }: Context): Found<string> | undefined {
  const known = slots?.['address']
  const said = /(?:门牌|室号|房号|房间号|门号)[^\d]{0,12}(\d{2,5})室?(?:[,，。吧\s]|$)/.exec(text)
  if (typeof known !== 'string' || said?.[1] === undefined || !/\d{2,5}室?$/.test(known)) return undefined
  const value = known.replace(/\d{2,5}(室?)$/, `${said[1]}$1`)
  return { value, at: said.index, length: said[0].length, text: said[0] }
}

// In the middle of an order 徐汇区 is the beginning of the address, whatever was asked.
function districtAlone(
  districts: readonly DistrictMention[],
  text: string,
  { flow, slots }: Context,
  { served }: Knowledge,
): Found<string> | undefined {
  const [only] = districts
  if (flow !== 'booking' || slots?.['address'] !== undefined || districts.length !== 1 || only === undefined)
    return undefined
  const rest = (text.slice(0, only.at) + text.slice(only.at + only.length)).replaceAll(/\s|[，。,.!！吧的呀啊哦]/g, '')
  return /^我?们?家?[住在是]*市?$/.test(rest.replace(served.city, '')) ? only : undefined
}

/** 普陀真如那边, 浦东陆家嘴: where it is, said in a clause of its own; the street will be asked for. */
function quarterNamed(
  districts: readonly DistrictMention[],
  text: string,
  { flow, slots, expecting }: Context,
): Found<string> | undefined {
  if (expecting !== undefined || (flow !== undefined && flow !== 'booking') || slots?.['address'] !== undefined)
    return undefined
  const clauses = matchesIn(text, /[^\s，。,.;!?！？；、]+/g)
  for (const clause of clauses) {
    const inside = districts.filter(({ at }) => at >= clause.index && at < clause.index + clause[0].length)
    const [first] = inside
    const last = inside.at(-1)
    if (first === undefined || last === undefined) continue
    const said = text.slice(first.at, last.at + last.length)
    const names = inside.reduce((length, each) => length + each.length, 0)
    if (names < said.length || !ALONE.test(clause[0].replace(said, '@'))) continue
    return { value: said, at: first.at, length: said.length, text: said }
  }
  return undefined
}

const ALONE =
  /^(?:我们?|[他她]们?|老人家?|[爸妈]{1,2}|父亲|母亲|爷爷|奶奶|外公|外婆|公婆|岳父|岳母|女儿|儿子|家|人|公司|店|房子|地址|位置|坐标|上海|[住就在是:])*@(?:那边|这边|那块|附近|这里|那里|的)*$/

/** 再加一台 is one more than were ordered. */
function withMore(
  count: Found<number> | undefined,
  text: string,
  { flow, expecting, slots }: Context,
): Found<number> | undefined {
  const known = slots?.['count']
  if (count === undefined || flow !== 'booking' || expecting === 'count' || typeof known !== 'number') return count
  return /(?:再|多)(?:加|来|洗)?一?[个下]?$|加$/.test(text.slice(0, count.at))
    ? { ...count, value: known + count.value }
    : count
}

/** The services that are wanted beside, by their names. */
function namesOf(
  services: readonly Found<string>[],
  { locale }: Context,
  knowledge: Knowledge,
): Found<string> | undefined {
  const [first] = services
  const names = services.flatMap(({ value }) => knowledge.names.get(value)?.[locale] ?? [])
  return first === undefined ? undefined : { ...first, value: names.join(locale === 'zh' ? '、' : ', ') }
}

function given(all: Record<string, Found<SlotValue> | undefined>): Mentions {
  return Object.fromEntries(Object.entries(all).filter(([, found]) => found !== undefined))
}

/** 昆山花桥镇1号 names a house, not a day.  */
function timeBeside(
  addresses: readonly Found<string>[],
  whole: string,
  context: Context,
): Found<TimeValue> | undefined {
  const text = addresses.reduce(
    (left, { at, length }) => left.slice(0, at) + '□'.repeat(length) + left.slice(at + length),
    whole,
  )
  return whenIn(text, context)
}

function joined(mention: Found<string> | undefined, ids: readonly string[] | undefined): Found<string> | undefined {
  return mention === undefined || ids === undefined || ids.length === 0
    ? undefined
    : { ...mention, value: ids.join(',') }
}

// Asked for it, a number that cannot be right is kept too, so that the customer can be told what is wrong with it.
function phoneIn(phones: readonly PhoneMention[], { expecting }: Context): PhoneMention | undefined {
  const said = phones.filter(({ denied }) => !denied)
  const right = said.filter(({ invalid }) => !invalid)
  const first = right.filter(({ spare }) => !spare)
  const dialled = first.findLast(({ kind }) => kind !== 'landline') ?? first.at(-1) ?? right.at(-1)
  return dialled ?? (expecting === 'phone' ? said.findLast(({ invalid }) => invalid !== 'masked') : undefined)
}

// Asked for the size, people also answer 不大，五十几 or "about ninety": any number that could be a home counts.
function bareArea(text: string, context: Context): Found<number> | undefined {
  const known = typeof context.slots?.['area'] === 'number' && context.expecting !== 'area'
  if ((known || context.expecting === 'confirm') && /不对|不是|错|改成|应该是|算了/.test(text)) {
    const bare = findNumbers(text).filter(
      ({ value, at, length }) =>
        value >= 20 &&
        value <= 1000 &&
        !/不是\s?$/.test(text.slice(0, at)) &&
        /^(?:[,，。!\s]|$|吧|的|不是)/.test(text.slice(at + length)),
    )
    return bare.length === 1 ? bare[0] : undefined
  }
  // A door is no size.
  if (context.expecting !== 'area' || isDoor(text)) return undefined
  const digits = findNumbers(text).findLast(({ value }) => value >= 8 && value <= 3000)
  if (digits !== undefined) return digits
  // What cannot be a size is passed on too, so that the customer can be told so.
  const only = /^[-约大概]*(\d+(?:\.\d+)?)\s?(?:平米?|平方米?|m2|㎡|sqm)?[。.!吧的]*$/i.exec(text)
  if (only !== null) return { value: Number(only[1]), at: 0, length: text.length, text }
  const words =
    /\b(?:(?:a|one|two|three) hundred(?: and)?)?[ -]*(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)?\b/gi
  for (const match of matchesIn(text, words)) {
    const value = match[0]
      .toLowerCase()
      .split(/[ -]+/)
      .reduce((sum, word) => (word === 'hundred' ? Math.max(sum, 1) * 100 : sum + (englishNumbers[word] ?? 0)), 0)
    if (value >= 8) return { value, at: match.index, length: match[0].length, text: match[0] }
  }
  return undefined
}

const isDoor = (text: string) => /\d\s*[楼栋幢座层弄号]|单元/.test(text) && !/[平方㎡]|sq|m2/.test(text)

const englishNumbers: Readonly<Record<string, number>> = {
  a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, twenty: 20, thirty: 30,
  forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
} // prettier-ignore

/** Asked how long, people answer 4 and mean hours. */
function bareHours(text: string, { expecting }: Context): Found<string> | undefined {
  if (expecting !== 'duration') return undefined
  const part = /(?<half>一个?整?(?:上午|下午|晚上))|[一全整]个?[天日]/.exec(text)
  if (part !== null)
    return { value: part.groups?.['half'] ? 'PT4H' : 'PT8H', at: part.index, length: part[0].length, text: part[0] }
  const said =
    /^(?:大概|大约|就|要|做|about|around)?\s?(\d{1,2}|[一二两三四五六七八])(?:个|吧|左右|的|就行|就够了?)*[。.!]?$/.exec(
      text.trim(),
    )?.[1]
  const hours = said === undefined ? undefined : parseNumber(said)
  return hours === undefined || hours < 1 || hours > 12
    ? undefined
    : { value: `PT${hours}H`, at: 0, length: text.length, text }
}

/**
 * The time wanted. Of a booking that is moved, the time it had is no wish: in 把周三的改到周五 only what stands behind
 * the moving counts, and 约的下午三点来不及了 names none.
 */
function whenIn(text: string, context: Context): Found<TimeValue> | undefined {
  const known = context.slots?.['when'] as TimeValue | undefined
  const setting = {
    now: context.now,
    zone: context.zone,
    ...(known === undefined ? {} : { anchor: known, keepClock: true }),
  }
  const target = movedTo.exec(text)
  if (target !== null) {
    const from = target.index + target[0].length
    const behind = text.slice(from)
    const after = findTimes(text, setting).filter((time) => time.role === 'meant' && time.at >= from)
    const inContext = chosenTime(after)
    if (inContext !== undefined) return inContext
    const value = resolveTime(behind, setting)
    if (value !== undefined) return { value, at: from, length: behind.length, text: wordsOf(behind, setting, value) }
  }
  const all = findTimes(text, setting)
  const meant = all.filter((time) => time.role === 'meant' && !isOld(text, time))
  // Asked when, somebody says 昨天: it cannot be, which he is told.
  if (context.expecting === 'when' && meant.length === 0 && all.length === 1 && all[0]?.text === text.trim())
    return all[0]
  // What else the customer has to do that day is asked for only where nothing else is.
  const wanted = meant.filter((time) => !isBackground(text, time))
  const times = wanted.length > 0 ? wanted : meant
  if (times.length === 0) return undefined
  // 刚下夜班，睡到中午，约个四点的: what stands right behind the ordering is the time ordered.
  const ordered =
    times.length > 1
      ? times.find(({ at }) =>
          /(?:约|订|定|安排|预约|book|schedule)(?:一?[个次下]|在|了|for|on|at|\s)*$|(?:最好|优先|首选|preferably|ideally)(?:是|在|约)?\s?$/i.test(
            text.slice(0, at),
          ),
        )
      : undefined
  if (ordered !== undefined && times.indexOf(ordered) > 0 && !times.some((time) => time.value.recur)) return ordered
  // 明天加班，往后放放，下周三来: of a moved visit the new time is said last.
  if (times.length > 1 && /往后|往前|挪|推迟|延期|顺延|改期|改约|换个?时间|postpone|resched/i.test(text))
    return times.at(-1)
  return chosenTime(times)
}

const movedTo =
  /(?:改|换|挪|推迟|推|移|调整|调|延期|延|顺延|提前|变更|变)(?:一下|下)?(?:时间|日期)?(?:到|成|为|至|在|去)|\b(?:mov|resched|chang|push|switch|shift|postpon|bring|delay|put)\w*\b[^.]*?\b(?:to|until|till|for)\b(?=[^.]*$)|\binstead on\b/i

function isOld(text: string, time: TimeMention): boolean {
  const before = text.slice(Math.max(0, time.at - 6), time.at)
  const after = text.slice(time.at + time.length, time.at + time.length + 8)
  if (
    /(?:约|订|定|预约)(?:的|了|好的?)(?:是)?$|原来(?:是|的)?$|本来(?:是|约|定)?$|原定$|之前(?:约|定)的?$/.test(before)
  )
    return true
  return /^(?:的|那个|那次|这个|那单|约的)[^，。]{0,8}(?:改|换|挪|推|延|(?<!空)调|不行|来不|不能|不方便|没空|不在|有事|赶不)/.test(
    after + text.slice(time.at + time.length + 8, time.at + time.length + 20),
  )
}

function wordsOf(text: string, setting: Parameters<typeof findTimes>[1], value: TimeValue): string {
  return findTimes(text, setting).find((time) => time.value.start === value.start)?.text ?? text
}
