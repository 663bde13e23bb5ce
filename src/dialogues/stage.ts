import { randomUUID } from 'node:crypto'
import { takeSlot } from '#business/bookings/given.ts'
import type { VisitStatus } from '#business/bookings/progress.ts'
import type { Config } from '#config.ts'
import type { Content } from '#content.ts'
import type { Choice, ConversationState } from '#engine/model.ts'
import { reportDropOut } from '#jobs/drop-out.ts'
import { settleVisit } from '#jobs/settle-visit.ts'
import { nextDeskMoment } from '#desk/next-moment.ts'
import { nextDue } from '#jobs/due.ts'
import { makeLog } from '#log.ts'
import { start, type Program } from '../main.ts'
import type { Understand } from '#understanding/understand.ts'
import { actAsStaff } from './act-as-staff.ts'
import { furnish } from './furnish.ts'
import { readFacts, type Facts } from './facts.ts'
import type { Script, StaffStep } from './script.ts'
import { withButtons, type Happening, type Platform, type Sendable } from './platforms/platform.ts'
import { telegramPlatform } from './platforms/telegram.ts'
import { wechatPlatform } from './platforms/wechat.ts'
import { wechatOfficialPlatform } from './platforms/wechat-official.ts'

/** The whole program on a database of its own with a clock that stands still, and one customer talking to it. */
export interface Stage {
  say(texts: readonly string[]): Promise<void>
  sayAgain(): Promise<void>
  /** @returns what is wrong when there is no such choice */
  choose(choice: number | string): Promise<string | undefined>
  /** Presses a button under an earlier message, not the last with buttons. @returns what is wrong when there is none */
  chooseOld(label: string): Promise<string | undefined>
  /** @returns what is wrong when the channel cannot bring such a thing */
  send(what: Sendable, text: string): Promise<string | undefined>
  restart(): Promise<void>
  advance(ms: number): Promise<void>
  staff(act: StaffStep): Promise<void>
  rival(): Promise<void>
  visit(step: { ref: string; status: string; eta?: string | undefined }): Promise<void>
  /** A worker will not come to a booking. */
  absent(step: { ref: string; worker: string }): Promise<void>
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
  await furnish(program.connection, program.company, script, conversationId, now())
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
    return {
      deliver: async () => void (await program.road.receive({ ...common, ...message, at: now().toISOString() })),
    }
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
      .map((row) => withButtons(row.text, row.choices?.map(({ label }) => label) ?? []))
    fetched = platform ? platform.seen() : bot
  }
  const menus = async (): Promise<Choice[][]> =>
    (await lines(0)).flatMap((row) => (row.sender === 'bot' && row.choices ? [row.choices] : []))
  const press = async (menu: readonly Choice[], picked: Choice) => {
    last = [
      platform?.happens({ do: 'choose', choice: picked, position: menu.indexOf(picked) + 1 }) ??
        onWebsite({ text: picked.label, payload: { choice: picked.id } }),
    ]
    await deliver()
    await fetch()
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
      const menu = (await menus()).at(-1) ?? []
      const picked =
        typeof choice === 'number' ? menu[choice - 1] : menu.find((c) => c.id === choice || c.label.includes(choice))
      if (!picked) return `there is no choice ${choice}: ${JSON.stringify(menu.map((c) => c.label))}`
      await press(menu, picked)
      return undefined
    },
    async chooseOld(label) {
      const menu = (await menus()).slice(0, -1).findLast((one) => one.some((c) => c.label.includes(label))) ?? []
      const picked = menu.find((c) => c.label.includes(label))
      if (!picked) return `no earlier message has a choice ${label}`
      await press(menu, picked)
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
        const { db } = program.connection
        const moments = [await nextDue(db), await nextDeskMoment(db, program.company, now())]
        const due = moments.flatMap((at) => at ?? []).toSorted((a, b) => +a - +b)[0]
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
      await actAsStaff(program, conversationId, act, now(), settled)
      await settled()
      await fetch()
    },
    async rival() {
      const slot = await slotInHand(program, conversationId)
      if (slot) await takeSlot(program.connection.db, program.company, new Date(slot.start), new Date(slot.end), now())
      fetched = []
    },
    async visit({ ref, status, eta }) {
      const { db } = program.connection
      if (status === 'made' || status === 'missed') {
        await settleVisit(db, program.company, ref, status, now())
        await settled()
      } else await program.moveVisit(ref, status as VisitStatus, eta)
      await settled()
      await fetch()
    },
    async absent({ ref, worker }) {
      await reportDropOut(program.connection.db, program.company, { ref, workerId: worker }, now())
      await program.runDue()
      await settled()
      await fetch()
    },
    replies: () => fetched.splice(0),
    facts: () => readFacts(program.connection.pool, program.company.zone, conversationId),
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
