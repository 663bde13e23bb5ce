import type { Text } from '#business/catalogue/text.ts'
import type { Severity } from '#db/schema/business.ts'

export const categories = [
  'late_noshow',
  'quality',
  'damage',
  'safety_hazard',
  'injury',
  'theft',
  'attitude',
  'skill_cert',
  'identity_mismatch',
  'billing',
  'refund_contract',
  'replacement',
  'child_safety',
  'elder_safety',
  'privacy',
  'harassment',
  'off_platform',
  'pet',
  'platform_service',
  'hygiene_health',
] as const

export type Category = (typeof categories)[number]

/** What each category is called, and how grave it is unless something says otherwise. */
export const categoryInfo: Record<Category, { text: Text; severity: Severity }> = {
  late_noshow: { text: { zh: '迟到或未上门', en: 'late or no show' }, severity: 'S3' },
  quality: { text: { zh: '服务质量', en: 'quality of work' }, severity: 'S3' },
  damage: { text: { zh: '物品损坏', en: 'damage' }, severity: 'S3' },
  safety_hazard: { text: { zh: '安全隐患', en: 'safety hazard' }, severity: 'S1' },
  injury: { text: { zh: '人身伤害', en: 'injury' }, severity: 'S1' },
  theft: { text: { zh: '财物丢失', en: 'missing belongings' }, severity: 'S2' },
  attitude: { text: { zh: '服务态度', en: 'attitude' }, severity: 'S3' },
  skill_cert: { text: { zh: '技能或资质', en: 'skills or papers' }, severity: 'S3' },
  identity_mismatch: { text: { zh: '人员不符', en: 'not the person announced' }, severity: 'S1' },
  billing: { text: { zh: '收费争议', en: 'charges' }, severity: 'S3' },
  refund_contract: { text: { zh: '退款或合同', en: 'refund or contract' }, severity: 'S2' },
  replacement: { text: { zh: '更换人员', en: 'replacement' }, severity: 'S3' },
  child_safety: { text: { zh: '儿童安全', en: 'safety of a child' }, severity: 'S1' },
  elder_safety: { text: { zh: '老人安全', en: 'safety of an elderly person' }, severity: 'S1' },
  privacy: { text: { zh: '隐私泄露', en: 'privacy' }, severity: 'S1' },
  harassment: { text: { zh: '骚扰', en: 'harassment' }, severity: 'S1' },
  off_platform: { text: { zh: '私下交易', en: 'private dealings' }, severity: 'S3' },
  pet: { text: { zh: '宠物', en: 'pet' }, severity: 'S3' },
  platform_service: { text: { zh: '平台或客服', en: 'our service desk' }, severity: 'S4' },
  hygiene_health: { text: { zh: '卫生健康', en: 'hygiene and health' }, severity: 'S3' },
}
