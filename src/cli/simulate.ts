import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readConfig } from '#config.ts'
import { ensureDatabase } from '#db/client.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { simulate } from '#simulation/simulate.ts'
import { printed } from '#simulation/printed.ts'

/** `npm run simulate -- [seed] [bookings]`: a week of a made-up company with a set clock, and whether its figures add up. */
const [seedText = String(Math.floor(Math.random() * 1e6)), bookingsText = '200'] = process.argv.slice(2)
const seed = Number(seedText)
const bookings = Number(bookingsText)
if (!Number.isInteger(seed) || !Number.isInteger(bookings) || bookings < 1) {
  console.error('npm run simulate -- [seed] [bookings]: whole numbers are wanted')
  process.exit(2)
}

const dir = mkdtempSync(path.join(os.tmpdir(), 'guanjia-simulation-'))
chmodSync(dir, 0o755)
const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const server = await startEmbeddedPostgres({ dir: path.join(dir, 'data'), settings: unsafe })
try {
  await ensureDatabase(server.url('postgres'), 'simulation')
  const began = performance.now()
  const { report, claims } = await simulate(readConfig(), server.url('simulation'), { seed, bookings })
  console.log(printed(report, claims))
  console.log(`\n${((performance.now() - began) / 1000).toFixed(1)} s`)
  process.exitCode = claims.every(({ breaches }) => breaches.length === 0) ? 0 : 1
} finally {
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
}
