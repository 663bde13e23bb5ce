import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Queue, Worker } from 'bullmq'

/** Wakes this process when something falls due. It may ring late, twice or not at all: the rows decide what is done. */
export interface AlarmClock {
  /** Something may have been planned: its moment is added soon. Returns at once and never throws. */
  nudge(): void
  /** True while the queue takes jobs and its worker answers. */
  isAlive(): boolean
  close(): Promise<void>
}

export interface AlarmParts {
  /** Where the jobs are kept: in Redis where there is one, else beside the rows. */
  store: { kind: 'postgres'; url: string } | { kind: 'redis'; url: string }
  /** How many milliseconds from now something falls due, for the moments that come within `horizonMs`. */
  upcoming(horizonMs: number): Promise<{ at: Date; inMs: number }[]>
  /** Does what is due. */
  ring(): Promise<unknown>
  failed(error: unknown): void
  /** How often what the queue may have lost is added again; 30 seconds when left out. */
  everyMs?: number
  /** Adding to a queue whose server is away may wait for ever; this long is waited, five seconds when left out. */
  patienceMs?: number
}

/** Only the near future is in the queue, so that losing all of it costs nothing. */
const horizonMs = 10 * 60_000
const nudgeMs = 500
const lookMs = 50
const longestPauseMs = 30_000

/**
 * Starts the alarm clock: BullMQ on PostgreSQL or Redis. Objects that were built while their server was away stay dead
 * without saying so, so they are built anew until a test job comes through, and again whenever none does.
 */
export function startAlarmClock(parts: AlarmParts): AlarmClock {
  const { everyMs = 30_000, patienceMs = 5_000 } = parts
  const within = <T>(work: Promise<T>) => atMost(work, patienceMs)
  const closing = new AbortController()
  /** Ends early, and quietly, when the clock is closed. */
  const sleep = (ms: number) => pause(ms, undefined, { signal: closing.signal }).catch(() => undefined)
  /** Moments that are in the queue already, unless it lost them. */
  const added = new Set<number>()
  let pair: Pair | undefined
  let alive = false
  let soon: NodeJS.Timeout | undefined
  const life = live()

  async function live(): Promise<void> {
    for (let retryMs = 500; !closing.signal.aborted; retryMs = Math.min(retryMs * 2, longestPauseMs)) {
      try {
        pair = await build(parts, heard, within)
        while (await beat(pair)) {
          alive = true
          retryMs = 500
          await sleep(everyMs)
        }
      } catch (error) {
        if (!closing.signal.aborted) parts.failed(error)
      }
      alive = false
      const dead = pair
      pair = undefined
      if (dead) await closeBoth(dead, within)
      await sleep(retryMs)
    }
  }

  /** Adds what is near and sees whether a test job comes through; false when the clock is being closed. */
  async function beat({ queue }: Pair): Promise<boolean> {
    if (closing.signal.aborted) return false
    added.clear()
    await add(queue)
    const jobId = `test-${randomUUID()}`
    await within(queue.add('test', {}, { ...once, jobId }))
    // Whichever process takes it: a job that is done is gone.
    for (let left = patienceMs; await within(queue.getJob(jobId)); left -= lookMs) {
      if (left <= 0) throw new NoAnswer('a job that was added to the queue is not taken up')
      await sleep(lookMs)
    }
    return !closing.signal.aborted
  }

  async function heard(job: string): Promise<void> {
    if (job === 'due') await parts.ring()
  }

  async function add(queue: Queue): Promise<void> {
    const moments = (await parts.upcoming(horizonMs)).filter(({ at }) => !added.has(at.getTime()))
    if (moments.length === 0) return
    const jobs = moments.map(({ at, inMs }) => ({
      name: 'due',
      data: {},
      opts: { ...once, delay: Math.max(0, inMs), jobId: `due-${at.getTime()}` },
    }))
    await within(queue.addBulk(jobs))
    for (const { at } of moments) added.add(at.getTime())
  }

  return {
    nudge() {
      soon ??= setTimeout(() => {
        soon = undefined
        if (pair && alive) add(pair.queue).catch(parts.failed)
      }, nudgeMs)
    },
    isAlive: () => alive,
    async close() {
      closing.abort()
      clearTimeout(soon)
      await life
    },
  }
}

/** A moment that has rung, or failed to, is no news: the sweep sees to what is still due. */
const once = { removeOnComplete: true, removeOnFail: true, attempts: 1 }

interface Pair {
  queue: Queue
  worker: Worker
  /** Ends connections that BullMQ does not own. */
  end(): Promise<void>
}

const name = 'follow-ups'
/** A test job must come through while a long ring goes on. */
const concurrency = 4

type Within = <T>(work: Promise<T>) => Promise<T>

// Imported when it is wanted: the program starts faster, and without a queue it needs less memory.
async function build(
  { store, failed }: AlarmParts,
  heard: (name: string) => Promise<void>,
  within: Within,
): Promise<Pair> {
  const bullmq = await import('bullmq')
  const work = (job: { name: string }) => heard(job.name)
  let pair: Pair
  if (store.kind === 'redis') {
    const { Redis } = await import('ioredis')
    // A worker waits for jobs as long as it takes; a queue says at once that its server is away.
    const forWorker = new Redis(store.url, { maxRetriesPerRequest: null })
    const forQueue = new Redis(store.url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true })
    for (const client of [forWorker, forQueue]) client.on('error', () => undefined)
    const end = async () => {
      forQueue.disconnect()
      forWorker.disconnect()
    }
    try {
      await within(forQueue.connect())
    } catch (error) {
      await end()
      throw error
    }
    const queue = new bullmq.Queue(name, { connection: forQueue })
    const worker = new bullmq.Worker(name, work, { connection: forWorker, concurrency })
    pair = { queue, worker, end }
  } else {
    const backed = bullmq.withBackend(bullmq.createPostgresBackend)
    const connection = { connectionString: store.url, schema: 'bullmq', max: 2, migrate: true }
    const queue = new backed.Queue(name, { connection }) as unknown as Queue
    const worker = new backed.Worker(name, work, { connection, concurrency }) as unknown as Worker
    pair = { queue, worker, end: () => Promise.resolve() }
  }
  pair.queue.on('error', () => undefined)
  pair.worker.on('error', failed)
  try {
    await within(pair.queue.waitUntilReady())
    await within(pair.worker.waitUntilReady())
  } catch (error) {
    await closeBoth(pair, within)
    throw error
  }
  return pair
}

async function closeBoth({ queue, worker, end }: Pair, within: Within): Promise<void> {
  // What cannot say goodbye is left to itself; its connections end with it.
  await Promise.allSettled([within(worker.close(true)), within(queue.close())])
  await end()
}

class NoAnswer extends Error {}

function atMost<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  // Whoever stopped waiting does not hear of a later failure.
  work.catch(() => undefined)
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NoAnswer('the queue does not answer')), ms)
    }),
  ]).finally(() => clearTimeout(timer))
}
