import { z } from 'zod'
import { careSchema } from '#business/catalogue/care.ts'
import { privacySchema } from '#business/catalogue/privacy.ts'
import { both, textSchema } from '#business/catalogue/text.ts'

const yuan = z
  .number()
  .min(0)
  .transform((amount) => Math.round(amount * 100))
const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'a time of day such as "08:00"')
const id = z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens')

const duration = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('area_table'),
    table: z.array(z.object({ max_m2: z.number().positive(), hours: z.number().positive() })).min(1),
    above: z.string().optional(),
    modifiers: z
      .array(z.object({ if: z.string(), add_hours: z.number().positive().optional(), suggest: z.string().optional() }))
      .default([]),
  }),
  z.object({ type: z.literal('fixed'), hours: z.number().positive() }),
  z.object({ type: z.literal('per_unit'), hours: z.number().positive() }),
  z.object({
    type: z.literal('per_area'),
    m2_per_person_hour: z.number().positive(),
    staff_default: z.int().positive(),
  }),
  z.object({ type: z.literal('shift'), hours: z.number().positive(), days_per_month: z.int().positive().optional() }),
  z.object({
    type: z.literal('contract_days'),
    days: z.int().positive(),
    start: z.string().optional(),
    rest_days_per_month: z.int().optional(),
  }),
])

const variant = z
  .object({
    id: id.optional(),
    name: z.string().min(1),
    en: z.string().optional(),
    price: yuan,
    hours: z.number().positive().optional(),
    staff_count: z.int().positive().optional(),
    unit: z.string().optional(),
    unit_en: z.string().optional(),
  })
  .transform((raw) => ({
    id: raw.id ?? raw.name,
    name: both(raw.name, raw.en),
    priceFen: raw.price,
    hours: raw.hours,
    people: raw.staff_count,
    unit: raw.unit === undefined ? undefined : both(raw.unit, raw.unit_en),
  }))

const addOn = z
  .object({
    id,
    name: z.string().min(1),
    en: z.string().optional(),
    price: yuan,
    hours: z.number().min(0).default(0),
  })
  .transform((raw) => ({ id: raw.id, name: both(raw.name, raw.en), priceFen: raw.price, hours: raw.hours }))

const faqText = {
  q: z.string().min(1),
  a: z.string().min(1),
  q_en: z.string().optional(),
  a_en: z.string().optional(),
  needs_human: z.boolean().default(false),
}

const service = z
  .object({
    id,
    name: z.string().min(1),
    en: z.string().optional(),
    unit: z.string().min(1),
    unit_en: z.string().optional(),
    price: z.object({ min: yuan, typical: yuan, max: yuan }),
    variants: z.array(variant).default([]),
    tiers: z.array(variant).default([]),
    min_order: z
      .object({
        hours: z.number().positive().optional(),
        visits: z.int().positive().optional(),
        hours_each: z.number().positive().optional(),
        amount: yuan.optional(),
        units: z.int().positive().optional(),
        days: z.int().positive().optional(),
        months: z.int().positive().optional(),
      })
      .default({}),
    duration,
    staff: z.object({
      count: z.int().positive(),
      quals: z.array(z.string()).min(1),
      continuity: z.string().optional(),
    }),
    add_ons: z.array(addOn).default([]),
    excludes: z.array(textSchema).default([]),
    safety_rule: textSchema.optional(),
    assessment_required: z.boolean().default(false),
    process: z.array(textSchema).default([]),
    replacement: z
      .object({ free_within_days: z.int(), target_hours: z.number(), max: z.int() })
      .transform((raw) => ({ freeWithinDays: raw.free_within_days, targetHours: raw.target_hours, max: raw.max }))
      .optional(),
    lead_time_hours: z.number().min(0),
    faq: z.array(z.object(faqText)).default([]),
  })
  .transform((raw) => ({
    id: raw.id,
    name: both(raw.name, raw.en),
    unit: both(raw.unit, raw.unit_en),
    priceFen: raw.price,
    // Star levels and grades of dependence are chosen like any other variant.
    variants: [...raw.variants, ...raw.tiers],
    minOrder: {
      hours: raw.min_order.hours,
      visits: raw.min_order.visits,
      hoursEach: raw.min_order.hours_each,
      amountFen: raw.min_order.amount,
      units: raw.min_order.units,
      days: raw.min_order.days,
      months: raw.min_order.months,
    },
    duration: raw.duration,
    people: raw.staff.count,
    quals: raw.staff.quals,
    continuity: raw.staff.continuity === 'same_staff_preferred',
    addOns: raw.add_ons,
    excludes: raw.excludes,
    safetyRule: raw.safety_rule,
    assessmentRequired: raw.assessment_required,
    process: raw.process,
    replacement: raw.replacement,
    leadTimeHours: raw.lead_time_hours,
    faq: raw.faq.map(bilingualFaq),
  }))

const cancelTier = z
  .object({
    when: z.string(),
    fee_pct: z.number().min(0).max(100),
    fee_cap: yuan.optional(),
    zh: z.string().optional(),
    en: z.string().optional(),
  })
  .transform((raw, context) => {
    const when = tierCondition(raw.when)
    if (when === undefined) {
      context.addIssue({ code: 'custom', path: ['when'], message: `no such condition: ${raw.when}` })
      return z.NEVER
    }
    const zh = raw.zh ?? raw.when
    return { when, feePct: raw.fee_pct, feeCapFen: raw.fee_cap, text: both(zh, raw.en) }
  })

export type TierCondition =
  | { kind: 'not_assigned' }
  | { kind: 'previous_day'; hour: number; minute: number }
  | { kind: 'more_than'; hours: number }
  | { kind: 'otherwise' }

function tierCondition(when: string): TierCondition | undefined {
  if (when === 'staff_not_assigned') return { kind: 'not_assigned' }
  const previousDay = /^before_(\d{1,2})_(\d{2})_previous_day$/.exec(when)
  if (previousDay) return { kind: 'previous_day', hour: Number(previousDay[1]), minute: Number(previousDay[2]) }
  const moreThan = /^more_than_(\d+)h_before$/.exec(when)
  if (moreThan) return { kind: 'more_than', hours: Number(moreThan[1]) }
  if (/^within_\d+h/.test(when)) return { kind: 'otherwise' }
  return undefined
}

function lateFreeCancel(rules: Record<string, string | number>): number | undefined {
  const minutes = Object.entries(rules).flatMap(([key, rule]) => {
    const after = /^over_(\d+)min$/.exec(key)?.[1]
    return after !== undefined && /free cancel/.test(String(rule)) ? [Number(after)] : []
  })
  return minutes.length === 0 ? undefined : Math.min(...minutes)
}

export interface LatePromise {
  /** So many minutes after the start. */
  afterMinutes: number
  refundPct: number
  freeReschedule: boolean
  freeCancel: boolean
}

// "20% of order or free reschedule", "free cancel + 10%"
function latePromises(rules: Record<string, string | number>): LatePromise[] {
  const promises = Object.entries(rules).flatMap(([key, rule]) => {
    const after = /^over_(\d+)min$/.exec(key)?.[1]
    if (after === undefined) return []
    const words = String(rule)
    return [
      {
        afterMinutes: Number(after),
        refundPct: Number(/(\d+)\s*%/.exec(words)?.[1] ?? 0),
        freeReschedule: /free reschedul/.test(words),
        freeCancel: /free cancel/.test(words),
      },
    ]
  })
  return promises.toSorted((a, b) => a.afterMinutes - b.afterMinutes)
}

const policies = z
  .object({
    quote_valid_minutes: z.number().positive(),
    slot_hold_minutes: z.number().positive(),
    free_cancel_after_booking_minutes: z.number().min(0),
    cancel_tiers: z.array(cancelTier).min(1),
    reschedule: z.object({
      free_until: z.string().regex(/^\d{1,2}:\d{2} previous day$/, 'such as "18:00 previous day"'),
      max_free_times: z.int().min(0),
    }),
    late_by_company: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    contract_cancel: textSchema.default(both('按合同结算', 'Settled by the contract')),
    deposit: z
      .object({
        free_below: yuan,
        pct: z.number().min(0).max(100),
        /** Unpaid for so long, the order of a visit lapses; left out, people see to it. */
        pay_within_minutes: z.number().min(60).optional(),
        /** `simulated`: the made-up company, where no money is moved; else staff note what came. */
        provider: z.enum(['simulated', 'staff']).default('staff'),
      })
      .default({ free_below: 500_00, pct: 20, provider: 'staff' }),
    /** An order above this is agreed with a person. */
    person_above: yuan.default(30_000_00),
    /** How soon customers whom staff have marked as important reach a person by themselves. */
    vip: z
      .object({
        /** Every chat, at its first words. */
        every_chat: z.boolean().default(false),
        /** Any complaint, at once. */
        complaint: z.boolean().default(true),
        /** After so many messages that were not understood, in a row or not. */
        unclear_turns: z.int().min(1).default(2),
      })
      .default({ every_chat: false, complaint: true, unclear_turns: 2 }),
    guarantee: textSchema.default(
      both('48小时内发照片，免费返工一次', 'Send photos within 48 hours for one free rework'),
    ),
  })
  .transform((raw) => {
    const [hour = 18, minute = 0] = raw.reschedule.free_until.split(' ')[0]?.split(':').map(Number) ?? []
    return {
      quoteValidMinutes: raw.quote_valid_minutes,
      slotHoldMinutes: raw.slot_hold_minutes,
      freeCancelMinutes: raw.free_cancel_after_booking_minutes,
      cancelTiers: raw.cancel_tiers,
      reschedule: { freeUntil: { hour, minute }, maxFreeTimes: raw.reschedule.max_free_times },
      /** So late (minutes) that the customer may cancel for nothing; undefined where there is no such promise. */
      lateFreeCancelMinutes: lateFreeCancel(raw.late_by_company),
      /** Expected to be later than this, the customer is told. */
      lateNoticeMinutes: Number(raw.late_by_company['notify_if_eta_over_min'] ?? 10),
      /** What the company owes when it is late, the shortest delay first. */
      latePromises: latePromises(raw.late_by_company),
      contractCancel: raw.contract_cancel,
      personAboveFen: raw.person_above,
      vip: { everyChat: raw.vip.every_chat, complaint: raw.vip.complaint, unclearTurns: raw.vip.unclear_turns },
      deposit: {
        freeBelowFen: raw.deposit.free_below,
        pct: raw.deposit.pct,
        payWithinMinutes: raw.deposit.pay_within_minutes,
        provider: raw.deposit.provider,
      },
      guarantee: raw.guarantee,
    }
  })

const district = z
  .union([
    z.string().transform((name) => ({ name, en: undefined, synonyms: [] as string[] })),
    z.object({ name: z.string().min(1), en: z.string().optional(), synonyms: z.array(z.string()).default([]) }),
  ])
  .transform((raw) => ({ name: raw.name, text: both(raw.name, raw.en), synonyms: raw.synonyms }))

/** The shape of a catalogue file, and what the program makes of it. Prices in the file are yuan, in the program fen. */
export const catalogueSchema = z
  .object({
    schema_version: z.literal(1),
    company: z.object({
      name: z.string().min(1),
      en: z.string().optional(),
      city: z.string().min(1),
      city_en: z.string().optional(),
      timezone: z.string().refine(isZone, 'no such time zone'),
      currency: z.string().default('CNY'),
      districts: z.array(district).min(1),
      neighbours: z.array(z.string()).default([]),
    }),
    service_hours: z.object({
      start: clock,
      end: clock,
      last_start: clock,
      human: z
        .string()
        .regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, 'such as "08:30-21:00"')
        .default('08:30-21:00'),
    }),
    slot_minutes: z.int().positive(),
    travel_buffer_minutes: z.object({ same_district: z.number().min(0), cross_district: z.number().min(0) }),
    policies,
    care: careSchema,
    privacy: privacySchema,
    duration_conventions: z.object({ round_up_hours: z.number().positive() }).default({ round_up_hours: 0.5 }),
    services: z.array(service).min(1),
    faqs: z
      .array(z.object({ id: z.string().min(1), topic: z.string(), topic_en: z.string().optional(), ...faqText }))
      .default([]),
  })
  .superRefine((raw, context) => {
    const seen = new Set<string>()
    for (const [index, { id: serviceId }] of raw.services.entries()) {
      if (seen.has(serviceId)) {
        context.addIssue({ code: 'custom', path: ['services', index, 'id'], message: `${serviceId} is there twice` })
      }
      seen.add(serviceId)
    }
  })
  .transform((raw) => ({
    name: both(raw.company.name, raw.company.en),
    city: both(raw.company.city, raw.company.city_en),
    zone: raw.company.timezone,
    currency: raw.company.currency,
    districts: raw.company.districts,
    /** Places that customers name and that are not served. */
    neighbours: raw.company.neighbours,
    hours: {
      start: raw.service_hours.start,
      end: raw.service_hours.end,
      lastStart: raw.service_hours.last_start,
      humanStart: raw.service_hours.human.slice(0, 5),
      humanEnd: raw.service_hours.human.slice(6),
    },
    slotMinutes: raw.slot_minutes,
    travelMinutes: { same: raw.travel_buffer_minutes.same_district, cross: raw.travel_buffer_minutes.cross_district },
    roundUpHours: raw.duration_conventions.round_up_hours,
    policies: raw.policies,
    care: raw.care,
    privacy: raw.privacy,
    services: raw.services,
    faqs: raw.faqs.map((faq) => ({
      id: faq.id,
      topic: both(faq.topic, faq.topic_en),
      ...bilingualFaq(faq),
    })),
  }))

function bilingualFaq(faq: {
  q: string
  a: string
  q_en?: string | undefined
  a_en?: string | undefined
  needs_human: boolean
}) {
  return { question: both(faq.q, faq.q_en), answer: both(faq.a, faq.a_en), needsHuman: faq.needs_human }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}
