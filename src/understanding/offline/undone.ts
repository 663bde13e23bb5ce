import type { Context } from '#engine/command.ts'
import { readServices } from './entities/service.ts'
import type { Knowledge } from './knowledge.ts'
import type { Mentions } from './mentions.ts'
import { findTimes } from './time/find-times.ts'

/** What shall be undone: 明天7点那个护工不用了 refuses a service and a time, and these tell which order it is. */
export function undoneIn(text: string, context: Context, knowledge: Knowledge): Pick<Mentions, 'service' | 'when'> {
  const service = readServices(text, knowledge.services).find(({ declined }) => declined)
  const ahead = findTimes(text, context).filter(
    ({ value }) => Date.parse(value.end ?? value.start) > Date.parse(context.now),
  )
  const when = ahead.find(({ role }) => role === 'rejected') ?? ahead.find(({ role }) => role === 'past')
  return { ...(service && { service }), ...(when && { when }) }
}
