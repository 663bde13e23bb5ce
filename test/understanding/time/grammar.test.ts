import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoCompany } from '#cli/demo-company.ts'
import { sameValue } from '#understanding/evaluation/same-value.ts'
import { makeUnderstand } from '#understanding/understand.ts'

interface Line {
  text: string
  now: string
  zone: string
  expect: unknown
  or?: unknown[]
}

const file = join(import.meta.dirname, '../regression/times/grammar.jsonl')
const lines = readFileSync(file, 'utf8')
  .split('\n')
  .filter((json) => json !== '')
  .map((json) => JSON.parse(json) as Line)
const understand = makeUnderstand(demoCompany())

async function isRead({ text, now, zone, expect: expected, or = [] }: Line): Promise<boolean> {
  const context = { now, zone, locale: 'zh', flow: 'booking', expecting: 'when' } as const
  const { commands } = await understand(text, context)
  const given = commands.flatMap((each) => (each.kind === 'set' && each.slot === 'when' ? [each.value] : []))
  const accepted = [expected, ...or]
  if (given.length === 0) return accepted.includes(null)
  return given.every((value) => accepted.some((each) => each !== null && sameValue(each, value, 'when')))
}

// Some seventeen hundred ways of saying when, by days, feasts, hours, bounds and what else the customer does that day.
test('what customers call a time is read as that time, asked when somebody shall come', async () => {
  const misread: string[] = []
  for (const line of lines) if (!(await isRead(line))) misread.push(line.text)
  expect(misread.slice(Math.floor(lines.length * 0.015))).toEqual([])
})
