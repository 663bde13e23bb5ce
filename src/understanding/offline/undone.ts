import type { Context } from '#engine/command.ts'
import { readServices } from './entities/service.ts'
import type { Knowledge } from './knowledge.ts'
import type { Mentions } from './mentions.ts'
import { findTimes } from './time/find-times.ts'
import { chosenTime } from './time/resolve-time.ts'

/** What shall be undone: 明天7点那个护工不用了 refuses a service and a time, and these tell which order it is. */
export function undoneIn(text: string, context: Context, knowledge: Knowledge): Pick<Mentions, 'service' | 'when'> {
  const service = readServices(text, knowledge.services).find(({ declined }) => declined)
  const ahead = findTimes(text, { now: context.now, zone: context.zone, coming: true }).filter(
    ({ value }) => Date.parse(value.end ?? value.start) > Date.parse(context.now),
  )
  const undone = ahead.find(({ role }) => role === 'rejected') ?? ahead.find(({ role }) => role === 'past')
  // 周四我有事，周四上午的保洁取消: the order is told more exactly than why.
  const when = undone && chosenTime([undone, ...ahead.filter(({ role }) => role === 'meant')])
  return { ...(service && { service }), ...(when && { when }) }
}
