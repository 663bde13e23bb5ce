import { onTestFinished } from 'vitest'
import { readConfig } from '#config.ts'
import { start, type Overrides, type Program } from '../../../src/main.ts'

/** The whole program with these settings, on a database that other processes may share; it ends with the test. */
export async function running(
  databaseUrl: string,
  settings: Record<string, string>,
  overrides: Overrides = {},
): Promise<Program> {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', BURST_MS: '20', ...settings })
  const program = await start(config, { databaseUrl, ...overrides })
  let ended = false
  onTestFinished(async () => {
    if (!ended) await program.stop()
  })
  const end = (how: () => Promise<void>) => () => {
    ended = true
    return how()
  }
  return { ...program, stop: end(program.stop), abort: end(program.abort) }
}

export async function until(holds: () => boolean | Promise<boolean>, what = 'it'): Promise<void> {
  const deadline = Date.now() + 40_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`${what} did not come true within 40 s`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

interface Line {
  conversation_id: string
  seq: string
  sender: string
  external_id: string | null
  text: string
  status: string
  payload: Record<string, unknown> | null
}

/** Everything said in conversations whose id begins so, in order. */
export async function lines(program: Program, idBegins: string): Promise<Line[]> {
  const { rows } = await program.connection.pool.query<Line>(
    `select conversation_id, seq, sender, external_id, text, status, payload from message
     where starts_with(conversation_id, $1) order by conversation_id, seq`,
    [idBegins],
  )
  return rows
}

export async function alerts(program: Program): Promise<{ kind: string; conversation_id: string; detail: unknown }[]> {
  const { rows } = await program.connection.pool.query<{ kind: string; conversation_id: string; detail: unknown }>(
    `select kind, conversation_id, detail from alert order by id`,
  )
  return rows
}
