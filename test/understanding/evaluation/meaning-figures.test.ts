import { expect, it } from 'vitest'
import type { Command } from '#engine/command.ts'
import { compare } from '#understanding/evaluation/compare.ts'
import { readLine } from '#understanding/evaluation/expectation.ts'
import { macroF1, meaningFigures } from '#understanding/evaluation/meaning-figures.ts'
import type { Result } from '#understanding/evaluation/score.ts'

const booking: Command = { kind: 'start', flow: 'booking' }
const complaint: Command = { kind: 'start', flow: 'complaint', category: 'quality' }
const praise: Command = { kind: 'smalltalk', about: 'praise' }
const greeting: Command = { kind: 'smalltalk', about: 'greeting' }
const handoff: Command = { kind: 'handoff', reason: 'asked' }
const five: Command = { kind: 'set', slot: 'rating', value: 5, text: '5' }
const ninety: Command = { kind: 'set', slot: 'area', value: 90, text: '90' }

interface Expected {
  commands: Partial<Command>[]
  or?: Partial<Command>[][]
  tags?: string[]
}

function result({ tags, ...expected }: Expected, given: Command[]): Result {
  const line = readLine(JSON.stringify({ text: '…', expect: expected, tags }))
  if (line === null) throw new Error('no line')
  const judgement = compare(line, { commands: given })
  return {
    line,
    judgement,
    given: given.map((each) => ({ ...each })),
    why: [],
    ms: 0,
    gravest: { expected: false, found: false },
  }
}

function table(...results: Result[]): Record<string, [recall: number, precision: number]> {
  return Object.fromEntries(
    meaningFigures(results).map(({ meaning, recall, precision }) => [meaning, [recall, precision]]),
  )
}

it('counts a line for what it means, whatever it is tagged with', () => {
  const sarcasm = result({ commands: [complaint], tags: ['sarcasm'] }, [praise])
  const plain = result({ commands: [complaint], tags: ['complaint'] }, [complaint])
  expect(table(sarcasm, plain)).toEqual({ complaint: [0.5, 1] })
})

it('holds a wrong meaning against the one that was given', () => {
  const missed = result({ commands: [complaint] }, [praise])
  const kind = result({ commands: [praise] }, [praise])
  expect(table(missed, kind)).toEqual({ complaint: [0, 0], praise: [1, 0.5] })
})

it('takes slots alone for an answer, and a rating alone for a survey answer', () => {
  expect(table(result({ commands: [ninety] }, [ninety]), result({ commands: [five] }, [five]))).toEqual({
    inform: [1, 1],
    survey: [1, 1],
  })
})

it('counts a line that was understood in its second reading as right for its first', () => {
  expect(table(result({ commands: [praise], or: [[booking]] }, [booking]))).toEqual({ praise: [1, 1] })
})

it('forgives a greeting beside the right meaning, and not an act', () => {
  const polite = result({ commands: [booking] }, [greeting, booking])
  const rash = result({ commands: [booking] }, [booking, handoff])
  const asked = result({ commands: [handoff] }, [handoff])
  const hello = result({ commands: [greeting] }, [greeting])
  expect(table(polite, rash, asked, hello)).toEqual({ booking: [1, 1], greeting: [1, 1], handoff: [1, 0.5] })
})

it('gives every expected meaning the same weight, and none to what no line expects', () => {
  const many = Array.from({ length: 9 }, () => result({ commands: [booking] }, [booking]))
  const one = result({ commands: [complaint] }, [{ kind: 'unclear' }])
  expect(macroF1(meaningFigures([...many, one]))).toBe(0.5)
  expect(macroF1([])).toBe(0)
})
