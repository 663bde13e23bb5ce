import type { Logger } from 'pino'
import type { Company } from '#business/catalogue/company.ts'
import type { Config } from '#config.ts'
import type { Road } from '#conversation/road.ts'
import type { Database } from '#db/client.ts'
import { databaseNow } from '#db/now.ts'
import type { Desk } from '#desk/desk.ts'
import { momentsAhead, runDue } from '#jobs/due.ts'
import { dailyPruning } from '#jobs/prune.ts'
import { type AlarmClock, startAlarmClock } from '#jobs/queue.ts'
import { tellLinks } from '#jobs/tell-links.ts'

const sweepMs = 2_000
const pruneMs = 10 * 60_000
/** Start-up comes first; until the alarm clock runs, what is due is found by looking. */
const alarmAfterMs = 3_000

interface BackgroundParts {
  config: Pick<Config, 'QUEUE' | 'REDIS_URL' | 'ROLE'>
  databaseUrl: string
  db: Database
  company: Company
  road: Road
  desk: Desk
  /** The database's clock, which all processes share, unless given. */
  now: (() => Date) | undefined
  /** Told how many chats a sweep took up. */
  swept(chats: number): void
  log: Logger
}

/** What goes on by itself, whoever writes or not. */
export interface Background {
  /** Does what is due; resolves with the number of things done. */
  due(): Promise<number>
  start(): void
  /** Something may be due sooner than was known. */
  nudge(): void
  stop(): Promise<void>
}

export function makeBackground(parts: BackgroundParts): Background {
  const { config, db, company, road, desk, log } = parts
  const now = parts.now ?? (() => databaseNow(db))
  const pruneToday = dailyPruning(db, company)
  const timers: NodeJS.Timeout[] = []
  let wake: NodeJS.Timeout | undefined
  let alarm: AlarmClock | undefined

  const due = async (): Promise<number> => {
    const at = await now()
    return (await runDue(db, company, at)) + (await tellLinks(db, at)) + (await desk.sweep(at))
  }
  /** A sweep takes some of what waits; when many chats are told something at once, it takes several. */
  const sweepAll = async (): Promise<number> => {
    let all = 0
    for (let taken = await road.sweep(); taken > 0; taken = await road.sweep()) all += taken
    return all
  }
  const prune = async () => {
    const removed = await pruneToday(await now())
    if (removed) log.info({ removed }, 'what had its time was removed')
  }
  const startAlarm = () => {
    alarm = startAlarmClock({
      store: config.REDIS_URL ? { kind: 'redis', url: config.REDIS_URL } : { kind: 'postgres', url: parts.databaseUrl },
      upcoming: async (horizonMs) => momentsAhead(db, await now(), horizonMs),
      async ring() {
        await due()
        await sweepAll()
      },
      failed: (error) => log.warn({ err: error }, 'the queue is away; what is due is found by looking'),
    })
  }

  return {
    due,
    start() {
      if (config.ROLE === 'web') return
      timers.push(every(sweepMs, async () => parts.swept(await sweepAll()), log))
      if (config.ROLE === 'wechat') return
      timers.push(every(sweepMs, due, log), every(pruneMs, prune, log))
      if (config.QUEUE === 'on') wake = setTimeout(startAlarm, alarmAfterMs)
    },
    nudge: () => alarm?.nudge(),
    async stop() {
      for (const timer of timers) clearInterval(timer)
      clearTimeout(wake)
      await alarm?.close()
    },
  }
}

/** Runs something again and again, never twice at once; a failure is logged and the next time is another try. */
function every(ms: number, work: () => Promise<unknown>, log: Logger): NodeJS.Timeout {
  let busy = false
  return setInterval(() => {
    if (busy) return
    busy = true
    work()
      .catch((error: unknown) => log.error(error, 'background work failed'))
      .finally(() => {
        busy = false
      })
  }, ms)
}
