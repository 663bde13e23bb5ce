import { createInterface } from 'node:readline'
import { demoWords, type Words } from '#cli/demo-words.ts'
import { messageLine } from '#cli/message-line.ts'
import { makeUnderstand, type Understand } from '#understanding/understand.ts'

/** Understands each line of standard input by the words of the made-up company, and prints what it means. */
export async function understandInput(options: readonly string[]): Promise<void> {
  const company = await demoWords()
  const understand = options.includes('--llm') ? await withModel() : makeUnderstand(company)
  const jsonl = options.includes('--jsonl')
  if (!jsonl) console.log('Write a message, Ctrl-D ends. 写一句话，Ctrl-D 结束。')
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    if (jsonl) console.log(JSON.stringify(await answerLine(line, understand, company)))
    else await explain(line, understand, company)
  }
}

// Without the model its code is not loaded either: the rules alone start in a fraction of the time.
async function withModel(): Promise<Understand> {
  const { demoCompany } = await import('#cli/demo-company.ts')
  const { configuredModel } = await import('#cli/configured-model.ts')
  const company = demoCompany()
  return makeUnderstand(company, await configuredModel(company))
}

async function answerLine(line: string, understand: Understand, company: Words): Promise<object> {
  const read = messageLine(line, company.zone)
  if ('error' in read) return read
  const from = performance.now()
  const { commands, severity } = await understand(read.text, read.context)
  const ms = Math.round((performance.now() - from) * 100) / 100
  return { commands, ...(severity === undefined ? {} : { severity }), ms }
}

async function explain(text: string, understand: Understand, { zone }: Words): Promise<void> {
  const understood = await understand(text, { now: new Date().toISOString(), zone, locale: 'zh' })
  for (const command of understood.commands) console.log(`  ${JSON.stringify(command)}`)
  if (understood.severity !== undefined) console.log(`  severity ${understood.severity}`)
  for (const reason of understood.why ?? []) console.log(`    ${reason}`)
}
