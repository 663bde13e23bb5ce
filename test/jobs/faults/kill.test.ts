import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Company } from '#business/catalogue/company.ts'
import { numbersFrom } from '#simulation/numbers.ts'
import { runDue } from '#jobs/due.ts'
import { loadDemo } from '../../../src/demo/load-demo.ts'
import { testDatabase } from '../../support/database.ts'
import { points } from './points.ts'
import { began, breaches, furnishWorld, moments, outcome, overdue, setClock } from './world.ts'

const visits = 140
const randomKills = 4
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const chance = numbersFrom(seed)

const calm = await testDatabase(6)
const hit = await testDatabase(6)
let company: Company

beforeAll(async () => {
  company = await loadDemo(calm.db, began)
  await loadDemo(hit.db, began)
  await Promise.all([furnishWorld(calm, company, visits), furnishWorld(hit, company, visits)])
})

/** What the next process dies of: a named point, or its parent. */
type Fault = { point: string; nth: number } | 'any'
const faults: Fault[] = shuffled([
  ...points.map(({ name }) => ({ point: name, nth: 1 + Math.floor(chance() * 2) })),
  ...Array.from({ length: randomKills }, () => 'any' as const),
])

function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, at: chance() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

const died: string[] = []
const errors: string[] = []
const living = new Set<ChildProcess>()
const over = new AbortController()

/** Keeps one process at work: when it dies the next one comes, with the next fault while there is one. */
async function place(): Promise<void> {
  while (!over.signal.aborted) {
    const fault = faults.shift()
    const named = fault === undefined || fault === 'any' ? [] : [fault.point, String(fault.nth)]
    const entry = new URL('due-process.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [entry, hit.url, ...named], { stdio: ['ignore', 'pipe', 'pipe'] })
    living.add(child)
    const exit = once(child, 'exit')
    child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text))
    let ready = () => {}
    const isReady = new Promise<void>((resolve) => {
      ready = resolve
    })
    createInterface(child.stdout).on('line', (line) => (line === 'ready' ? ready() : died.push(line)))
    if (fault === 'any') {
      await Promise.race([isReady, exit])
      while (!over.signal.aborted && (await overdue(hit.pool)) === 0) await pause(3)
      await pause(chance() * 40)
      if (!over.signal.aborted) died.push('died at random')
      child.kill('SIGKILL')
    }
    await exit
    living.delete(child)
  }
}

afterAll(() => {
  over.abort()
  for (const child of living) child.kill('SIGKILL')
})

/** With minutes between, so that whoever was too late for one moment finds something to do. */
const steps = moments.flatMap((at, n) => [at, ...(n % 2 === 0 ? [new Date(+at + 60_000)] : [])])

test(
  `follow-ups of ${visits} visits are done once, in time, by processes that die (SEED=${seed})`,
  { timeout: 60_000 },
  async () => {
    console.log(`SEED=${seed}`)
    const start = performance.now()
    for (const at of steps) {
      await setClock(calm.pool, at)
      await runDue(calm.db, company, at)
      await runDue(calm.db, company, at)
    }
    expect(await breaches(calm.pool)).toEqual([])

    const places = [place(), place()]
    for (const at of steps) {
      await setClock(hit.pool, at)
      await expect.poll(() => overdue(hit.pool), { timeout: 15_000, interval: 5 }).toBe(0)
    }
    over.abort()
    for (const child of living) child.kill('SIGKILL')
    await Promise.all(places)

    expect(await breaches(hit.pool)).toEqual([])
    expect(await outcome(hit.pool)).toEqual(await outcome(calm.pool))
    const deaths = [...Map.groupBy(died, (line) => line)].map(([line, all]) => `${line.slice(8)} ×${all.length}`)
    const { rows } = await hit.pool.query<{ n: number; told: number }>(
      `select (select count(*)::int from settled) as n, (select count(*)::int from message) as told`,
    )
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.log(
      `SEED=${seed}: ${rows[0]?.n} settled, ${rows[0]?.told} told, ${died.length} deaths in ${seconds} s: ${deaths.join(', ')}`,
    )
    expect(died.length).toBeGreaterThanOrEqual(points.length)
    expect(errors.join('')).toBe('')
  },
)
