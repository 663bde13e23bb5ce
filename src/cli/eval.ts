import { readFileSync } from 'node:fs'
import { demoCompany } from '#cli/demo-company.ts'
import type { Context } from '#engine/command.ts'
import { compare, type Judgement } from '#understanding/evaluation/compare.ts'
import { readLine, type Line } from '#understanding/evaluation/expectation.ts'
import { makeUnderstand } from '#understanding/understand.ts'

// Scores understanding on files of sentences with their expected commands. `--figures` prints no sentence, so that
// held-out files can be measured without being read.
const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const figuresOnly = process.argv.includes('--figures')
if (files.length === 0) {
  console.error('usage: npm run eval -- FILE.jsonl… [--figures]')
  process.exit(2)
}

const company = demoCompany()
const understand = makeUnderstand(company)
const results: { line: Line; judgement: Judgement; why: readonly string[]; ms: number; s1: [boolean, boolean] }[] = []

for (const file of files) {
  for (const json of readFileSync(file, 'utf8').split('\n')) {
    const line = json.trim() === '' ? null : readLine(json)
    if (line === null) continue
    const from = performance.now()
    const understood = await understand(line.text, contextOf(line))
    const ms = performance.now() - from
    results.push({
      line,
      judgement: compare(line, understood),
      why: understood.why ?? [],
      ms,
      s1: [line.severity === 'S1', understood.severity === 'S1'],
    })
  }
}
report()

function contextOf(line: Line): Context {
  return {
    now: line.now ?? '2026-03-04T10:00:00+08:00',
    zone: line.zone ?? company.zone,
    locale: 'zh',
    ...(line.flow === undefined ? {} : { flow: line.flow }),
    ...(line.expecting === undefined ? {} : { expecting: line.expecting }),
    ...(line.slots === undefined ? {} : { slots: line.slots }),
  }
}

function report(): void {
  const names = [...new Set(results.map(({ line }) => line.meaning))].toSorted()
  let f1Sum = 0
  console.log('meaning          n  recall precision    F1')
  for (const name of names) {
    const mine = results.filter(({ line }) => line.meaning === name)
    const right = mine.filter(({ judgement }) => judgement.meaningRight).length
    const label = mine[0]?.judgement.expected[0] ?? name
    const stray = results.filter(
      ({ line, judgement }) =>
        line.meaning !== name &&
        !judgement.meaningRight &&
        judgement.given.includes(label) &&
        !judgement.expected.includes(label),
    ).length
    const recall = right / mine.length
    const precision = right + stray === 0 ? 0 : right / (right + stray)
    const f1 = recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision)
    f1Sum += f1
    console.log(
      `${name.padEnd(14)} ${String(mine.length).padStart(4)}  ${percent(recall)}  ${percent(precision)}  ${f1.toFixed(3)}`,
    )
  }
  const slots = results.map(({ judgement }) => judgement.slots)
  const expectedSlots = sum(slots.map((slot) => slot.expected))
  const handoffs = results.filter(({ judgement }) => judgement.expected.includes('handoff'))
  const grave = results.filter(({ s1 }) => s1[0])
  const times = results.map(({ ms }) => ms).toSorted((a, b) => a - b)
  const wrongActions = results.filter(({ judgement }) => judgement.falseActions.length > 0)
  console.log(
    [
      `meaning        ${share(results.filter(({ judgement }) => judgement.meaningRight).length, results.length)}`,
      `macro F1       ${(f1Sum / names.length).toFixed(3)}`,
      `slots          ${share(sum(slots.map((slot) => slot.right)), expectedSlots)}`,
      `false actions  ${share(wrongActions.length, results.length)}`,
      `S1 recall      ${share(grave.filter(({ s1 }) => s1[1]).length, grave.length)}`,
      `severity       ${share(results.filter(({ judgement }) => judgement.severityRight === true).length, results.filter(({ judgement }) => judgement.severityRight !== undefined).length)}`,
      `handoff recall ${share(handoffs.filter(({ judgement }) => judgement.given.includes('handoff')).length, handoffs.length)}`,
      `ms             p50 ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(2)}  p99 ${(times[Math.floor(times.length * 0.99)] ?? 0).toFixed(2)}`,
    ].join('\n'),
  )
  if (!figuresOnly) failures()
}

function failures(): void {
  for (const { line, judgement, why } of results) {
    const { expected, given, meaningRight, slots, falseActions, severityRight } = judgement
    if (meaningRight && slots.wrong.length === 0 && falseActions.length === 0 && severityRight !== false) continue
    const where = [line.flow, line.expecting].filter((each) => each !== undefined).join('/')
    console.log(`\n${line.id}${where === '' ? '' : ` [${where}]`} ${line.text}`)
    if (!meaningRight) console.log(`  expected ${expected.join('+')}, got ${given.join('+')}`)
    if (falseActions.length > 0) console.log(`  false action ${falseActions.join(', ')}`)
    if (severityRight === false) console.log(`  severity should be ${line.severity}`)
    for (const slot of slots.wrong) console.log(`  missing ${slot}`)
    if (why.length > 0) console.log(`  because ${why.join(' | ')}`)
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function share(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${percent(part / whole).trim()} (${part} of ${whole})`
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(1)}%`.padStart(6)
}
