import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { clusterPlaces } from '#db/embedded.ts'

/** The address of the embedded server that a running program has on this folder; undefined when there is none. */
export function runningPostgres(dir: string, database: string): string | undefined {
  for (const place of clusterPlaces(dir)) {
    const file = path.join(place, 'postmaster.pid')
    // Its fourth line is the port.
    const port = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[3]?.trim() : undefined
    if (port) return `postgres://postgres@127.0.0.1:${port}/${database}`
  }
  return undefined
}
