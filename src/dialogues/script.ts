import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'

const Fact = z.record(z.string(), z.unknown())
/** `90` unquoted is a number to YAML, and still what somebody wrote. */
const Words = z.union([z.string(), z.number().transform(String)])
const Said = z.union([
  Words,
  z.array(Words).min(1),
  z.strictObject({ choice: z.union([z.number().int().min(1), z.string()]) }),
  z.strictObject({ old: z.string() }),
  z.strictObject({ again: z.literal(true) }),
  z.strictObject({ send: z.enum(['photo', 'voice', 'sticker', 'location', 'contact']), text: Words.optional() }),
])
const Not = z.strictObject({ not: Words })
const Expect = z.strictObject({
  flow: z.string().nullable().optional(),
  slots: Fact.optional(),
  assignee: z.string().optional(),
  bookings: z.array(Fact).optional(),
  cases: z.array(Fact).optional(),
  surveys: z.array(Fact).optional(),
  polls: z.array(Fact).optional(),
  follow_ups: z.array(Fact).optional(),
  alerts: z.array(Fact).optional(),
})
const Step = z.union([
  z.strictObject({ customer: Said }),
  z.strictObject({ bot: z.union([Words, z.array(z.union([Words, Not])), Not]) }),
  z.strictObject({ silence: z.literal(true) }),
  z.strictObject({ restart: z.literal(true) }),
  z.strictObject({ advance: z.string() }),
  z.strictObject({
    staff: z
      .strictObject({
        /** Who does it, where it is not always the same one. */
        as: z.string(),
        /** At the console from now on, or not any more. */
        there: z.boolean(),
        take: z.boolean(),
        say: z.string(),
        /** Said when so much time has passed. */
        later: z.strictObject({ say: z.string(), in: z.string() }),
        transfer: z.string(),
        back: z.union([z.boolean(), z.string()]),
        close: z.boolean(),
      })
      .partial(),
  }),
  z.strictObject({ rival: z.literal(true) }),
  z.strictObject({ visit: z.strictObject({ ref: z.string(), status: z.string(), eta: z.string().optional() }) }),
  z.strictObject({ absent: z.strictObject({ ref: z.string(), worker: z.string() }) }),
  z.strictObject({ expect: Expect }),
])
export type ScriptStep = z.infer<typeof Step>
export type StaffStep = Extract<ScriptStep, { staff: unknown }>['staff']
export type Expectation = z.infer<typeof Expect>

const GivenBooking = z.looseObject({
  ref: z.string().optional(),
  service: z.string(),
  start: z.string(),
  status: z.string().default('confirmed'),
  owner: z.enum(['self', 'other']).optional(),
  worker: z.string().nullable().optional(),
})
const GivenCare = z.strictObject({
  consent: z.boolean().default(true),
  birthday: z.string().optional(),
  tags: z.array(z.string()).default([]),
})
export type GivenBooking = z.infer<typeof GivenBooking>

/** One scripted conversation; docs/flows.md names its steps. */
export const Script = z.strictObject({
  title: z.string(),
  now: z.string(),
  locale: z.enum(['zh', 'en']).default('zh'),
  channel: z.enum(['web', 'telegram', 'wechat', 'wechat-official']).default('web'),
  given: z
    .looseObject({
      customer: z.enum(['new', 'known']).default('new'),
      bookings: z.array(GivenBooking).default([]),
      care: GivenCare.optional(),
    })
    .default({ customer: 'new', bookings: [] }),
  steps: z.array(Step).min(1),
})
export type Script = z.infer<typeof Script>

/**
 * Reads a script. Times without quotes stay as they are written, since YAML's own dates would lose their offset.
 * @throws Error that says what is wrong with it
 */
export async function readScript(file: string): Promise<Script> {
  const parsed = Script.safeParse(parse(await readFile(file, 'utf8'), { schema: 'core' }))
  if (!parsed.success) throw new Error(`not a dialogue:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** "26h", "90m", "2d", "1d12h" in milliseconds. */
export function durationMs(text: string): number {
  const units: Record<string, number> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(d|h|m|s)(?:ays?|ours?|in(?:utes?)?|ec(?:onds?)?)?/g)]
  if (parts.length === 0) throw new Error(`"${text}" is no duration: write 26h, 90m or 2d`)
  return parts.reduce((sum, [, n, unit]) => sum + Number(n) * (units[unit ?? ''] ?? 0), 0)
}
