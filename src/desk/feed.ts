import type pg from 'pg'
import type { Watch } from '#conversation/watch.ts'
import type { Database } from '#db/client.ts'
import { alertsByIds, isMeantFor, type ShownAlert } from './alerts.ts'
import { changesSince, latestMark, type Changes, type Ledger, type Mark } from './changes.ts'
import { inboxRows, type InboxRow } from './inbox-rows.ts'
import { heartbeat, heartbeatMs } from './presence.ts'
import { team, type TeamEntry } from './team.ts'
import { makeWatermark } from './watermark.ts'

/** What a page of the console is told. */
export type FeedEvent =
  | { event: 'hello'; data: { mark: Mark } }
  | { event: 'conversation'; data: InboxRow }
  /** Somebody else has it now, and it may not be seen any more. */
  | { event: 'gone'; data: { id: string } }
  | { event: 'alert'; data: ShownAlert }
  /** Something happened to a visit or a complaint; whoever shows them reads them again, each as far as he may. */
  | { event: Ledger; data: Record<string, never> }
  | { event: 'team'; data: { staff: TeamEntry[] } }
  /** So much was missed that the page has to read everything again. */
  | { event: 'reset'; data: Record<string, never> }

export interface Subscriber {
  staffId: string
  /** Whether he may see the chat of this owner. */
  mayRead(assignee: string): boolean
  mayReadTeam: boolean
  /** @param mark where to resume after this event */
  tell(event: FeedEvent, mark: Mark): void
}

/** Tells the open pages of this process what has changed; each change is read once for all of them. */
export interface Feed {
  /** Tells from now on, and first what was missed since `after`. Ends with the returned function. */
  follow(subscriber: Subscriber, after: Mark | undefined): Promise<() => void>
  close(): void
}

interface FeedParts {
  pool: pg.Pool
  db: Database
  watch: Pick<Watch, 'any'>
  now(): Date
  failed(error: unknown): void
}

/** Notices of one moment are answered by one look. */
const gatherMs = 25
/** After a look that took long there is a rest so many times as long: pages never take the database from customers. */
const restShare = 3
/** How often is looked without a notice: jobs and other processes may change things unannounced. */
const lookMs = 1_000
const teamMs = 5_000
/** A page that missed more reads everything again. */
const mostMissed = 300
/** What may have been taken before the first look and was not committed yet. */
const headroom = 200

export function makeFeed({ pool, db, watch, now, failed }: FeedParts): Feed {
  const subscribers = new Set<Subscriber>()
  const closing = new AbortController()
  /** The last change that was told of each conversation, and who had it then. */
  const told = new Map<string, { touched: number; assignee: string }>()
  const toldAlerts = new Set<number>()
  const toldHappened = new Set<number>()
  let watermark: ReturnType<typeof makeWatermark> | undefined
  let running = false
  let lastTeam = ''

  async function begin(): Promise<ReturnType<typeof makeWatermark>> {
    if (watermark) return watermark
    const latest = await latestMark(pool)
    const before = (number: number) => Math.max(0, number - headroom)
    const from = {
      touched: before(latest.touched),
      alert: before(latest.alert),
      happened: before(latest.happened),
    }
    const made = makeWatermark(from)
    const changes = await changesSince(pool, from)
    // What was there before anybody looked is no news.
    for (const { id, touched } of changes.touched) told.set(id, { touched, assignee: '' })
    for (const id of changes.alerts) toldAlerts.add(id)
    for (const { number } of changes.happened) toldHappened.add(number)
    watermark ??= made
    return watermark
  }

  async function run(): Promise<void> {
    if (running) return
    running = true
    let beatAt = 0
    let teamAt = 0
    while (subscribers.size > 0 && !closing.signal.aborted) {
      const changed = watch.any(lookMs, closing.signal)
      const at = Date.now()
      try {
        if (at - beatAt >= heartbeatMs) {
          beatAt = at
          await heartbeat(db, staffIds(), now())
        }
        await look()
        if (at - teamAt >= teamMs) {
          teamAt = at
          await tellTeam()
        }
      } catch (error) {
        if (!closing.signal.aborted) failed(error)
        await pause(lookMs)
      }
      const tookMs = Date.now() - at
      await changed
      await pause(Math.max(gatherMs, tookMs * restShare))
    }
    running = false
  }

  const staffIds = (): string[] => [...new Set([...subscribers].map(({ staffId }) => staffId))]

  async function look(): Promise<void> {
    const current = await begin()
    let from = current.mark()
    for (let more = true; more && !closing.signal.aborted;) {
      const changes = await changesSince(pool, from)
      await tell(changes)
      current.noted(changes, Date.now())
      from = {
        touched: changes.touched.at(-1)?.touched ?? from.touched,
        alert: changes.alerts.at(-1) ?? from.alert,
        happened: changes.happened.at(-1)?.number ?? from.happened,
      }
      ;({ more } = changes)
    }
    const done = current.mark()
    for (const [id, { touched }] of told) if (touched <= done.touched) told.delete(id)
    for (const id of toldAlerts) if (id <= done.alert) toldAlerts.delete(id)
    for (const number of toldHappened) if (number <= done.happened) toldHappened.delete(number)
  }

  async function tell(changes: Changes): Promise<void> {
    const news = changes.touched.filter(({ id, touched }) => (told.get(id)?.touched ?? 0) < touched)
    const readers = staffIds()
    const rows = await inboxRows(
      pool,
      news.map(({ id }) => id),
      readers,
    )
    const mark = watermark?.mark() ?? { touched: 0, alert: 0, happened: 0 }
    for (const { row, unread } of rows) {
      const before = told.get(row.id)?.assignee
      told.set(row.id, { touched: row.touched, assignee: row.assignee })
      for (const subscriber of subscribers)
        if (subscriber.mayRead(row.assignee))
          subscriber.tell({ event: 'conversation', data: { ...row, unread: unread[subscriber.staffId] ?? 0 } }, mark)
        else if (before === undefined || before === '' || subscriber.mayRead(before))
          subscriber.tell({ event: 'gone', data: { id: row.id } }, mark)
    }
    const alerts = changes.alerts.filter((id) => !toldAlerts.has(id))
    for (const one of await alertsByIds(pool, alerts)) {
      toldAlerts.add(one.id)
      for (const subscriber of subscribers)
        if (hears(subscriber, one)) subscriber.tell({ event: 'alert', data: one }, mark)
    }
    const happened = changes.happened.filter(({ number }) => !toldHappened.has(number))
    for (const { number } of happened) toldHappened.add(number)
    for (const subscriber of subscribers) tellLedgers(subscriber, happened, mark)
  }

  function tellLedgers(subscriber: Subscriber, happened: Changes['happened'], mark: Mark): void {
    for (const event of new Set(happened.map(({ what }) => what))) subscriber.tell({ event, data: {} }, mark)
  }

  async function tellTeam(): Promise<void> {
    const staff = await team(pool, now())
    // A page that is merely still open is no news.
    const shape = JSON.stringify(staff.map((entry) => ({ ...entry, seenAt: null })))
    if (shape === lastTeam) return
    lastTeam = shape
    const mark = watermark?.mark() ?? { touched: 0, alert: 0, happened: 0 }
    for (const subscriber of subscribers)
      if (subscriber.mayReadTeam) subscriber.tell({ event: 'team', data: { staff } }, mark)
  }

  async function catchUp(subscriber: Subscriber, after: Mark): Promise<void> {
    const missed = await changesSince(pool, after)
    const mark = watermark?.mark() ?? after
    if (missed.touched.length > mostMissed || missed.more) return subscriber.tell({ event: 'reset', data: {} }, mark)
    const ids = missed.touched.map(({ id }) => id)
    for (const { row, unread } of await inboxRows(pool, ids, [subscriber.staffId]))
      subscriber.tell(
        subscriber.mayRead(row.assignee)
          ? { event: 'conversation', data: { ...row, unread: unread[subscriber.staffId] ?? 0 } }
          : { event: 'gone', data: { id: row.id } },
        mark,
      )
    for (const one of await alertsByIds(pool, missed.alerts))
      if (hears(subscriber, one)) subscriber.tell({ event: 'alert', data: one }, mark)
    tellLedgers(subscriber, missed.happened, mark)
  }

  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

  return {
    async follow(subscriber, after) {
      const current = await begin()
      // Told first of what comes now, then of what was missed: twice is harmless, never would not be.
      subscribers.add(subscriber)
      lastTeam = ''
      void run()
      subscriber.tell({ event: 'hello', data: { mark: current.mark() } }, after ?? current.mark())
      if (after) await catchUp(subscriber, after)
      await heartbeat(db, [subscriber.staffId], now())
      return () => subscribers.delete(subscriber)
    },
    close: () => closing.abort(),
  }
}

const hears = (subscriber: Subscriber, { assignee, kind }: ShownAlert): boolean =>
  (assignee === null || subscriber.mayRead(assignee)) && isMeantFor(subscriber.mayReadTeam, kind)
