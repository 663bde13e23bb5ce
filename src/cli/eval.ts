import { demoCompany } from '#cli/demo-company.ts'
import { macroF1, meaningFigures } from '#understanding/evaluation/meaning-figures.ts'
import { figuresOf, judge, type Share } from '#understanding/evaluation/score.ts'
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
const results = await judge(files, understand, company.zone)
report()

function report(): void {
  const meanings = meaningFigures(results)
  console.log('meaning          n  recall precision    F1')
  for (const { meaning, expected, recall, precision, f1 } of meanings) {
    console.log(
      `${meaning.padEnd(14)} ${String(expected).padStart(4)}  ${percent(recall)}  ${percent(precision)}  ${f1.toFixed(3)}`,
    )
  }
  const figures = figuresOf(results)
  const times = results.map(({ ms }) => ms).toSorted((a, b) => a - b)
  console.log(
    [
      `meaning        ${share(figures.meaning)}`,
      `macro F1       ${macroF1(meanings).toFixed(3)}`,
      `slots          ${share(figures.slots)}`,
      `false actions  ${share(figures.falseActions)}`,
      `S1 recall      ${share(figures.s1)}`,
      `severity       ${share(figures.severity)}`,
      `category       ${share(figures.category)}`,
      `handoff recall ${share(figures.handoff)}`,
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

function share({ right, of }: Share): string {
  return of === 0 ? 'none' : `${percent(right / of).trim()} (${right} of ${of})`
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(1)}%`.padStart(6)
}
