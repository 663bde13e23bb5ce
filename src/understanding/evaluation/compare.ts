import type { Command, Understood } from '#engine/command.ts'
import { meaningOf, type Line, type Partial_ } from './expectation.ts'
import { sameValue } from './same-value.ts'

const consequential: ReadonlySet<string> = new Set(['booking', 'reschedule', 'cancel', 'complaint', 'handoff'])

export interface Judgement {
  /** The meanings given and expected, sets apart. */
  expected: string[]
  given: string[]
  meaningRight: boolean
  slots: { right: number; expected: number; wrong: string[] }
  /** Started or handed over without any reading of the sentence asking for it. */
  falseActions: string[]
  severityRight: boolean | undefined
  /** Of a complaint that was started and whose category is expected. */
  categoryRight: boolean | undefined
}

/**
 * Judges what was understood by the alternative that it comes closest to: the meaning first, then most slots right, then
 * fewest missing, then the category. The first wins where none is closer.
 */
export function compare(line: Line, understood: Understood): Judgement {
  const judged = line.alternatives.map((expected) => against(expected, line, understood))
  const best = judged.toSorted(
    (a, b) =>
      Number(b.meaningRight) - Number(a.meaningRight) ||
      b.slots.right - a.slots.right ||
      a.slots.wrong.length - b.slots.wrong.length ||
      Number(b.categoryRight ?? false) - Number(a.categoryRight ?? false),
  )[0]
  return best ?? against([], line, understood)
}

function against(expected: readonly Partial_[], line: Line, understood: Understood): Judgement {
  const { commands } = understood
  const wanted = expected.filter((command) => command['kind'] !== 'set')
  const sets = expected.filter((command) => command['kind'] === 'set')
  const given = [
    ...new Set(commands.filter((command) => command.kind !== 'set').map((command) => meaningOf({ ...command }))),
  ]
  const started = commands.flatMap((command) =>
    command.kind === 'start' ? [command.flow] : command.kind === 'handoff' ? ['handoff'] : [],
  )
  const wished = new Set(line.alternatives.flat().map(meaningOf))
  const falseActions = started.filter(
    (flow) => (consequential.has(flow) && !wished.has(flow)) || line.none.includes(flow),
  )
  const wrong = sets
    .filter((set) => !commands.some((command) => matches(set, command)))
    .map((set) => JSON.stringify(set))
  const found = wanted.every((command) => commands.some((each) => matches(command, each)))
  const silent = wanted.length > 0 || given.every((meaning) => meaning === 'affirm' || meaning === 'unclear')
  const onlySets = wanted.length === 0 && sets.length > 0 ? wrong.length < sets.length || sets.length === 0 : true
  return {
    expected: wanted.length > 0 ? wanted.map(meaningOf) : ['inform'],
    given: given.length > 0 ? given : ['inform'],
    meaningRight: found && silent && onlySets && !started.some((flow) => line.none.includes(flow)),
    slots: { right: sets.length - wrong.length, expected: sets.length, wrong },
    falseActions,
    severityRight:
      line.severity === undefined || understood.severity === undefined
        ? undefined
        : line.severity === understood.severity,
    categoryRight: categoryRight(wanted, commands),
  }
}

function categoryRight(wanted: readonly Partial_[], commands: readonly Command[]): boolean | undefined {
  const expected = wanted.find((command) => command['category'] !== undefined)?.['category']
  const given = commands.find((command) => command.kind === 'start' && command.flow === 'complaint')
  return expected === undefined || given?.kind !== 'start' ? undefined : given.category === expected
}

function matches(expected: Partial_, given: Command): boolean {
  const actual: Record<string, unknown> = { ...given }
  return Object.entries(expected).every(([field, value]) => {
    if (field === 'category' || field === 'topic') return true
    if (field === 'value') return sameValue(value, actual['value'], String(expected['slot']))
    return actual[field] === value
  })
}
