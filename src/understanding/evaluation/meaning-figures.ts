import { meaningOf, type Partial_ } from './expectation.ts'
import type { Result } from './score.ts'

/** How one meaning fared. `recall`, `precision` and `f1` run from 0 to 1. */
export interface MeaningFigures {
  meaning: string
  expected: number
  right: number
  /** Lines in which it was given although no reading of them asks for it. */
  stray: number
  recall: number
  precision: number
  f1: number
}

/**
 * Recall, precision and F1 of every meaning that some line expects, in the order of the alphabet. A line counts for the
 * main meaning of its first reading, whatever it is tagged with: a tag such as "sarcasm" is a way of speaking, which no
 * command can express. A line that was understood in any of its readings counts as right for it.
 */
export function meaningFigures(results: readonly Result[]): MeaningFigures[] {
  const counts = new Map<string, { expected: number; right: number; stray: number }>()
  const count = (meaning: string) => {
    const known = counts.get(meaning) ?? { expected: 0, right: 0, stray: 0 }
    counts.set(meaning, known)
    return known
  }
  for (const { line, judgement, given } of results) {
    const mine = count(mainMeaning(line.alternatives[0] ?? []))
    mine.expected += 1
    if (judgement.meaningRight) mine.right += 1
    // A greeting that goes with a booking harms nobody; an act that goes with it does.
    const strays = judgement.meaningRight ? judgement.falseActions : unasked(line.alternatives, given)
    for (const meaning of strays) count(meaning).stray += 1
  }
  return [...counts]
    .filter(([, { expected }]) => expected > 0)
    .map(([meaning, each]) => ({ meaning, ...each, ...ratios(each) }))
    .toSorted((a, b) => (a.meaning < b.meaning ? -1 : 1))
}

/** The mean of F1 over meanings, each of equal weight; 0 where there is none. */
export function macroF1(figures: readonly MeaningFigures[]): number {
  return figures.length === 0 ? 0 : figures.reduce((sum, { f1 }) => sum + f1, 0) / figures.length
}

function ratios({ expected, right, stray }: { expected: number; right: number; stray: number }) {
  const recall = right / expected
  const precision = right + stray === 0 ? 0 : right / (right + stray)
  return { recall, precision, f1: recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision) }
}

// Slots that come along with a command add details to it; alone they are an answer, and a rating alone is a survey's.
function mainMeaning(commands: readonly Partial_[]): string {
  return meaningsIn(commands)[0] ?? 'inform'
}

function meaningsIn(commands: readonly Partial_[]): string[] {
  const acts = commands.filter(({ kind }) => kind !== 'set')
  if (acts.length > 0) return [...new Set(acts.map(meaningOf))]
  return [commands.some(({ slot }) => slot === 'rating') ? 'survey' : 'inform']
}

function unasked(alternatives: readonly Partial_[][], given: readonly Partial_[]): string[] {
  const wished = new Set(alternatives.flatMap(meaningsIn))
  return meaningsIn(given).filter((meaning) => !wished.has(meaning))
}
