import { z } from 'zod'
import { textSchema } from '#business/catalogue/text.ts'

const fen = (yuan: number) => Math.round(yuan * 100)

/** How a company cares for customers who agreed to it. Prices in the file are yuan, in the program fen. */
export const careSchema = z
  .object({
    /** Greeted on the day: 元旦, 春节, 元宵节, 端午节, 七夕, 中秋节, 重阳节, 国庆节. */
    festivals: z.array(z.string()).default(['春节', '端午节', '中秋节']),
    /** Asked after when the last visit was so long ago. */
    dormant_days: z.int().min(14).default(60),
    /** Key customers have the tag, or spent so much within a year; they are asked after earlier. */
    key: z
      .object({
        tag: z.string().default('VIP'),
        spend: z.number().positive().default(3000),
        after_days: z.int().min(7).default(30),
      })
      .default({ tag: 'VIP', spend: 3000, after_days: 30 }),
    /** Between two messages that are neither a birthday nor a festival. */
    rest_days: z.int().min(1).default(14),
    surprise: z
      .object({
        budget_per_month: z.number().min(0),
        cap_per_customer_per_year: z.number().min(0),
        every_visits: z.int().min(2),
        cost: z.number().positive(),
        gift: textSchema,
      })
      .optional(),
  })
  .default({
    festivals: ['春节', '端午节', '中秋节'],
    dormant_days: 60,
    key: { tag: 'VIP', spend: 3000, after_days: 30 },
    rest_days: 14,
  })
  .transform((raw) => ({
    festivals: raw.festivals,
    dormantDays: raw.dormant_days,
    key: { tag: raw.key.tag, spendFen: fen(raw.key.spend), afterDays: raw.key.after_days },
    restDays: raw.rest_days,
    surprise: raw.surprise && {
      budgetFen: fen(raw.surprise.budget_per_month),
      capFen: fen(raw.surprise.cap_per_customer_per_year),
      everyVisits: raw.surprise.every_visits,
      costFen: fen(raw.surprise.cost),
      gift: raw.surprise.gift,
    },
  }))

export type CarePolicy = z.output<typeof careSchema>
