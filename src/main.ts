import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Logger } from 'pino'
import { serviceOf, type Company } from '#business/catalogue/company.ts'
import { CatalogueMistakes, loadCompany } from '#business/catalogue/load-company.ts'
import { ownBookings } from '#business/bookings/own-booking.ts'
import { noteVerifiedPhone } from '#business/customers/note-verified-phone.ts'
import { loadDemo } from '#demo/load-demo.ts'
import { storeWorkers } from '#business/workers/store-workers.ts'
import { readConfig, type Config } from '#config.ts'
import { ContentError, loadContent, type Content } from '#content.ts'
import type { Channel, Inbound } from '#channels/channel.ts'
import { isLive, storing } from '#channels/live.ts'
import { type Background, makeBackground } from './background.ts'
import { actionRunner } from './action-runner.ts'
import { channelsOf } from './channels-of.ts'
import { listen, type Server } from './listen.ts'
import { openDatabase } from './open-database.ts'
import { staffGroupOf } from './staff-group-of.ts'
import { flowStore } from '#conversation/flow-store.ts'
import { enqueue } from '#conversation/enqueue.ts'
import { makeRoad, type Road } from '#conversation/road.ts'
import { undelivered } from '#conversation/undelivered.ts'
import { makeWatch } from '#conversation/watch.ts'
import type { Connection } from '#db/client.ts'
import { type Desk, makeDesk } from '#desk/desk.ts'
import { makeFeed } from '#desk/feed.ts'
import { isVip } from '#desk/rules.ts'
import { sentFile } from '#desk/staff-files.ts'
import { makeSummaries } from '#desk/summary.ts'
import { app } from '#http/app.ts'
import { makeFileLinks } from '#http/file-links.ts'
import { makeAccess } from '#access/access.ts'
import { consoleSecret } from '#access/console-secret.ts'
import { inviteFirstAdmin } from '#access/invitations.ts'
import { makeSessions } from '#http/sessions.ts'
import { publicCompany } from '#http/public-company.ts'
import { startDailyRound } from '#jobs/daily.ts'
import { moveVisit } from '#jobs/move-visit.ts'
import type { VisitStatus } from '#business/bookings/progress.ts'
import { makeLog } from '#log.ts'
import { makeMetrics } from '#metrics.ts'
import { languageModel } from '#language-model.ts'
import { makeSummarize } from '#understanding/llm/summarize.ts'
import type { Knowledge } from '#understanding/offline/knowledge.ts'
import type { StaffGroup } from '#staff-group/staff-group.ts'
import { makeUnderstand, type Understand } from '#understanding/understand.ts'

/** The whole program, running. */
export interface Program {
  /** Where it is served. */
  url: string
  /** Answers a request as the server does, also where nothing listens. */
  fetch(request: Request): Promise<Response>
  road: Road
  connection: Connection
  company: Company
  content: Content
  /** What people do with chats. */
  desk: Desk
  /** Does what is due by the program's clock; resolves with the number of things done. */
  runDue(): Promise<number>
  /** Moves a visit a step on and tells its customer; false when the step does not come next. */
  moveVisit(ref: string, status: VisitStatus, eta?: string): Promise<boolean>
  /** Puts an event into a conversation. */
  post(conversationId: string, event: Parameters<typeof enqueue>[2]): Promise<void>
  /** A new one-time link for the first admin; undefined when there is one. */
  firstAdminLink(): Promise<string | undefined>
  /** Finishes what is under way, then ends. */
  stop(): Promise<void>
  /** Ends at once and finishes nothing, as a killed process does. */
  abort(): Promise<void>
}

export interface Overrides {
  databaseUrl?: string
  now?: () => Date
  burstMs?: number
  log?: Logger
  channels?: readonly Channel[]
  understand?: Understand
  content?: Content
  /** No listening, no timers, no channels: whoever started it does the rest. */
  quiet?: boolean
  /** Channels bring messages all the same. */
  live?: boolean
}

const drainMs = 20_000

/**
 * Puts the parts together and starts them.
 * @throws ContentError when flows or actions are wrong, Error when a setting or the catalogue is
 */
export async function start(config: Config, overrides: Overrides = {}): Promise<Program> {
  const log = overrides.log ?? makeLog(config.LOG_LEVEL)
  const now = overrides.now ?? (() => new Date())
  const metrics = makeMetrics()
  const dataDir = path.resolve(config.DATA_DIR)
  const database = await openDatabase(overrides.databaseUrl ?? config.DATABASE_URL, dataDir, log)
  const { url, connection } = database
  const { pool, db } = connection

  const company =
    config.COMPANY_FILE === undefined ? await loadDemo(db, now()) : await loadCompany(db, config.COMPANY_FILE, now())
  if (config.COMPANY_FILE !== undefined && config.WORKERS_FILE !== undefined)
    await storeWorkers(db, await readFile(config.WORKERS_FILE, 'utf8'), company.zone, now())
  const { zone } = company
  await startDailyRound(db, company, now())
  const content = overrides.content ?? (await loadContent(zone))
  const flows = await flowStore(pool, content.flows, zone)
  const watch = await makeWatch(url, (error) => log.error(error, 'a notice could not be sent'))
  const model = overrides.understand ? undefined : languageModel(config, { company, content, pool, metrics, log, now })
  let knowledge: Knowledge | undefined
  const understand =
    overrides.understand ?? makeUnderstand(company, model?.understand, (learned) => (knowledge = learned))
  let staffGroup: StaffGroup | undefined
  const configured = await channelsOf(config, {
    services: company.services,
    pool,
    dataDir,
    now,
    log,
    ...(config.TELEGRAM_STAFF_GROUP === undefined
      ? {}
      : {
          staff: {
            isFor: (message) => staffGroup?.isFor(message) ?? false,
            hear: async (message) => staffGroup?.hear(message),
          },
        }),
    async undelivered(report) {
      await undelivered(pool, report, now())
      watch.changed([report.conversationId])
    },
    elsewhere: (said) => desk.saidElsewhere(said),
  })
  const channels = new Map([...configured, ...(overrides.channels ?? [])].map((channel) => [channel.kind, channel]))

  const secret = consoleSecret(config.CONSOLE_SECRET, dataDir)
  const fileLinks = makeFileLinks({ publicUrl: config.PUBLIC_URL, secret, now })
  let background: Background | undefined
  const road = makeRoad({
    pool,
    flows: flows.flows,
    ensureFlows: flows.ensure,
    zone,
    channels,
    async understand(text, context) {
      const done = metrics.understandSeconds.startTimer()
      try {
        return await understand(text, context)
      } finally {
        done()
      }
    },
    writes: (name) => content.actions.get(name)?.effect !== 'reads',
    act: actionRunner({ connection, company, content, writerFor: model && ((chat) => model.writerFor(chat)) }),
    attention: (tags) => (isVip(tags) ? company.policies.vip : undefined),
    verified: (conversationId, phone, at) => noteVerifiedPhone(db, conversationId, phone, new Date(at)),
    now,
    burstMs: overrides.burstMs ?? config.BURST_MS,
    files: {
      read: async (id) => (await sentFile(pool, id))?.content,
      link: (file) => fileLinks.link(file),
    },
    changed(ids) {
      watch.changed(ids)
      background?.nudge()
    },
    failed(error, conversationId) {
      metrics.turnFailures.inc()
      log.error({ err: error, conversationId }, 'a turn failed')
    },
  })
  const visitMoved = async (ref: string, status: VisitStatus, eta?: string): Promise<boolean> => {
    const moved = await moveVisit(db, company, ref, status, eta, now())
    if (moved) await road.sweep()
    return moved
  }
  const summaries = makeSummaries({
    pool,
    flows: flows.flows,
    byRules: knowledge && makeSummarize({ knowledge, flows: content.flows, zone }),
    byModel: knowledge && model?.summarizeWith(knowledge, zone),
    now,
    failed: (error) => log.error(error, 'a chat could not be summed up'),
  })
  const desk = makeDesk({
    db,
    company,
    road,
    watch,
    summaries,
    few: (kind) => (channels.get(kind)?.capabilities.send.window ?? 'open') !== 'open',
    now,
  })
  if (config.TELEGRAM_BOT_TOKEN !== undefined && config.TELEGRAM_STAFF_GROUP !== undefined)
    staffGroup = await staffGroupOf(config.TELEGRAM_BOT_TOKEN, config.TELEGRAM_STAFF_GROUP, config.TELEGRAM_API_ROOT, {
      db,
      pool,
      desk,
      watch,
      now,
      failed: (error) => log.error({ err: error }, 'the staff group was not told'),
    })
  const feed = makeFeed({ pool, db, watch, now, failed: (error) => log.error(error, 'pages were not told') })
  const closing = new AbortController()
  let ready = true

  const http = app({
    pool,
    road,
    watch,
    sessions: makeSessions(pool),
    fileLinks,
    now,
    closing: closing.signal,
    routes: [...channels.values()].filter(isLive).flatMap((channel) => channel.routes()),
    channels: () => [...channels.values()].map((channel) => ({ kind: channel.kind, ...channel.health() })),
    metrics: metrics.registry,
    ready: () => ready,
    demo: config.COMPANY_FILE === undefined,
    publicCompany: (locale) => publicCompany(company, locale),
    bookingsOf: async (conversationId) =>
      (await ownBookings(db, { conversationId, customerId: undefined })).map((booking) => ({
        ref: booking.ref,
        serviceName: serviceOf(company, booking.serviceId)?.name.zh ?? booking.serviceId,
        start: booking.startAt.toISOString(),
        status: booking.status,
      })),
    moveVisit: async (conversationId, ref, status, eta) => {
      const own = await ownBookings(db, { conversationId, customerId: undefined })
      return own.some((booking) => booking.ref === ref) && (await visitMoved(ref, status, eta))
    },
    console: {
      db,
      pool,
      company,
      road,
      watch,
      flows: flows.flows,
      desk,
      feed,
      summaries,
      channels,
      now,
      closing: closing.signal,
      access: makeAccess({
        db,
        pool,
        publicUrl: config.PUBLIC_URL,
        secret,
      }),
      failed: (error) => log.error(error, 'a request failed'),
    },
    failed: (error) => log.error(error, 'a request failed'),
  })
  background = makeBackground({
    config,
    databaseUrl: url,
    db,
    company,
    road,
    desk,
    now: overrides.now,
    swept: (chats) => metrics.swept.inc(chats),
    log,
  })
  const { due, stop: stopBackground } = background

  const live = [...channels.values()].filter(isLive)
  let running: Promise<unknown> = Promise.resolve()
  let server: Server | undefined
  if (!overrides.quiet) {
    server = await listen(http.fetch, config)
    background.start()
  }
  const posting =
    config.ROLE === 'wechat' || config.ROLE === 'web' || overrides.quiet ? undefined : staffGroup?.run(closing.signal)
  if (config.ROLE !== 'worker' && (!overrides.quiet || overrides.live))
    running = Promise.all(
      live.map((channel) => {
        const store = (inbound: Inbound) => road.receive({ ...inbound, channel: channel.kind, sender: 'customer' })
        return channel.start(storing(store), closing.signal)
      }),
    )
  const { port } = (server?.address() as AddressInfo | undefined) ?? { port: 0 }

  const end = async (): Promise<void> => {
    await stopBackground()
    closing.abort()
    feed.close()
    server?.close()
    if (server && 'closeAllConnections' in server) server.closeAllConnections()
    await watch.close()
    await database.close()
  }
  return {
    url: `http://${config.HOST}:${port}`,
    fetch: (request) => Promise.resolve(http.fetch(request)),
    road,
    connection,
    company,
    content,
    desk,
    runDue: due,
    moveVisit: visitMoved,
    async post(conversationId, event) {
      await enqueue(db, conversationId, event, randomUUID(), now())
      await road.sweep()
    },
    async firstAdminLink() {
      const token = await inviteFirstAdmin(pool)
      const host = ['0.0.0.0', '::'].includes(config.HOST) ? '127.0.0.1' : config.HOST
      const base = new URL(config.PUBLIC_URL ?? `http://${host}:${port}`).origin
      return token === undefined ? undefined : `${base}/console/join/${token}`
    },
    async stop() {
      ready = false
      closing.abort()
      await Promise.all([running, posting])
      await road.drain(drainMs)
      await end()
    },
    abort: end,
  }
}

async function main(): Promise<void> {
  const began = performance.now()
  const config = readConfig()
  const program = await start(config)
  console.log(`Guanjia 管家 ${program.url}  (${Math.round(performance.now() - began)} ms)`)
  if (config.COMPANY_FILE === undefined)
    console.log(`A made-up company is loaded. Play its visits: ${program.url}/?demo`)
  const link = config.ROLE === 'worker' ? undefined : await program.firstAdminLink()
  if (link !== undefined)
    console.log(`第一位管理员由此加入（24 小时内有效，仅一次） The first admin joins here (24 hours, once): ${link}`)
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      void program.stop().then(() => process.exit(0))
    })
}

if (import.meta.main)
  try {
    await main()
  } catch (error) {
    // What is wrong with a file, a setting or the machine is said plainly; only the unexpected needs a stack.
    const plain =
      error instanceof ContentError ||
      error instanceof CatalogueMistakes ||
      (error instanceof Error && error.constructor === Error)
    console.error(plain ? `Guanjia cannot start. ${error.message}` : error)
    process.exit(1)
  }
