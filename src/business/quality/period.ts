import { sql, type SQL } from 'drizzle-orm'

/** A stretch of time that figures are about; the end is exclusive. */
export interface Period {
  from: Date
  to: Date
}

/** Whose figures: a worker's or a service's; everybody's where neither is named. */
export interface Scope {
  workerId?: string | undefined
  serviceId?: string | undefined
}

/** Whether a moment lies in a period, as a condition. */
export const within = (column: SQL, { from, to }: Period): SQL =>
  sql`${column} >= ${from.toISOString()}::timestamptz and ${column} < ${to.toISOString()}::timestamptz`

/** Narrows to a scope; a row whose worker or service is unknown belongs to none. */
export const inScope = (worker: SQL, service: SQL, { workerId, serviceId }: Scope): SQL =>
  sql`${workerId === undefined ? sql`true` : sql`${worker} = ${workerId}`} and ${serviceId === undefined ? sql`true` : sql`${service} = ${serviceId}`}`
