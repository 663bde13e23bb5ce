import fs from 'node:fs'
import pg from 'pg'

const tickMs = 10

/** CPU milliseconds that a process and its living and reaped children have used. Linux only. */
export function cpuMs(pid: number): number {
  const fieldsOf = (id: string) => {
    try {
      const stat = fs.readFileSync(`/proc/${id}/stat`, 'utf8')
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    } catch {
      return undefined // It ended meanwhile; its parent has its time.
    }
  }
  const sum = (fields: string[] | undefined, indexes: number[]) =>
    indexes.reduce((total, i) => total + Number(fields?.[i] ?? 0), 0)
  let ticks = sum(fieldsOf(String(pid)), [11, 12, 13, 14])
  for (const id of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = fieldsOf(id)
    if (fields?.[1] === String(pid)) ticks += sum(fields, [11, 12])
  }
  return ticks * tickMs
}

/** Busy milliseconds of all cores together, since boot. */
export function machineBusyMs(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0, steal = 0] = (
    fs.readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
  )
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return (user + nice + system + irq + soft + steal) * tickMs
}

export interface Trips {
  count: number
}

/** Counts what goes to the server over `pg`: a query waits for its answer, so each is one round trip. */
export function countTrips(): Trips {
  const trips = { count: 0 }
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]): unknown {
    trips.count++
    return original.apply(this, args)
  } as never
  return trips
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
export const percentile = (sorted: readonly number[], p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0
