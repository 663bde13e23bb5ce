import type { Company } from '#business/catalogue/company.ts'
import type { Text } from '#business/catalogue/text.ts'
import { atMinute, clockMinutes, hourMs, localDate, minuteMs } from '#business/time.ts'
import type { Severity } from '#db/schema/business.ts'

export interface Deadlines {
  /** Epoch milliseconds by when a person has answered, proposed a remedy, closed the case. */
  firstResponse: number
  proposal: number
  close: number
}

const dayMs = 24 * hourMs

/** How soon a person answers, in words. */
export const responseText: Record<Severity, Text> = {
  S1: { zh: '5分钟', en: '5 minutes' },
  S2: { zh: '30分钟', en: '30 minutes' },
  S3: { zh: '4个工作小时', en: '4 working hours' },
  S4: { zh: '1个工作日', en: '1 working day' },
}

/** The deadlines of a case; the hours of S3 and the day of S4 count only while people are at their desks. */
export function deadlinesOf(company: Company, severity: Severity, openedAt: number): Deadlines {
  switch (severity) {
    case 'S1':
      return { firstResponse: openedAt + 5 * minuteMs, proposal: openedAt + 2 * hourMs, close: openedAt + 72 * hourMs }
    case 'S2':
      return { firstResponse: openedAt + 30 * minuteMs, proposal: openedAt + 4 * hourMs, close: openedAt + 3 * dayMs }
    case 'S3': {
      const firstResponse = afterDeskTime(company, openedAt, 4 * hourMs)
      return { firstResponse, proposal: openedAt + 24 * hourMs, close: openedAt + 5 * dayMs }
    }
    case 'S4': {
      const firstResponse = afterDeskTime(company, openedAt, deskDay(company) * minuteMs)
      return { firstResponse, proposal: openedAt + 2 * dayMs, close: openedAt + 7 * dayMs }
    }
    default:
      return severity satisfies never
  }
}

/** The moment at which `duration` of desk time has passed; the desk is staffed every day of the week. */
function afterDeskTime(company: Company, from: number, duration: number): number {
  const { zone, hours } = company
  let left = duration
  for (let day = localDate(zone, from); ; day = day.add({ days: 1 })) {
    const opening = Math.max(from, atMinute(zone, day, clockMinutes(hours.humanStart)))
    const closing = atMinute(zone, day, clockMinutes(hours.humanEnd))
    const open = Math.max(0, closing - opening)
    if (left <= open) return opening + left
    left -= open
  }
}

function deskDay({ hours }: Company): number {
  return clockMinutes(hours.humanEnd) - clockMinutes(hours.humanStart)
}
