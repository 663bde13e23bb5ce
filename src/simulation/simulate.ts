import type { Config } from '#config.ts'
import { makeLog } from '#log.ts'
import { start } from '../main.ts'
import { checkClaims, type Claim } from './claims.ts'
import { readReport, type Report } from './report.ts'
import { type Ledger, liveThrough } from './week.ts'

/** Monday of a week with a festival in it, and the long holiday after it. */
const monday = new Date('2026-09-21T07:00:00+08:00')

/**
 * Starts the program on an empty database with a clock of its own, lives through a week, and reads what came of it.
 * @param url an empty or migrated database that nobody else uses
 */
export async function simulate(
  config: Config,
  url: string,
  { seed, bookings }: { seed: number; bookings: number },
): Promise<{ ledger: Ledger; report: Report; claims: Claim[] }> {
  let at = monday
  const clock = {
    now: () => at,
    set(moment: Date) {
      at = moment
    },
  }
  const program = await start(
    { ...config, ...alone },
    { databaseUrl: url, now: clock.now, burstMs: 0, quiet: true, log: makeLog('error') },
  )
  try {
    const ledger = await liveThrough(program, clock, { seed, bookings })
    const report = await readReport(program.connection, ledger)
    return { ledger, report, claims: await checkClaims(program.connection.pool, ledger, report) }
  } finally {
    await program.abort()
  }
}

/** Nothing but the website and the rules, whatever is set up on this machine. */
const alone = {
  ROLE: 'all',
  COMPANY_FILE: undefined,
  WORKERS_FILE: undefined,
  REDIS_URL: undefined,
  OPENAI_API_KEY: undefined,
  TELEGRAM_BOT_TOKEN: undefined,
  WECHAT_OA_APPID: undefined,
  WECHAT_KF_CORPID: undefined,
  WECHATY_PUPPET: undefined,
} as const
