import { z } from 'zod'
import type { CompiledFlow } from '#engine/compile.ts'
import type { Label } from '#engine/flow.ts'
import { complaintCategories } from '../offline/rules/complaint-category.ts'
import { slotNames } from '../offline/slots.ts'

/** What of a catalogue a model is told and may name. */
export interface Catalogue {
  name: Label
  services: readonly {
    id: string
    name: Label
    variants: readonly { id: string; name: Label }[]
  }[]
}

/** What a model may say. Its forms carry words of the customer, never values, so that no value is the model's own. */
export type ModelCommand = z.output<ReturnType<typeof answerSchema>>['commands'][number]
export type ModelAnswer = z.output<ReturnType<typeof answerSchema>>

// More commands than this is no message but a model that ran away.
const mostCommands = 10
const mostWords = 300

/**
 * The form of an answer, with the company's own flows, slots and ids; everything else is refused. The same for every
 * message, since services compile a schema once.
 */
export function answerSchema(flows: readonly CompiledFlow[], catalogue: Catalogue) {
  const flow = z.enum(flows.map(({ name }) => name))
  const ids = catalogue.services.flatMap(({ id, variants }) => [id, ...variants.map((variant) => variant.id)])
  const words = z.string().min(1).max(mostWords)
  const command = z.union([
    z.strictObject({ kind: z.literal('start'), flow, category: z.enum(complaintCategories).nullable() }),
    z.strictObject({
      kind: z.literal('set'),
      slot: z.enum(settable(flows)),
      words,
      id: z.enum([...new Set(ids)]).nullable(),
    }),
    z.strictObject({ kind: z.literal('handoff'), reason: z.enum(['asked', 'callback']), words }),
    z.strictObject({
      kind: z.literal('smalltalk'),
      about: z.enum(['greeting', 'thanks', 'goodbye', 'praise', 'other']),
    }),
    z.strictObject({ kind: z.literal('clarify'), options: z.array(flow).min(2).max(4) }),
    z.strictObject({ kind: z.enum(['answer', 'affirm', 'deny', 'skip', 'repeat', 'cancel', 'unclear']) }),
  ])
  return z.strictObject({
    commands: z.array(command).min(1).max(mostCommands),
    severity: z.enum(['S1', 'S2', 'S3', 'S4']).nullable(),
  })
}

/** What customers may give: the slots that are read offline, and the free answers that the flows ask for. */
export function settable(flows: readonly CompiledFlow[]): string[] {
  const asked = flows.flatMap(({ steps, slots }) => askedIn(steps).filter((slot) => isFree(slots[slot]?.type)))
  return [...new Set([...slotNames, ...asked])]
}

const isFree = (type: string | undefined) => type === 'text' || type === 'choice'

function askedIn(steps: CompiledFlow['steps']): string[] {
  return steps.flatMap((step) => {
    if ('ask' in step) return [step.ask]
    if ('if' in step && 'then' in step) return [...askedIn(step.then), ...askedIn(step.else ?? [])]
    return 'confirm' in step ? askedIn(step.denied ?? []) : []
  })
}
