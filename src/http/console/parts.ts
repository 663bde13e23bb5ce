import type pg from 'pg'
import type { Access } from '#access/access.ts'
import type { Channel } from '#channels/channel.ts'
import type { Desk } from '#desk/desk.ts'
import type { Feed } from '#desk/feed.ts'
import type { Summaries } from '#desk/summary.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Road } from '#conversation/road.ts'
import type { Watch } from '#conversation/watch.ts'
import type { Database } from '#db/client.ts'
import type { Flows } from '#engine/flows.ts'

/** What the resources of the console work with. */
export interface ConsoleParts {
  db: Database
  pool: pg.Pool
  company: Company
  road: Road
  watch: Watch
  flows: Flows
  desk: Desk
  feed: Feed
  summaries: Summaries
  channels: ReadonlyMap<string, Channel>
  now(): Date
  /** Aborts when the program stops. */
  closing: AbortSignal
  access: Access
  failed(error: unknown): void
}
