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
  // A remark about the house looks grave sooner than it is: there a rule counts only where one of ours is its subject.
  const isRemark = expecting === 'note' || expecting === 'address' || expecting === 'confirm'
  const vouched = sure.includes('complaint') && (!isRemark || worker.test(told))
  // So does what is said beside a good mark: 五颗，对得起她磨破的手.
  const isContent = expecting === 'rating' && Number(mentions.rating?.value ?? 0) >= 4
  const weighed = grievance()
  return isHeard(told, weighed, isRemark || isContent ? 'remarked' : 'asked', vouched) ? weighed : undefined
}
