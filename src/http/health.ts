import { Hono } from 'hono'
import type pg from 'pg'
import type { Registry } from 'prom-client'
import type { Health } from '#channels/channel.ts'

export interface HealthParts {
  pool: pg.Pool
  metrics: Registry
  /** False before the start is over and from the moment the process is asked to stop. */
  ready(): boolean
  channels(): readonly ({ kind: string } & Health)[]
}

/** Is the process alive, does it take messages, and how is it doing. */
export function health({ pool, metrics, ready, channels }: HealthParts) {
  const app = new Hono()
  app.get('/healthz', (c) => c.json({ alive: true }))
  app.get('/readyz', async (c) => {
    const stores = ready() && (await answers(pool))
    return c.json({ ready: stores, channels: channels() }, stores ? 200 : 503)
  })
  app.get('/metrics', async (c) => c.text(await metrics.metrics(), 200, { 'Content-Type': metrics.contentType }))
  return app
}

/** A database that takes longer than this is as good as none. */
const patienceMs = 2_000

async function answers(pool: pg.Pool): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs)
  })
  const asked = pool.query('select 1').then(
    () => true,
    () => false,
  )
  const answer = await Promise.race([asked, tooLate])
  clearTimeout(timer)
  return answer
}
