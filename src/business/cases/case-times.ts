import { deskTimeBetween } from '#business/cases/calendar.ts'
import type { Case } from '#business/cases/change-case.ts'
import type { Company } from '#business/catalogue/company.ts'
import { type Elapsed, firstResponse, resolution } from '#business/quality/response-times.ts'
import type { caseEvent } from '#db/schema/business.ts'
import type { caseWait } from '#db/schema/cases.ts'

/** How long the company took in a complaint; what has not come to pass is undefined. */
export interface CaseTimes {
  /** From opening to the first word of a person. */
  firstResponse: Elapsed | undefined
  /** Whether that came in time; undefined while it may still. */
  answeredInTime: boolean | undefined
  /** From opening to the first closing, and to the last one, pauses left out. */
  firstResolution: Elapsed | undefined
  totalResolution: Elapsed | undefined
}

type Event = Pick<typeof caseEvent.$inferSelect, 'kind' | 'text' | 'at'>
type Wait = Pick<typeof caseWait.$inferSelect, 'since' | 'until'>

const byPerson = ['contact', 'asked', 'proposed', 'approved', 'decided']

/**
 * The times of a complaint at `now`, read from its history. The page of a complaint and the figures of all of them show
 * what this says.
 * @param events in order
 */
export function caseTimes(
  company: Company,
  one: Case,
  { events, waits }: { events: readonly Event[]; waits: readonly Wait[] },
  now: Date,
): CaseTimes {
  const working = (start: number, end: number) => deskTimeBetween(company, start, end)
  const at = (...kinds: string[]) => events.filter(({ kind }) => kinds.includes(kind)).map((event) => +event.at)
  const openedAt = +one.openedAt
  const answered = firstResponse(openedAt, at(...byPerson), working)
  // A deadline that was missed is in the history even where the case began again with a new one.
  const missed =
    events.some(({ kind, text }) => kind === 'overdue' && text === 'first_response') ||
    (one.firstResponseAt ?? one.closedAt ?? now) > one.firstResponseDue
  const resolved = resolution(
    {
      openedAt,
      closedAt: at('closed'),
      reopenedAt: at('reopened'),
      waits: waits.map(({ since, until }) => ({ start: +since, end: until === null ? Infinity : +until })),
    },
    working,
  )
  return {
    firstResponse: answered,
    answeredInTime: answered || missed ? !missed : undefined,
    firstResolution: resolved?.first,
    totalResolution: resolved?.total,
  }
}
