import { createInterface } from 'node:readline'
import { z } from 'zod'
import { demoCompany } from '#cli/demo-company.ts'
import type { Context } from '#engine/command.ts'
import { makeUnderstand } from '#understanding/understand.ts'

// Reads messages on standard input and prints what they mean: JSON lines with --jsonl, for people otherwise.
// With --llm the language model of the settings is asked as in a conversation.
const input = z.object({
  text: z.string(),
  now: z.iso.datetime({ offset: true }).optional(),
  zone: z.string().optional(),
  locale: z.enum(['zh', 'en']).optional(),
  expecting: z.string().nullish(),
  flow: z.string().nullish(),
  slots: z.record(z.string(), z.unknown()).optional(),
})

const company = demoCompany()
// Without the model its code is not loaded either: the rules alone start in a fraction of the time.
const modelWith = process.argv.includes('--llm')
  ? (await import('#cli/configured-model.ts')).configuredModel(company)
  : undefined
const understand = makeUnderstand(company, await modelWith)
const jsonl = process.argv.includes('--jsonl')

if (!jsonl) console.log('Write a message, Ctrl-D ends. 写一句话，Ctrl-D 结束。')
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue
  if (jsonl) console.log(JSON.stringify(await answerLine(line)))
  else await explain(line)
}

async function answerLine(line: string): Promise<object> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { error: 'not JSON' }
  }
  const message = input.safeParse(value)
  if (!message.success) return { error: z.prettifyError(message.error) }
  const context = contextOf(message.data)
  if (context === undefined) return { error: `unknown time zone ${message.data.zone}` }
  const from = performance.now()
  const { commands, severity } = await understand(message.data.text, context)
  const ms = Math.round((performance.now() - from) * 100) / 100
  return { commands, ...(severity === undefined ? {} : { severity }), ms }
}

async function explain(text: string): Promise<void> {
  const understood = await understand(text, { now: new Date().toISOString(), zone: company.zone, locale: 'zh' })
  for (const command of understood.commands) console.log(`  ${JSON.stringify(command)}`)
  if (understood.severity !== undefined) console.log(`  severity ${understood.severity}`)
  for (const reason of understood.why ?? []) console.log(`    ${reason}`)
}

function contextOf(message: z.infer<typeof input>): Context | undefined {
  const zone = message.zone ?? company.zone
  if (!isZone(zone)) return undefined
  return {
    now: message.now ?? new Date().toISOString(),
    zone,
    locale: message.locale ?? 'zh',
    ...(message.expecting == null ? {} : { expecting: message.expecting }),
    ...(message.flow == null ? {} : { flow: message.flow }),
    ...(message.slots === undefined ? {} : { slots: message.slots }),
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
