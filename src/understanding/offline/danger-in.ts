import type { Context } from '#engine/command.ts'
import { isHeard, type Grievance } from './grievance.ts'
import type { Knowledge } from './knowledge.ts'
import { meaningsIn } from './meanings-in.ts'
import type { Mentions } from './mentions.ts'
import { messageOf } from './message.ts'
import { excused, worker } from './rules/complaint.ts'

/**
 * What somebody tells of danger in the middle of a dialogue, read as though nothing had been asked: the question must
 * not drown it.
 */
export function dangerIn(
  text: string,
  mentions: Mentions,
  context: Context,
  knowledge: Knowledge,
): Grievance | undefined {
  const { expecting, flow: _, ...around } = context
  if (expecting === undefined) return undefined
  const rest = expecting === 'rating' && mentions.rating !== undefined ? text.replace(mentions.rating.text, '') : text
  const told = rest.replace(/^[\s，。,.!！、~吧呀啊]+/, '')
  if (told.length < 4 || excused(told)) return undefined
  const { meanings, sure, grievance } = meaningsIn(messageOf(told, around), knowledge)
  if (!meanings.includes('complaint')) return undefined
  // A remark about the house or its people looks grave sooner than it is: there a rule counts only where one of ours is
  // its subject. What is said beside a good mark is such a remark, too: 五颗，对得起她磨破的手.
  const isContent = expecting === 'rating' && Number(mentions.rating?.value ?? 0) >= 4
  const isRemark = isContent || remarks.has(expecting)
  const setting = givesContact.has(expecting) ? 'given' : isRemark ? 'remarked' : 'asked'
  const vouched = sure.includes('complaint') && (isContent || setting === 'asked' || worker.test(told))
  const weighed = grievance()
  return isHeard(told, weighed, setting, vouched) ? weighed : undefined
}

const remarks: ReadonlySet<string> = new Set(['note', 'address', 'confirm', 'variant'])
// 打我女儿的 138… names somebody dear, and nothing befell her.
const givesContact: ReadonlySet<string> = new Set(['phone', 'name'])
