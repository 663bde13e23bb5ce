import { deskDayMs, deskHours, isWorkday } from '#business/cases/calendar.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Text } from '#business/catalogue/text.ts'
import { addDays, hourMs, localDate, minuteMs } from '#business/time.ts'
import type { Severity } from '#db/schema/business.ts'

export interface Deadlines {
  /** Epoch milliseconds by when a person has answered, proposed a remedy, closed the case. */
  firstResponse: number
  proposal: number
  close: number
}

/** How soon a person answers, in words. */
export const responseText: Record<Severity, Text> = {
  S1: { zh: '5分钟', en: '5 minutes' },
  S2: { zh: '30分钟', en: '30 minutes' },
  S3: { zh: '4个工作小时', en: '4 working hours' },
  S4: { zh: '1个工作日', en: '1 working day' },
}

/**
 * The deadlines of a case. S1 and S2 count round the clock; the first response of S3 and S4 counts desk time, without
 * nights, weekends and holidays. Days are calendar days. What follows the first response is never due before it: a
 * complaint on the eve of a long holiday would otherwise want a remedy before anybody has read it.
 */
export function deadlinesOf(company: Company, severity: Severity, openedAt: number): Deadlines {
  const days = (count: number) => addDays(company.zone, openedAt, count)
  switch (severity) {
    case 'S1':
      return { firstResponse: openedAt + 5 * minuteMs, proposal: openedAt + 2 * hourMs, close: openedAt + 72 * hourMs }
    case 'S2':
      return { firstResponse: openedAt + 30 * minuteMs, proposal: openedAt + 4 * hourMs, close: days(3) }
    case 'S3':
      return inOrder(afterDeskTime(company, openedAt, 4 * hourMs), openedAt + 24 * hourMs, days(5))
    case 'S4':
      return inOrder(afterDeskTime(company, openedAt, deskDayMs(company)), days(2), days(7))
    default:
      return severity satisfies never
  }
}

/** The moment at which `duration` milliseconds of desk time have passed since `from`. */
export function afterDeskTime(company: Company, from: number, duration: number, isOpen = isWorkday): number {
  let left = duration
  for (let day = localDate(company.zone, from); ; day = day.add({ days: 1 })) {
    const { opening, closing } = deskHours(company, day, isOpen)
    const begin = Math.max(from, opening)
    const open = Math.max(0, closing - begin)
    if (left <= open) return begin + left
    left -= open
  }
}

function inOrder(firstResponse: number, proposal: number, close: number): Deadlines {
  return { firstResponse, proposal: Math.max(proposal, firstResponse), close: Math.max(close, firstResponse) }
}
