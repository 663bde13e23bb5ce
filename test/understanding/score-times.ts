import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { demoCompany } from '#cli/demo-company.ts'
import { sameValue } from '#understanding/evaluation/same-value.ts'
import { makeUnderstand } from '#understanding/understand.ts'

// Scores the times that a booking hears when it asks for one. A line is `{text, now, zone, expect, or?}`; `expect` names
// the fields that count, or is null where no time is meant, and `or` lists what is as good. `--figures` prints no sentence.
const time = z.record(z.string(), z.unknown()).nullable()
const reading = z.object({
  text: z.string(),
  now: z.string(),
  zone: z.string(),
  expect: time,
  or: z.array(time).default([]),
})

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const figuresOnly = process.argv.includes('--figures')
const understand = makeUnderstand(demoCompany())
const shares = new Map<string, { right: number; of: number }>()

for (const file of files) {
  for (const json of readFileSync(file, 'utf8').split('\n')) {
    if (json.trim() !== '') await score(reading.parse(JSON.parse(json)))
  }
}
for (const [kind, share] of [...shares].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(
    `${kind.padEnd(9)} ${((share.right / share.of) * 100).toFixed(1).padStart(5)}% (${share.right} of ${share.of})`,
  )
}

async function score(line: z.infer<typeof reading>): Promise<void> {
  const context = { now: line.now, zone: line.zone, locale: 'zh', flow: 'booking', expecting: 'when' } as const
  const { commands } = await understand(line.text, context)
  const given = commands.flatMap((each) => (each.kind === 'set' && each.slot === 'when' ? [each.value] : []))
  const accepted = [line.expect, ...line.or]
  const times = accepted.filter((each) => each !== null)
  const right =
    given.length === 0
      ? accepted.includes(null)
      : given.every((value) => times.some((each) => sameValue(each, value, 'when')))
  for (const kind of [kindOf(line.expect), 'total']) {
    const share = shares.get(kind) ?? { right: 0, of: 0 }
    shares.set(kind, { right: share.right + Number(right), of: share.of + 1 })
  }
  if (right || figuresOnly) return
  console.log(`${line.text} (${line.now})\n  expected ${JSON.stringify(accepted)}\n  got      ${JSON.stringify(given)}`)
}

function kindOf(expected: z.infer<typeof time>): string {
  if (expected === null) return 'none'
  if (expected['recur'] !== undefined) return 'recurring'
  if (expected['open'] !== undefined) return 'open'
  return typeof expected['precision'] === 'string' ? expected['precision'] : 'date'
}
