import { z } from 'zod'

const name = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'lower-case letters, digits, - and _')
const slotName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'lower-case letters, digits and _')
const cel = z.string().min(1).describe('a CEL expression over slots, results, locale and now')

/** A text in both languages, ICU MessageFormat; `with` gives its arguments. */
export const Text = z.strictObject({
  zh: z.string().min(1),
  en: z.string().min(1),
  with: z.record(z.string(), cel).optional(),
})
export type Text = z.infer<typeof Text>

/** Words in both languages. */
export const Label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Label = z.infer<typeof Label>

const StaticChoice = z.strictObject({
  id: z.string().min(1),
  label: Label,
  if: cel.optional(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  forget: z.array(slotName).optional().describe('picking it forgets these slots, results and confirmations'),
  handoff: z.string().optional().describe('picking it fetches a person, for this reason'),
  start: name.optional().describe('picking it starts that flow'),
  words: z.string().optional().describe('a pattern of other short words that pick it: 改一下电话'),
  fill: z
    .record(slotName, z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe('picking it fills these slots, and leaves the question unanswered'),
  with: z.record(slotName, cel).optional().describe('with `start`: what that flow begins with'),
})
export type StaticChoice = z.infer<typeof StaticChoice>

const Card = z.strictObject({
  kind: z.string(),
  of: cel.optional().describe('a map whose fields the card has'),
  with: z.record(z.string(), cel).optional(),
})
export type CardStep = z.infer<typeof Card>

const Check = z.strictObject({ unless: cel, say: Text })

const Ask = z.strictObject({
  ask: slotName,
  text: Text,
  retry: Text.optional().describe('said instead of the question after an answer that was not understood'),
  choices: z.union([cel, z.array(StaticChoice)]).optional(),
  more: z.array(StaticChoice).optional().describe('choices that follow those of `choices`'),
  prefer: cel.optional().describe('the id of the choice that a plain yes picks, or null'),
  match: slotName.optional().describe('a new value of this slot picks the choice whose time it fits'),
  check: z.array(Check).optional(),
  skip: z.boolean().optional().describe('the customer may leave it open; the slot is then empty text'),
  any: cel.optional().describe('the value of the slot when the customer says that anything will do'),
  hears: slotName.optional().describe('words that are no answer are put into this slot'),
  card: Card.optional(),
})

const ConfirmHead = z.strictObject({
  confirm: slotName,
  text: Text,
  yes: Label,
  no: Label,
  again: Text.optional().describe('said instead when the same thing is asked once more, after a question in between'),
  shows: cel.describe('what is being agreed to; when it changes, it is asked again'),
  more: z.array(StaticChoice).optional(),
  hears: slotName.optional().describe('words that are no answer are added to this slot'),
  card: Card.optional(),
})
type ConfirmStep = z.infer<typeof ConfirmHead> & { denied?: Step[] | undefined }
const Confirm = ConfirmHead.extend({
  denied: z
    .lazy((): z.ZodType<Step[]> => z.array(Step))
    .optional()
    .describe('steps after a no; without them a no ends the flow'),
})

const Say = z.strictObject({ say: Text, card: Card.optional(), choices: z.array(StaticChoice).optional() })
const Call = z.strictObject({
  call: name,
  with: z.record(z.string(), cel).optional(),
  into: slotName,
  urgent: z.boolean().optional().describe('may bind somebody without a confirmation (a grave complaint)'),
  keep: z.number().positive().optional().describe('minutes that the result stays good; default: as long as the flow'),
})
const SetStep = z.strictObject({ set: z.record(slotName, cel) })
interface IfStep {
  if: string
  then: Step[]
  else?: Step[] | undefined
}
const If = z.strictObject({
  if: cel,
  then: z.lazy((): z.ZodType<Step[]> => z.array(Step)),
  else: z.lazy((): z.ZodType<Step[]> => z.array(Step)).optional(),
})
const Reject = z.strictObject({
  reject: z.array(slotName).min(1).describe('forgotten, so that the flow asks again'),
  say: Text.optional(),
})
const Run = z.strictObject({ run: name, with: z.record(slotName, cel).optional(), into: slotName })
const Goto = z.strictObject({ goto: name, with: z.record(slotName, cel).optional() })
const Handoff = z.strictObject({ handoff: z.string().min(1), say: Text.optional() })
const End = z.strictObject({ end: z.string().min(1), say: Text.optional(), card: Card.optional() })
const Alert = z.strictObject({ alert: name, with: z.record(z.string(), cel).optional() })

export type Step =
  | z.infer<typeof Ask>
  | ConfirmStep
  | z.infer<typeof Say>
  | z.infer<typeof Call>
  | z.infer<typeof SetStep>
  | IfStep
  | z.infer<typeof Reject>
  | z.infer<typeof Run>
  | z.infer<typeof Goto>
  | z.infer<typeof Handoff>
  | z.infer<typeof End>
  | z.infer<typeof Alert>

/** The schema of each kind of step: tells what is wrong with a step once its kind is known. */
export const stepKinds = {
  ask: Ask,
  confirm: Confirm,
  say: Say,
  call: Call,
  set: SetStep,
  if: If,
  reject: Reject,
  run: Run,
  goto: Goto,
  handoff: Handoff,
  end: End,
  alert: Alert,
} as const

/** The kind of a step is the one key among these that it has; `say` also decorates others, so it is looked for last. */
const order = [
  'ask',
  'confirm',
  'call',
  'set',
  'if',
  'reject',
  'run',
  'goto',
  'handoff',
  'end',
  'alert',
  'say',
] as const
export type StepKind = (typeof order)[number]
export const kindOf = (step: object): StepKind | undefined => order.find((kind) => kind in step)

export const Step: z.ZodType<Step> = z.union([
  Ask,
  Confirm,
  Call,
  SetStep,
  If,
  Reject,
  Run,
  Goto,
  Handoff,
  End,
  Alert,
  Say,
]) as z.ZodType<Step>

export const SlotType = z.enum([
  'service',
  'time',
  'duration',
  'area',
  'count',
  'money',
  'phone',
  'address',
  'name',
  'rating',
  'choice',
  'text',
  'photo',
  'booking',
])
export type SlotType = z.infer<typeof SlotType>

/** One customer goal. */
export const Flow = z.strictObject({
  name,
  title: Label.describe('as a customer would call it: 预约'),
  about: Label.describe('one sentence for people and for a language model: when is this flow wanted'),
  slots: z.record(slotName, z.strictObject({ type: SlotType, label: Label, optional: z.boolean().optional() })),
  interrupts: z
    .boolean()
    .optional()
    .describe('false: ends at once, the interrupted flow goes on without being offered'),
  follows: z
    .strictObject({ booking: slotName, forget: z.array(slotName).min(1), told: slotName })
    .optional()
    .describe(
      'when the booking in this slot has changed, these results are forgotten, `told` is set, and the flow goes on at once',
    ),
  news: slotName.optional().describe('for a notice: the slot with the booking that has changed'),
  steps: z.array(Step).min(1),
})
export type Flow = z.infer<typeof Flow>
