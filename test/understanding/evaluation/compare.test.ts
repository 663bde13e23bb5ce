import { describe, expect, it } from 'vitest'
import type { Command } from '#engine/command.ts'
import { compare } from '#understanding/evaluation/compare.ts'
import { readLine } from '#understanding/evaluation/expectation.ts'

const start = (flow: string, category?: string): Command => ({
  kind: 'start',
  flow,
  ...(category === undefined ? {} : { category }),
})
const set = (slot: string, value: string | number): Command => ({ kind: 'set', slot, value, text: String(value) })

function judged(commands: Command[], or: Command[][], given: Command[]) {
  const line = readLine(JSON.stringify({ text: '…', expect: { commands, or } }))
  if (line === null) throw new Error('no line')
  return compare(line, { commands: given })
}

describe('of several readings the closest is judged', () => {
  it('by category', () => {
    const readings = [start('complaint', 'quality'), start('complaint', 'hygiene_health')] as const
    const given = [start('complaint', 'hygiene_health')]
    expect(judged([readings[0]], [[readings[1]]], given).categoryRight).toBe(true)
    expect(judged([readings[0]], [], given).categoryRight).toBe(false)
  })

  it('by what is missing', () => {
    const full = [start('booking'), set('service', 'clean-daily'), set('area', 90)]
    const given = [start('booking'), set('area', 90)]
    expect(judged(full, [given], given).slots).toEqual({ right: 1, expected: 1, wrong: [] })
  })

  it('never by what was left out of the reading when more was understood', () => {
    const full = [start('booking'), set('service', 'clean-daily'), set('area', 90)]
    const given = [start('booking'), set('area', 90)]
    expect(judged(full, [[start('booking')]], given).slots).toMatchObject({ right: 1, expected: 2 })
  })
})
