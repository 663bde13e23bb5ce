import type { Severity } from '#engine/command.ts'
import type { ComplaintCategory } from './complaint-category.ts'
import { matchesIn } from '../matches-in.ts'

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

/** Words that speak of danger to life. */
export const danger =
  /自杀|不想活|活不下去|想死(?!你)|跳楼|割腕|轻生|杀(?:人|了|死)|砍(?:人|死)|拿着?(?:把)?刀(?!具|叉|切|削)|持刀|刀子|救命|报警|(?:打|拨|叫|报|拨打|call(?:ed)?)(?:了)?\s?(?:110|120|119)|(?:110|120|119)(?:都)?(?:来|到|已|在|马上|急救|拉走)|警察|救护车|虐待|家暴|\b(?:suicide|kill (?:myself|me|him|her)|end my life|knife|emergency|police|help me|911)\b/

/** Threats to go public, to court or to the authorities. */
export const exposure =
  /12315|12345|消协|消费者(?:协会|权益)|市场监管|工商|媒体|记者|律师|起诉|法院|打官司|曝光|微博|小红书|抖音|热搜|电视台|举报|网上(?:发|曝)|劳动局|\b(?:lawyer|sue|court|media|journalist|newspaper|social media|legal action|consumer (?:association|protection)|review online|go public)\b/

const repeated =
  /换了(?:好)?(?:几|[三四五六七八九]|\d)|(?:每次|老是|总是)(?:都)?|(?:又|再次|第[二三四五六两2-9]次|好几次|三番五次|每次都|屡次|反复|还是老样子|两次了|三次了|上次也|上次就)|\b(?:again|second time|third time|every time|keeps happening|twice now)\b/

const keysOrGone = /钥匙|门禁卡|失联|跑路|联系不上|人间蒸发|\bkeys?\b/

const smallThings = /零钱|硬币|零食|水果|饮料|一包烟|一瓶水|纸巾|洗衣液|鸡蛋|几块钱|十几块|\bsnacks?\b/

const money =
  /(?:修|赔|值|要|买|花)[^，。]{0,4}?(\d{3,6})(?!\d|[平点号个台分年月])|(\d+(?:\.\d+)?)\s?[kK万]\b|(\d[\d,]*(?:\.\d+)?)\s*(?:元|块|rmb|yuan|¥|cny|大洋)|[¥￥]\s*(\d[\d,]*)|(?:[一两二三四五六七八九成几好]千|[一两二三四五六七八九]?万|[六七八九五]百多)(?:元|块|多|\d|[一二三四五六七八九])?/g

const minor =
  /小(?:问题|毛病|瑕疵|事)|稍微|略|有一点点|美中不足|不是(?:什么)?大(?:问题|事)|不严重|\b(?:minor|small thing|tiny|slight\w*)\b/

/**
 * How grave a complaint is by the company's table: body, child, elder, fire, gas, theft, privacy, harassment and wrong
 * person are S1; money above 500, keys, contracts, a vanished worker, repeats and threats to go public are S2.
 */
export function severityOf(text: string, category: ComplaintCategory): Severity {
  if (danger.test(text)) return 'S1'
  const small = category === 'theft' && (smallThings.test(text) || (keysOrGone.test(text) && !valuables.test(text)))
  const grade = small ? 'S2' : category === 'refund_contract' && !withheld.test(text) ? 'S3' : byCategory[category]
  if (grade === 'S1' || grade === 'S2') return grade
  if (exposure.test(text) || repeated.test(text) || keysOrGone.test(text) || moneyAbove(text, 500)) return 'S2'
  return minor.test(text) ? 'S4' : 'S3'
}

const valuables = /钱|金|戒|项链|现金|cash|ring|necklace/

// Asking for one's money is the usual end of an ordinary complaint; S2 is money kept back and contracts.
const withheld =
  /(?:不|没|拒绝|拖|未)[^，。]{0,6}退|退[^，。]{0,8}(?:拖|没|不|驳|推|天了|月了)|合同|违约|定金|押金|霸王|解约|解除|卡|充值|跑路|扣|中介|套餐|余额|\b(?:refus\w*|contract|deposit|still|never|won'?t|denied|waiting|card|prepaid|haven'?t)\b/

function moneyAbove(text: string, limit: number): boolean {
  for (const match of matchesIn(text, money)) {
    const digits = match[1] ?? match[3] ?? match[4]
    if (match[2] !== undefined || digits === undefined || Number(digits.replaceAll(',', '')) > limit) return true
  }
  return false
}
