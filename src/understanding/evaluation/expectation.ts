import { z } from 'zod'

/** One command as an evaluation line expects it: only the fields named are compared. */
export type Partial_ = Record<string, unknown>

export interface Line {
  id: string
  text: string
  now?: string
  zone?: string
  flow?: string
  expecting?: string
  slots?: Record<string, unknown>
  /** Each list is as good as the first. */
  alternatives: Partial_[][]
  severity?: string
  none: string[]
}

const own = z.object({
  id: z.string().optional(),
  text: z.string(),
  now: z.string().optional(),
  zone: z.string().optional(),
  flow: z.string().nullish(),
  expecting: z.string().nullish(),
  slots: z.record(z.string(), z.unknown()).optional(),
  expect: z.object({
    commands: z.array(z.record(z.string(), z.unknown())),
    or: z.array(z.array(z.record(z.string(), z.unknown()))).default([]),
    none: z.array(z.string()).default([]),
    severity: z.string().optional(),
  }),
})

const labelled = z.object({
  id: z.string(),
  text: z.string(),
  intents: z.array(z.string()),
  slots: z.record(z.string(), z.unknown()).default({}),
  context: z.string().optional(),
})

/** Reads a line of either form; `null` for a line that has neither. `now` is a Wednesday unless the line says more. */
export function readLine(json: string): Line | null {
  const value: unknown = JSON.parse(json)
  const line = own.safeParse(value)
  if (line.success) {
    const { data } = line
    return {
      id: data.id ?? data.text.slice(0, 12),
      text: data.text,
      ...(data.now === undefined ? {} : { now: data.now }),
      ...(data.zone === undefined ? {} : { zone: data.zone }),
      ...(data.flow == null ? {} : { flow: data.flow }),
      ...(data.expecting == null ? {} : { expecting: data.expecting }),
      ...(data.slots === undefined ? {} : { slots: data.slots }),
      alternatives: [data.expect.commands, ...data.expect.or],
      none: data.expect.none,
      ...(data.expect.severity === undefined ? {} : { severity: data.expect.severity }),
    }
  }
  const other = labelled.safeParse(value)
  return other.success ? fromLabels(other.data) : null
}

/** The word under which a command is counted. */
export function meaningOf(command: Partial_): string {
  switch (command['kind']) {
    case 'start':
      return String(command['flow'])
    case 'smalltalk':
      return String(command['about'])
    case 'answer':
      return 'consult'
    case 'set':
      return 'inform'
    default:
      return String(command['kind'])
  }
}

const commandsOf: Record<string, Partial_[]> = {
  book: [{ kind: 'start', flow: 'booking' }],
  reschedule: [{ kind: 'start', flow: 'reschedule' }],
  cancel: [{ kind: 'start', flow: 'cancel' }],
  order_status: [{ kind: 'start', flow: 'status' }],
  complaint: [{ kind: 'start', flow: 'complaint' }],
  praise: [{ kind: 'smalltalk', about: 'praise' }],
  survey_answer: [{ kind: 'set', slot: 'rating' }],
  faq: [{ kind: 'answer' }],
  human: [{ kind: 'handoff' }],
  greeting: [{ kind: 'smalltalk', about: 'greeting' }],
  out_of_scope: [{ kind: 'smalltalk', about: 'other' }],
  inform: [],
  affirm: [{ kind: 'affirm' }],
  deny: [{ kind: 'deny' }],
}

const slotOf: Record<string, string> = {
  house_size: 'area',
  phone: 'phone',
  people: 'count',
  quantity: 'count',
  order_no: 'order',
  rating: 'rating',
  duration: 'duration',
  staff: 'worker',
  contact_name: 'name',
  address: 'address',
  datetime: 'when',
  time: 'when',
}

// The labelled sample has intents and slots of its own; the words in `context` tell what the bot had asked.
function fromLabels(line: z.infer<typeof labelled>): Line {
  const sets = Object.entries(line.slots).flatMap(([name, value]) => {
    const slot = slotOf[name]
    return slot === undefined ? [] : [{ kind: 'set', slot, ...(comparable(name, value) ? { value } : {}) }]
  })
  const corrected = line.context !== undefined && line.intents[0] === 'reschedule'
  const commands = corrected ? [] : line.intents.slice(0, 1).flatMap((intent) => commandsOf[intent] ?? [])
  const all = line.intents[0] === 'survey_answer' ? sets.filter((set) => set.slot === 'rating') : [...commands, ...sets]
  const polite = ['thanks', 'goodbye'].map((about) => [{ kind: 'smalltalk', about }])
  const unclear: Partial_[][] = line.intents[0] === 'out_of_scope' ? [[{ kind: 'unclear' }]] : []
  const asked = expectingOf(line.context)
  return {
    id: line.id,
    text: line.text,
    ...(asked === undefined ? {} : { expecting: asked, flow: asked === 'rating' ? 'survey' : 'booking' }),
    alternatives: line.intents[0] === 'thanks' ? polite : [all, ...unclear],
    none: [],
  }
}

function comparable(name: string, value: unknown): boolean {
  return name !== 'datetime' && name !== 'time' && (typeof value === 'string' || typeof value === 'number')
}

function expectingOf(context: string | undefined): string | undefined {
  if (context === undefined) return undefined
  if (/confirm/.test(context)) return 'confirm'
  if (/rate|NPS/.test(context)) return 'rating'
  if (/how many/.test(context)) return 'count'
  return /address|phone|time/.exec(context)?.[0].replace('time', 'when')
}
