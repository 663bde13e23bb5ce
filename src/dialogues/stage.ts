import { randomUUID } from 'node:crypto'
import type { Company } from '#business/catalogue/company.ts'
import { districtOf } from '#business/catalogue/address.ts'
import { givenBooking, takeSlot } from '#business/bookings/given.ts'
import type { VisitStatus } from '#business/bookings/progress.ts'
import { iso } from '#business/time.ts'
import type { Config } from '#config.ts'
import type { Content } from '#content.ts'
import type { Choice, ConversationState } from '#engine/model.ts'
import { knownCustomerId } from '#demo/load-demo.ts'
import type { BookingStatus } from '#db/schema/business.ts'
import { nextDue } from '#jobs/due.ts'
import { makeLog } from '#log.ts'
import { start, type Program } from '../main.ts'
import type { Understand } from '#understanding/understand.ts'
import type { GivenBooking, Script } from './script.ts'
import type { Happening, Platform, Sendable } from './platforms/platform.ts'
import { telegramPlatform } from './platforms/telegram.ts'
import { wechatPlatform } from './platforms/wechat.ts'
import { wechatOfficialPlatform } from './platforms/wechat-official.ts'

type Fact = Record<string, unknown>

export interface Facts {
  flow: string | null
  slots: Fact
  assignee: string
  bookings: Fact[]
  cases: Fact[]
  surveys: Fact[]
  follow_ups: Fact[]
  alerts: Fact[]
}

/** The whole program on a database of its own with a clock that stands still, and one customer talking to it. */
export interface Stage {
  say(texts: readonly string[]): Promise<void>
  sayAgain(): Promise<void>
  /** @returns what is wrong when there is no such choice */
  choose(choice: number | string): Promise<string | undefined>
  /** @returns what is wrong when the channel cannot bring such a thing */
  send(what: Sendable, text: string): Promise<string | undefined>
  restart(): Promise<void>
  advance(ms: number): Promise<void>
  staff(act: {
    take?: boolean | undefined
    say?: string | undefined
    back?: boolean | undefined
    close?: boolean | undefined
  }): Promise<void>
  rival(): Promise<void>
  visit(step: { ref: string; status: string; eta?: string | undefined }): Promise<void>
  /** What the bot said since it was last asked for, as the channel shows it. */
  replies(): string[]
  facts(): Promise<Facts>
  close(): Promise<void>
}

export interface StageParts {
  databaseUrl: string
  config: Config
  content: Content
  understand: Understand
}

/** Long enough that a busy machine does not tear a burst apart; where nobody writes in bursts there is nothing to wait for. */
const burstMsOf = (script: Script): number =>
  script.steps.some((step) => 'customer' in step && Array.isArray(step.customer)) ? 250 : 0

/** Sets the stage for a script. */
export async function setStage(script: Script, parts: StageParts): Promise<Stage> {
  let nowMs = Date.parse(script.now)
  const now = () => new Date(nowMs)
  const platform = await platformOf(script, now)
  const conversationId = platform?.conversationId ?? `web:stage:${randomUUID()}`
  const open = async () => {
    const program = await start(
      { ...parts.config, ...onlyWebsite, ...platform?.settings },
      {
        databaseUrl: parts.databaseUrl,
        now,
        burstMs: burstMsOf(script),
        quiet: true,
        live: platform !== undefined,
        log: makeLog(parts.config.LOG_LEVEL),
        content: parts.content,
        understand: parts.understand,
        channels: platform?.channels() ?? [],
      },
    )
    if (platform) await isOnline(program, script.channel)
    return program
  }
  let program = await open()
  await furnish(program, script, conversationId, now())
  let seen = 0
  let last: Happening[] = []

  const settled = async () => {
    await program.road.idle()
    while ((await program.road.sweep()) > 0) await program.road.idle()
  }
  const deliver = async () => {
    for (const happening of last) await happening.deliver((request) => program.fetch(request))
    await settled()
  }
  const onWebsite = (message: { text: string; payload?: Record<string, unknown> }): Happening => {
    const { locale } = script
    const common = { conversationId, channel: 'web', locale, sender: 'customer', externalId: randomUUID() } as const
    return { deliver: async () => void (await program.road.receive({ ...common, ...message, at: now().toISOString() })) }
  }
  const lines = async (after: number) => {
    const { rows } = await program.connection.pool.query<{
      seq: string
      sender: string
      text: string
      choices: Choice[] | null
    }>(`select seq, sender, text, choices from message where conversation_id = $1 and seq > $2 order by seq`, [
      conversationId,
      after,
    ])
    return rows
  }
  let fetched: string[] = []
  const fetch = async () => {
    const rows = await lines(seen)
    seen = Number(rows.at(-1)?.seq ?? seen)
    const bot = rows
      .filter((row) => row.sender === 'bot')
      .map((row) =>
        row.choices ? `${row.text}\n${row.choices.map((c, i) => `[${i + 1} ${c.label}]`).join(' ')}` : row.text,
      )
    fetched = platform ? platform.seen() : bot
  }
  const lastMenu = async (): Promise<Choice[]> => {
    const rows = (await lines(0)).filter((row) => row.sender === 'bot' && row.choices)
    return rows.at(-1)?.choices ?? []
  }

  return {
    async say(texts) {
      last = texts.map((text) => platform?.happens({ do: 'say', text }) ?? onWebsite({ text }))
      await deliver()
      await fetch()
    },
    async sayAgain() {
      last = last.slice(-1)
      await deliver()
      await fetch()
    },
    async choose(choice) {
      const menu = await lastMenu()
      const picked =
        typeof choice === 'number' ? menu[choice - 1] : menu.find((c) => c.id === choice || c.label.includes(choice))
      if (!picked) return `there is no choice ${choice}: ${JSON.stringify(menu.map((c) => c.label))}`
      last = [
        platform?.happens({ do: 'choose', choice: picked, position: menu.indexOf(picked) + 1 }) ??
          onWebsite({ text: picked.label, payload: { choice: picked.id } }),
      ]
      await deliver()
      await fetch()
      return undefined
    },
    async send(what, text) {
      if (!platform) return `the website is sent no ${what}`
      last = [platform.happens({ do: 'send', what, text })]
      await deliver()
      await fetch()
      return undefined
    },
    async restart() {
      await program.abort()
      program = await open()
      await settled()
      await fetch()
    },
    async advance(ms) {
      const until = nowMs + ms
      for (;;) {
        const due = await nextDue(program.connection.db)
        if (!due || due.getTime() > until) break
        nowMs = Math.max(nowMs, due.getTime())
        await program.runDue()
        await settled()
      }
      nowMs = until
      await program.runDue()
      await settled()
      await fetch()
    },
    async staff(act) {
      for (const name of ['take', 'say', 'back', 'close'] as const) {
        const value = act[name]
        if (value === undefined || value === false) continue
        await program.post(conversationId, {
          kind: 'staff',
          act: name,
          staff: 'staff-1',
          ...(typeof value === 'string' ? { text: value } : {}),
        })
        await settled()
      }
      await fetch()
    },
    async rival() {
      const slot = await slotInHand(program, conversationId)
      if (slot) await takeSlot(program.connection.db, program.company, new Date(slot.start), new Date(slot.end), now())
      fetched = []
    },
    async visit({ ref, status, eta }) {
      const at = eta && /^\d\d:\d\d$/.test(eta) ? eta : eta
      await program.moveVisit(ref, status as VisitStatus, at)
      await settled()
      await fetch()
    },
    replies: () => fetched.splice(0),
    facts: () => readFacts(program, conversationId),
    async close() {
      await program.abort()
      await platform?.close()
    },
  }
}

/** Scripts play on their own platform, whatever the company has set up on this machine. */
const onlyWebsite = {
  ROLE: 'all',
  TELEGRAM_BOT_TOKEN: undefined,
  WECHAT_OA_APPID: undefined,
  WECHAT_KF_CORPID: undefined,
  WECHATY_PUPPET: undefined,
} as const

async function platformOf(script: Script, now: () => Date): Promise<Platform | undefined> {
  switch (script.channel) {
    case 'web':
      return undefined
    case 'telegram':
      return telegramPlatform(script.locale, now)
    case 'wechat':
      return wechatPlatform(now)
    case 'wechat-official':
      return wechatOfficialPlatform(now)
    default:
      return script.channel satisfies never
  }
}

const onlineWithinMs = 10_000

/** Resolves when the channel is connected, so that nothing is delivered before it can be taken. */
async function isOnline(program: Program, kind: string): Promise<void> {
  for (const until = Date.now() + onlineWithinMs; Date.now() < until;) {
    const ready = await program.fetch(new Request('http://localhost/readyz'))
    const { channels } = (await ready.json()) as { channels: { kind: string; state: string }[] }
    if (channels.some((channel) => channel.kind === kind && channel.state === 'online')) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`the channel ${kind} does not come online`)
}

/** Puts what a script takes as given into the database. */
async function furnish(program: Program, script: Script, conversationId: string, at: Date): Promise<void> {
  const { pool, db } = program.connection
  const known = script.given.customer === 'known'
  await pool.query(
    `insert into conversation (id, channel, locale, customer_id, created_at) values ($1, $2, $3, $4, $5)`,
    [conversationId, script.channel, script.locale, known ? knownCustomerId : null, at],
  )
  for (const given of script.given.bookings)
    await givenBooking(db, program.company, bookingOf(program.company, given, conversationId, known), at)
}

function bookingOf(
  company: Company,
  given: GivenBooking,
  conversationId: string,
  known: boolean,
): Parameters<typeof givenBooking>[2] {
  const own = given.owner !== 'other'
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : undefined)
  const number = (name: string) => (typeof given[name] === 'number' ? given[name] : undefined)
  const address = text('address') ?? '徐汇区漕溪北路88号1502室'
  return {
    ref: given.ref,
    service: given.service,
    start: new Date(given.start),
    end: text('end') ? new Date(text('end') ?? '') : undefined,
    status: given.status as BookingStatus,
    size: { variant: text('variant'), area: number('area'), count: number('count') },
    worker: given.worker,
    conversationId: own ? conversationId : 'somebody-else',
    customerId: own && known ? knownCustomerId : undefined,
    name: text('name') ?? (own && known ? '陈静' : undefined),
    phone: text('phone') ?? (own && known ? '13900000001' : undefined),
    address,
    district: districtOf(company, address)?.name,
    priceFen: number('price_fen'),
    eta: text('eta'),
  }
}

/** The slot that the customer has chosen, else the first one offered. */
async function slotInHand(
  program: Program,
  conversationId: string,
): Promise<{ start: string; end: string } | undefined> {
  const { rows } = await program.connection.pool.query<{ state: ConversationState | null }>(
    'select state from conversation where id = $1',
    [conversationId],
  )
  const frame = rows[0]?.state?.stack.findLast((f) => f.results['offer'] !== undefined)
  const chosen = frame?.slots['slot']?.value as { start: string; end: string } | undefined
  const offer = frame?.results['offer']?.value as { options: { start: string; end: string }[] } | undefined
  return chosen ?? offer?.options[0]
}

async function readFacts(program: Program, conversationId: string): Promise<Facts> {
  const { pool } = program.connection
  const { zone } = program.company
  const query = async (text: string): Promise<Fact[]> => (await pool.query<Fact>(text, [conversationId])).rows
  const time = (value: unknown) => (value instanceof Date ? iso(zone, value.getTime()) : value)
  const times = (rows: Fact[]) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, time(v)])))
  const [conversation] = await query('select state, assignee, customer_id from conversation where id = $1')
  const state = conversation?.['state'] as ConversationState | null
  const frame = state?.stack.findLast((f) => f.why !== 'digression') ?? state?.stack.at(-1)
  const own = `(b.conversation_id = $1 or b.customer_id = (select customer_id from conversation where id = $1))`
  return {
    flow: frame?.flow ?? null,
    slots: Object.fromEntries(Object.entries(frame?.slots ?? {}).map(([name, filled]) => [name, filled.value])),
    assignee: String(conversation?.['assignee'] ?? 'bot'),
    bookings: times(
      await query(`select b.ref, b.service_id as service, b.status, b.start_at as start, b.end_at as end, b.area, b.count, b.variant, b.address, b.phone, b.name, b.price_fen, b.fee_fen,
        (select string_agg(w.title, '、') from assignment a join worker w on w.id = a.worker_id where a.booking_id = b.id and a.active and a.visit = 0) as worker
        from booking b where ${own} and b.status not in ('expired', 'released')`),
    ),
    cases: times(
      await query(
        `select c.number, c.category, c.severity, c.status, b.ref as booking from "case" c left join booking b on b.id = c.booking_id where c.conversation_id = $1`,
      ),
    ),
    surveys: times(
      await query(
        `select s.status, s.score, s.text, b.ref as booking from survey s left join booking b on b.id = s.booking_id where s.conversation_id = $1`,
      ),
    ),
    follow_ups: times(
      await query(`select f.kind, f.status, f.due_at, f.reason from follow_up f where f.conversation_id = $1`),
    ),
    alerts: times(await query(`select a.kind, a.detail from alert a where a.conversation_id = $1`)),
  }
}
