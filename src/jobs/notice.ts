import { type Company, type Service, serviceOf } from '#business/catalogue/company.ts'
import type { Locale } from '#business/catalogue/text.ts'
import type { BookingView } from '#business/bookings/view.ts'
import { clockNear, daysBetween } from '#business/follow-ups/rules.ts'
import type { Known } from '#business/follow-ups/facts.ts'
import { listText, moneyText } from '#business/wording.ts'
import type { followUp } from '#db/schema/follow-ups.ts'

export interface Notice {
  flow: string
  slots: Record<string, unknown>
}

/**
 * What of a follow-up is told, and by which flow; undefined for what is not told.
 * @param more what was found out for a late worker
 */
export function noticeOf(
  company: Company,
  locale: Locale,
  row: Pick<typeof followUp.$inferSelect, 'kind' | 'data'>,
  facts: Known,
  view: BookingView,
  now: number,
  surveyOpen: boolean,
  more: Record<string, unknown> = {},
): Notice | undefined {
  const { ref, serviceName, workerName: worker, address } = view
  const service = serviceOf(company, view.serviceId)
  const base = { order: ref, service_name: serviceName, worker, address, start: view.start }
  const data = row.data ?? {}
  switch (row.kind) {
    case 'confirmation':
      return { flow: 'confirmation', slots: { ...base, price: view.priceFen } }
    case 'preparation':
      return { flow: 'preparation', slots: { ...base, ...scopeOf(locale, view, service) } }
    case 'reminder': {
      const start = Date.parse(String(data['start'] ?? view.start))
      const days = daysBetween(company.zone, now, start)
      return {
        flow: 'reminder',
        slots: { ...base, start: String(data['start'] ?? view.start), days, how: data['how'] },
      }
    }
    case 'late': {
      const minutes = Number(data['minutes'] ?? 0)
      const eta = facts.eta && clockNear(company.zone, facts.start, facts.eta.clock)
      return {
        flow: 'late',
        slots: {
          ...base,
          minutes,
          // An expected arrival that has passed is no news.
          eta: eta !== undefined && eta > now ? facts.eta?.clock : undefined,
          ...promisesAt(facts, locale, minutes, view.priceFen),
          ...more,
        },
      }
    }
    case 'replacement':
      return { flow: 'dropped-out', slots: { ...base, ...data } }
    case 'payment_reminder':
      return {
        flow: 'payment-reminder',
        slots: { ...base, due: data['fen'], until: data['until'], last: data['last'] },
      }
    case 'payment_expiry':
      return { flow: 'payment-expired', slots: base }
    case 'completion_check':
      return Number(data['visit'] ?? 0) > 0 || facts.status === 'arrived' || facts.status === 'in_service'
        ? { flow: 'completion-check', slots: base }
        : undefined
    case 'return_visit':
      return { flow: 'return-visit', slots: { ...base, ...data } }
    case 'survey':
      return { flow: 'survey', slots: { order: ref, service_name: serviceName, worker, how: 'asked' } }
    case 'survey_reminder':
      return surveyOpen
        ? { flow: 'survey-reminder', slots: base }
        : { flow: 'survey', slots: { order: ref, service_name: serviceName, worker, how: 'again' } }
    case 'departure_check':
    case 'arrival_check':
    case 'outcome_check':
    case 'hold_expiry':
    case 'callback':
    case 'sla_first_response':
    case 'sla_proposal':
    case 'sla_close':
    case 'care':
    case 'daily':
    case 'poll':
      return undefined
    default:
      return row.kind satisfies never
  }
}

function scopeOf(locale: Locale, view: BookingView, service: Service | undefined): Record<string, unknown> {
  const tools = service?.faq.find(({ question }) => /准备|自备|带工具|用品/.test(question.zh))
  const excludes = (service?.excludes ?? []).map((one) => one[locale])
  return {
    scope: view.sizeText,
    excludes: excludes.length === 0 ? undefined : excludes.join(locale === 'zh' ? '、' : ', '),
    tools: tools?.answer[locale],
    safety: service?.safetyRule?.[locale],
  }
}

/** What the company owes after so many minutes, and what it will owe next. */
function promisesAt(
  { policies }: Known,
  locale: Locale,
  minutes: number,
  priceFen: number,
): { owed?: string; next?: string; may_cancel?: string; may_move?: string } {
  const reached = policies.latePromises.findLast(({ afterMinutes }) => minutes > 0 && afterMinutes <= minutes)
  const next = policies.latePromises.find(({ afterMinutes }) => afterMinutes > minutes)
  const owed = reached && promiseText(locale, reached, priceFen)
  const zh = locale === 'zh'
  return {
    ...(owed === undefined ? {} : { owed }),
    ...(next
      ? {
          next: zh
            ? `超过${next.afterMinutes}分钟${promiseText(locale, next, priceFen)}`
            : `after ${next.afterMinutes} minutes ${promiseText(locale, next, priceFen)}`,
        }
      : {}),
    ...(reached?.freeCancel ? { may_cancel: 'yes' } : {}),
    ...(reached?.freeReschedule ? { may_move: 'yes' } : {}),
  }
}

/** 退订单金额的20%（¥33）或免费改期 */
export function promiseText(
  locale: Locale,
  { refundPct, freeReschedule, freeCancel }: Known['policies']['latePromises'][number],
  priceFen: number,
): string {
  const zh = locale === 'zh'
  const money = moneyText(Math.round((priceFen * refundPct) / 100))
  if (freeCancel) {
    const more =
      refundPct === 0
        ? ''
        : zh
          ? `，另补偿订单金额的${refundPct}%（${money}）`
          : ` and get ${refundPct}% of the order (${money})`
    return zh ? `可免费取消${more}` : `you may cancel for free${more}`
  }
  const parts = [
    ...(refundPct === 0
      ? []
      : [zh ? `退订单金额的${refundPct}%（${money}）` : `${refundPct}% of the order back (${money})`]),
    ...(freeReschedule ? [zh ? '免费改期' : 'a free change of time'] : []),
  ]
  return zh ? parts.join('或') : parts.length > 1 ? parts.join(' or ') : listText(locale, parts)
}
