import type { Locale } from '#business/catalogue/text.ts'
import { anyOf, between, type Chance, numbersFrom, oneOf } from './numbers.ts'

/** How somebody takes being asked for a rating. */
type Rater = 'silent' | 'prompt' | 'late' | 'low' | 'skips' | 'opts_out'

/** What somebody does beside having a visit. */
type Plan = 'none' | 'reschedules' | 'cancels' | 'cancels_late'

type Grievance = { severity: 'S1' | 'S2' | 'S3' | 'S4'; text: string }

/** A made-up customer in one chat of the website, and what he or she knows of what happened. */
export interface Customer {
  n: number
  /** Each has numbers of his own, so that what befalls one changes nobody else. */
  chance: Chance
  conversationId: string
  locale: Locale
  name: string
  phone: string
  address: string
  order: string
  /** On which day after the first word, and at what time, the visit is wanted. */
  day: number
  clock: string
  rater: Rater
  plan: Plan
  grievance: Grievance | undefined
  /** Says yes to greetings when asked. */
  likesGreetings: boolean
  /** Wants another visit some days later. */
  comesBack: boolean
  /** What the chat has said: order numbers, which of them were cancelled or moved, and case numbers. */
  refs: string[]
  cancelled: number
  moved: number
  cases: Set<string>
  /** A score that was given, and the one that the bot has taken; `low` for bad words without a number. */
  given: number | undefined
  score: number | 'low' | undefined
  /** How often another time was asked for in vain. */
  tries: number
}

const services = {
  zh: ['90平的日常保洁', '日常保洁，80平', '100平的深度保洁', '一台油烟机清洗', '两台挂机空调清洗', '擦窗，20平'],
  en: ['daily cleaning, 90 sqm', 'one range hood cleaned', 'two wall air conditioners cleaned'],
}
const addresses = {
  zh: [
    '徐汇区漕溪北路88号1502室',
    '静安区南京西路1266号801室',
    '长宁区仙霞路99号302室',
    '黄浦区淮海中路200号601室',
    '闵行区七莘路500号12室',
    '普陀区曹杨路450号803室',
  ],
  en: [
    'Room 1502, 88 Caoxi North Road, Xuhui',
    "Room 801, 1266 Nanjing West Road, Jing'an",
    'Room 302, 99 Xianxia Road, Changning',
  ],
}
const surnames = ['陈', '王', '李', '张', '刘', '赵', '周', '吴', '徐', '孙']
const clocks = {
  zh: ['上午9点', '上午10点', '下午1点', '下午2点', '下午3点', '下午4点', '上午8点'],
  en: ['9 am', '10 am', '1 pm', '2 pm', '3 pm'],
}

const grievances: readonly (readonly [number, Grievance])[] = [
  [1, { severity: 'S1', text: '阿姨动手打了我家老人，胳膊上有淤青' }],
  [1, { severity: 'S1', text: '清洗完以后家里有很重的煤气味' }],
  [3, { severity: 'S2', text: '师傅把我家电视屏幕砸坏了' }],
  [2, { severity: 'S2', text: '说好的199，做完硬要收我399' }],
  [7, { severity: 'S3', text: '厨房根本没擦干净，灶台上全是油' }],
  [5, { severity: 'S3', text: '阿姨态度很差，还冲我嚷' }],
  [3, { severity: 'S4', text: '鞋套没带，地板踩得有点脏，提个意见' }],
]

/** Somebody who wants a visit on one of the days after the one on which he or she writes. */
export function madeUp(n: number, seed: number): Customer {
  const chance = numbersFrom(seed * 10_007 + n)
  const locale = chance() < 0.12 ? ('en' as const) : ('zh' as const)
  const who = anyOf(chance, surnames)
  return {
    n,
    chance,
    conversationId: conversationOf(n),
    locale,
    name: locale === 'zh' ? `${who}${anyOf(chance, ['女士', '先生'])}` : anyOf(chance, ['Anna', 'John', 'Mary']),
    phone: `139${String(10_000_000 + n * 37 + between(chance, 0, 36)).padStart(8, '0')}`,
    address: anyOf(chance, addresses[locale]),
    order: anyOf(chance, services[locale]),
    day: between(chance, 1, 3),
    clock: anyOf(chance, clocks[locale]),
    rater: oneOf<Rater>(chance, [
      [30, 'silent'],
      [38, 'prompt'],
      [12, 'late'],
      [12, 'low'],
      [5, 'skips'],
      [3, 'opts_out'],
    ]),
    plan: oneOf<Plan>(chance, [
      [76, 'none'],
      [12, 'reschedules'],
      [8, 'cancels'],
      [4, 'cancels_late'],
    ]),
    // What is said of a grievance is Chinese; others write it in few words of English.
    grievance: locale === 'zh' && chance() < 0.16 ? oneOf(chance, grievances) : undefined,
    likesGreetings: chance() < 0.5,
    comesBack: chance() < 0.08,
    refs: [],
    cancelled: 0,
    moved: 0,
    cases: new Set(),
    given: undefined,
    score: undefined,
    tries: 0,
  }
}

const prefix = 'web:simulation:'
const conversationOf = (n: number): string => `${prefix}${n}`

/** Whose chat it is. */
export const numberOf = (conversationId: string): number => Number(conversationId.slice(prefix.length))
