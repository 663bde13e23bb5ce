import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { demoCompany } from '#cli/demo-company.ts'
import { figuresOf, judge, type Share } from '#understanding/evaluation/score.ts'
import { makeUnderstand } from '#understanding/understand.ts'

const directory = join(import.meta.dirname, 'regression')
const files = readdirSync(directory)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => join(directory, name))

// A little under what is reached, so that a change for the worse is seen and chance is not. Raise them with the figures.
describe('the regression sentences', async () => {
  const company = demoCompany()
  const results = await judge(files, makeUnderstand(company), company.zone)
  const figures = figuresOf(results)

  it('are many', () => {
    expect(results.length).toBeGreaterThanOrEqual(400)
  })

  it.each([
    ['meaning', 0.972],
    ['slots', 0.978],
    ['s1', 0.985],
    ['severity', 0.97],
    ['category', 0.865],
    ['handoff', 0.99],
  ] as const)('%s stays above %d', (name, floor) => {
    expect(ratio(figures[name])).toBeGreaterThanOrEqual(floor)
  })

  it('seldom makes the bot act on what nobody asked for', () => {
    expect(ratio(figures.falseActions)).toBeLessThanOrEqual(0.0075)
  })
})

function ratio({ right, of }: Share): number {
  return right / of
}
