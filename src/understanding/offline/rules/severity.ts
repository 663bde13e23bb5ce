import type { Severity } from '#engine/command.ts'
import { categoriesIn, type ComplaintCategory } from './complaint-category.ts'

const byCategory: Record<ComplaintCategory, Severity> = {
  safety_hazard: 'S1',
  injury: 'S1',
  child_safety: 'S1',
  elder_safety: 'S1',
  harassment: 'S1',
  privacy: 'S1',
  identity_mismatch: 'S1',
  theft: 'S1',
  pet: 'S2',
  damage: 'S3',
  off_platform: 'S3',
  skill_cert: 'S2',
  hygiene_health: 'S3',
  refund_contract: 'S2',
  billing: 'S3',
  late_noshow: 'S3',
  attitude: 'S3',
  replacement: 'S3',
  quality: 'S3',
  platform_service: 'S3',
}

/** The severity that a category has where the text says nothing graver. */
export function gradeOf(category: ComplaintCategory): Severity {
  return byCategory[category]
}

const danger =
  /自杀|不想活|活不下去|想死(?!你)|跳楼|割腕|轻生|杀(?:人|了|死)|砍(?:人|死)|拿刀|持刀|刀子|救命|报警|110|警察|120|119|救护车|虐待|家暴|\b(?:suicide|kill (?:myself|me|him|her)|end my life|knife|emergency|police|help me|911)\b/

const public_ =
  /12315|12345|消协|消费者(?:协会|权益)|市场监管|工商|媒体|记者|律师|起诉|法院|打官司|曝光|微博|小红书|抖音|热搜|电视台|举报|网上(?:发|曝)|劳动局|\b(?:lawyer|sue|court|media|journalist|newspaper|social media|legal action|consumer (?:association|protection)|review online|go public)\b/

const repeated =
  /(?:又|再次|第[二三四五六两2-9]次|好几次|三番五次|每次都|屡次|反复|还是老样子|两次了|三次了|上次也|上次就)|\b(?:again|second time|third time|every time|keeps happening|twice now)\b/

const keysOrGone = /钥匙|门禁卡|失联|跑路|联系不上|人间蒸发|\bkeys?\b/

const smallThings = /零食|水果|饮料|一包烟|一瓶水|纸巾|洗衣液|鸡蛋|几块钱|十几块|\bsnacks?\b/

const money = /(\d[\d,]*(?:\.\d+)?)\s*(?:元|块|rmb|yuan|¥|cny|大洋)|[¥￥]\s*(\d[\d,]*)|(?:[一两二三四五六七八九]千|[一两二三四五六七八九]?万|[六七八九五]百多)(?:元|块|多|\d|[一二三四五六七八九])?/g

const minor = /小(?:问题|毛病|瑕疵|事)|稍微|略|有一点点|美中不足|不是(?:什么)?大(?:问题|事)|不严重|\b(?:minor|small thing|tiny|slight\w*)\b/

/**
 * How grave a complaint is by the company's table: body, child, elder, fire, gas, theft, privacy, harassment and wrong
 * person are S1; money above 500, keys, contracts, a vanished worker, repeats and threats to go public are S2.
 */
export function severityOf(text: string, category: ComplaintCategory): Severity {
  const found = categoriesIn(text)
  if (danger.test(text)) return 'S1'
  const all = new Set<ComplaintCategory>([category, ...found.map((each) => each.category)])
  const grades = [...all].map((each) => byCategory[each])
  if (all.has('theft') && smallThings.test(text)) return grades.filter((g) => g === 'S1').length > 1 ? 'S1' : 'S2'
  if (all.has('theft') && keysOrGone.test(text) && !/钱|金|戒|项链|现金|cash|ring|necklace/.test(text))
    return grades.filter((g) => g === 'S1').length > 1 ? 'S1' : 'S2'
  if (grades.includes('S1')) return 'S1'
  if (public_.test(text) || repeated.test(text) || keysOrGone.test(text) || moneyAbove(text, 500)) return 'S2'
  if (grades.includes('S2')) return 'S2'
  return minor.test(text) ? 'S4' : 'S3'
}

function moneyAbove(text: string, limit: number): boolean {
  for (const match of text.matchAll(money)) {
    const digits = match[1] ?? match[2]
    if (digits === undefined || Number(digits.replaceAll(',', '')) > limit) return true
  }
  return false
}
