import { readFileSync } from 'node:fs'
import type { Context } from '#engine/command.ts'
import type { Understand } from '../understand.ts'
import { compare, type Judgement } from './compare.ts'
import { readLine, type Line, type Partial_ } from './expectation.ts'

/** One sentence, what was made of it, and how long that took. */
export interface Result {
  line: Line
  judgement: Judgement
  given: readonly Partial_[]
  why: readonly string[]
  ms: number
  gravest: { expected: boolean; found: boolean }
}

/** Parts of a whole; `of` may be 0. */
export interface Share {
  right: number
  of: number
}

export interface Figures {
  meaning: Share
  slots: Share
  falseActions: Share
  s1: Share
  severity: Share
  category: Share
  handoff: Share
}

/** Understands every line of the files in its own context. Throws for a line that is not JSON. */
export async function judge(files: readonly string[], understand: Understand, zone: string): Promise<Result[]> {
  const results: Result[] = []
  for (const file of files) {
    for (const json of readFileSync(file, 'utf8').split('\n')) {
      const line = json.trim() === '' ? null : readLine(json)
      if (line === null) continue
      const from = performance.now()
      const understood = await understand(line.text, contextOf(line, zone))
      const ms = performance.now() - from
      results.push({
        line,
        judgement: compare(line, understood),
        given: understood.commands.map((command) => ({ ...command })),
        why: understood.why ?? [],
        ms,
        gravest: { expected: line.severity === 'S1', found: understood.severity === 'S1' },
      })
    }
  }
  return results
}

/** The figures that floors are set for. */
export function figuresOf(results: readonly Result[]): Figures {
  const judgements = results.map(({ judgement }) => judgement)
  const grave = results.filter(({ gravest }) => gravest.expected)
  const handoffs = judgements.filter(({ expected }) => expected.includes('handoff'))
  return {
    meaning: { right: judgements.filter(({ meaningRight }) => meaningRight).length, of: results.length },
    slots: {
      right: judgements.reduce((sum, { slots }) => sum + slots.right, 0),
      of: judgements.reduce((sum, { slots }) => sum + slots.expected, 0),
    },
    falseActions: {
      right: judgements.filter(({ falseActions }) => falseActions.length > 0).length,
      of: results.length,
    },
    s1: { right: grave.filter(({ gravest }) => gravest.found).length, of: grave.length },
    severity: decided(judgements.map(({ severityRight }) => severityRight)),
    category: decided(judgements.map(({ categoryRight }) => categoryRight)),
    handoff: { right: handoffs.filter(({ given }) => given.includes('handoff')).length, of: handoffs.length },
  }
}

function decided(verdicts: readonly (boolean | undefined)[]): Share {
  const given = verdicts.filter((verdict) => verdict !== undefined)
  return { right: given.filter(Boolean).length, of: given.length }
}

// A Wednesday morning, unless the line says when it was written.
function contextOf(line: Line, zone: string): Context {
  return {
    now: line.now ?? '2026-03-04T10:00:00+08:00',
    zone: line.zone ?? zone,
    locale: 'zh',
    ...(line.flow === undefined ? {} : { flow: line.flow }),
    ...(line.expecting === undefined ? {} : { expecting: line.expecting }),
    ...(line.slots === undefined ? {} : { slots: line.slots }),
  }
}
