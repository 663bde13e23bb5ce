import { z } from 'zod'

/** What a company does when it was at fault, as its catalogue states it under `policies`. Percentages as numbers. */
export const remediesSchema = z
  .object({
    late_by_company: z.object({ notify_if_eta_over_min: z.number(), over_30min: z.string(), over_60min: z.string() }),
    company_cancels: z.object({ offer: z.array(z.string()), compensation: z.string() }),
    rework: z.object({ report_within_hours: z.number(), free_rework_within_hours: z.number(), max_reworks: z.int() }),
    damage: z.object({ report_within_hours: z.number(), insurer_notice_within_hours: z.number() }),
    refund_working_days: z.object({ wechat: z.number(), bank: z.number() }),
    prepaid_cards: z.object({ unused_value_refundable: z.boolean(), cooling_off_days: z.number() }),
  })
  .transform((raw) => ({
    late: {
      noticeMinutes: raw.late_by_company.notify_if_eta_over_min,
      over30Pct: percent(raw.late_by_company.over_30min),
      over60Pct: percent(raw.late_by_company.over_60min),
    },
    companyCancels: {
      pct: percent(raw.company_cancels.compensation),
      capYuan: Number(/cap (\d+)/.exec(raw.company_cancels.compensation)?.[1]),
    },
    rework: { reportHours: raw.rework.report_within_hours, times: raw.rework.max_reworks },
    damage: { reportHours: raw.damage.report_within_hours, insurerHours: raw.damage.insurer_notice_within_hours },
    refundDays: raw.refund_working_days,
    cards: {
      refundable: raw.prepaid_cards.unused_value_refundable,
      coolingOffDays: raw.prepaid_cards.cooling_off_days,
    },
  }))

export type Remedies = z.output<typeof remediesSchema>

const percent = (rule: string): number => Number(/(\d+)%/.exec(rule)?.[1])
