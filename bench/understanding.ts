// node bench/understanding.ts [quick]: what it costs to understand a message without a language model: time, memory and
// start, by the command that everybody runs (`npm run understand -- --jsonl`).
import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { sentencesDir } from '#understanding/offline/knowledge.ts'
import { keptIn, learn } from '#understanding/offline/learn.ts'
import { sentencesIn } from '#understanding/offline/sentences.ts'

const quick = process.argv.includes('quick')
// Each run is a new process, as after a start. Of a message's times the shortest counts: what the machine does beside is
// not our work, and it does not strike the same message every time.
const runs = quick ? 2 : 4
const ordinary = quick ? 1_000 : 3_000
const long = quick ? 100 : 300
const longFrom = 100
const restMs = 1_000

const root = path.resolve(import.meta.dirname, '..')
const script = /"understand": "([^"]+)"/.exec(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))?.[1]
if (script === undefined) throw new Error('package.json has no script "understand"')

interface Message {
  text: string
}

const now = '2026-03-04T10:00:00+08:00'

/** The labelled messages that understanding is developed on, in their contexts. */
function labelled(): Message[] {
  const folders = ['dev', 'regression'].map((name) => path.join(root, 'test/understanding', name))
  const files = folders.flatMap((folder) =>
    fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl') && !name.startsWith('times'))
      .toSorted()
      .map((name) => path.join(folder, name)),
  )
  return files.flatMap((file) =>
    fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Message),
  )
}

/** Sentences of every meaning, evenly, and some joined to what a customer with a long story writes. */
function examples(): Message[] {
  const all = sentencesIn(sentencesDir).map(({ raw }) => raw)
  const each = (count: number) => Array.from({ length: count }, (_, i) => Math.floor((i * all.length) / count))
  const joined = each(long).map((start) => {
    let text = all[start] ?? ''
    for (let i = 1; text.length < longFrom; i++) text += `，${all[(start + i * 997) % all.length] ?? ''}`
    return text
  })
  // In an order that mixes meanings: the first messages after a start are no better known than the last.
  const mixed = each(ordinary).map((_, i, indexes) => all[indexes[(i * 977) % indexes.length] ?? 0] ?? '')
  return [...mixed, ...joined].map((text) => ({ text }))
}

interface Run {
  firstAnswerMs: number
  times: number[]
  rssMb: number
}

function rssMb({ pid }: ChildProcess): number {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024
}

async function run(messages: readonly Message[]): Promise<Run> {
  const began = performance.now()
  const child = spawn(`exec ${script} --jsonl`, { cwd: root, shell: true, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const understood = async (message: Message): Promise<number> => {
    child.stdin.write(`${JSON.stringify({ now, ...message })}\n`)
    const { value, done } = await lines.next()
    if (done === true) throw new Error(`no answer to "${message.text}"`)
    return (JSON.parse(value) as { ms: number }).ms
  }
  try {
    const times: number[] = []
    let firstAnswerMs = 0
    for (const message of messages) {
      times.push(await understood(message))
      if (times.length === 1) firstAnswerMs = performance.now() - began
    }
    await pause(restMs)
    return { firstAnswerMs, times, rssMb: rssMb(child) }
  } finally {
    child.stdin.end()
    await new Promise((resolve) => child.once('exit', resolve))
  }
}

/** What Node itself takes. */
async function bareMb(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6); console.log()'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  await pause(restMs)
  const mb = rssMb(child)
  child.kill()
  return mb
}

/** How long the first start on a machine learns. */
function learningMs(): number {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'guanjia-sentences-'))
  try {
    fs.cpSync(sentencesDir, copy, { recursive: true })
    const began = performance.now()
    learn(copy)
    return performance.now() - began
  } finally {
    fs.rmSync(keptIn(copy), { force: true })
    fs.rmSync(copy, { recursive: true })
  }
}

function report(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)
  console.log(`${name.padEnd(28)} p50 ${at(0.5)}  p99 ${at(0.99)}  max ${at(1)} ms`)
}

/** Of each message the shortest time of all runs. */
function shortestOf(all: readonly Run[]): number[] {
  return (all[0]?.times ?? []).map((_, i) => Math.min(...all.map(({ times }) => times[i] ?? Number.NaN)))
}

const sets = { labelled: labelled(), examples: examples() }
await run(sets.examples.slice(0, 10)) // Whatever was never learnt is learnt here.
const all: Record<keyof typeof sets, Run[]> = { labelled: [], examples: [] }
for (let n = 0; n < runs; n++) {
  all.labelled.push(await run(sets.labelled))
  all.examples.push(await run(sets.examples))
}
const shortest = shortestOf(all.examples)
const everyRun = [...all.labelled, ...all.examples]
const bare = await bareMb()

console.log(`${os.cpus().length} × ${os.cpus()[0]?.model ?? ''}, Node ${process.version}, ${runs} runs of "${script}"`)
report(`${sets.labelled.length} labelled messages`, shortestOf(all.labelled))
report(`${ordinary} examples`, shortest.slice(0, ordinary))
report('  the first 300 of them', shortest.slice(0, 300))
report(`${long} of ${longFrom} characters`, shortest.slice(ordinary))
report(
  'all, as the machine was',
  everyRun.flatMap(({ times }) => times),
)
console.log(
  `memory over a bare Node      ${Math.round(Math.max(...everyRun.map(({ rssMb: mb }) => mb)) - bare)} MB (${Math.round(bare)} MB), after all messages`,
)
console.log(
  `start to the first answer    ${Math.round(Math.min(...everyRun.map(({ firstAnswerMs }) => firstAnswerMs)))} ms warm`,
)
console.log(`learning, once a machine     ${Math.round(learningMs())} ms`)
