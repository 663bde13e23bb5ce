import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Channel } from '#channels/channel.ts'
import type { Context, Understood } from '#engine/command.ts'
import type { Flows } from '#engine/flows.ts'
import type { Attention, Call } from '#engine/model.ts'
import { shared } from './batch.ts'
import { abandoned, bury, claim, doubt, handBack, release, renew } from './lease.ts'
import { perform } from './perform.ts'
import type { Files } from './sent-file.ts'
import {
  commitAll,
  pending,
  receiveAll,
  settleAll,
  usualLeaseSeconds,
  type Commit,
  type Committed,
  type Incoming,
  type Loaded,
  type Outgoing,
  type Pending,
  type Receipt,
  type Settle,
} from './store.ts'
import { takeTurn, type Turned } from './turn.ts'
import { whileTyping } from './while-typing.ts'

/** What an action is run with; `client` is the turn's transaction when the action writes. */
export interface ActionRun {
  call: Call
  conversation: Loaded
  client: pg.Pool | pg.PoolClient
  at: string
  turnId: string
  /** The customer's language by now. */
  locale: 'zh' | 'en'
}

export interface RoadParts {
  pool: pg.Pool
  flows: Flows
  /** Loads the flow versions that a conversation began with; resolves at once when they are known. */
  ensureFlows(versions: readonly { flow: string; version: string }[]): Promise<void>
  zone: string
  channels: ReadonlyMap<string, Channel>
  understand(text: string, context: Context): Promise<Understood>
  /** False for an action that only reads. */
  writes(action: string): boolean
  act(run: ActionRun): Promise<unknown>
  /** How soon people come for a customer with these tags; undefined for as soon as for everybody. */
  attention?(tags: readonly string[]): Attention | undefined
  /** Told of a number of which the platform says that it is the customer's own; the same twice has no effect. */
  verified?(conversationId: string, phone: string, at: string): Promise<void>
  now(): Date
  /** How long to wait for the rest of a burst. */
  burstMs: number
  /** Where files are that staff send. */
  files?: Files
  /** Told when something new stands in these conversations. */
  changed(conversationIds: readonly string[]): void
  failed(error: unknown, conversationId: string): void
  /** How long this process may be silent before another takes its conversations; 30 when left out. */
  leaseSeconds?: number
}

/** A conversation that fails this often in a row goes to a person. */
const triesLimit = 3

/** The road of a message through this process: receive, understand, turn, perform. */
export interface Road {
  /** Resolves when the message is stored: only then may it be acknowledged. The turn goes on by itself. */
  receive(incoming: Incoming): Promise<{ duplicate: boolean; seq: number | undefined }>
  /** Takes over what dead processes left; resolves with the number of conversations taken. */
  sweep(): Promise<number>
  /** Takes one conversation up at once, as after an event was put into it; does nothing where another process has it. */
  wake(conversationId: string): Promise<void>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
  /** Stops taking new turns and resolves when those under way are over, at the latest after `ms`. */
  drain(ms: number): Promise<void>
}

interface Under {
  lastSeq: number
  epoch: number
  work: Promise<void>
}

/** What the server refused was rolled back; when the connection broke, it may stand. */
const refused = (error: unknown) => error instanceof pg.DatabaseError && error.severity === 'ERROR'

export function makeRoad(parts: RoadParts): Road {
  const { pool, leaseSeconds = usualLeaseSeconds } = parts
  const receiveOne = shared<Incoming & { owner: string }, Receipt>({
    keyOf: (incoming) => incoming.conversationId,
    run: (incoming) => receiveAll(pool, incoming, leaseSeconds),
    lanes: 2,
    most: 128,
    repeatable: () => true,
  })
  const commitOne = shared<Commit, Committed>({
    keyOf: (commit) => commit.id,
    run: (commits) => commitAll(pool, commits, leaseSeconds),
    lanes: 2,
    most: 128,
    repeatable: refused,
  })
  const settleOne = shared<Settle, boolean>({
    keyOf: (settle) => settle.id,
    run: (settles) => settleAll(pool, settles, leaseSeconds),
    lanes: 2,
    most: 128,
    repeatable: refused,
  })
  const under = new Map<string, Under>()
  let draining = false

  async function receive(incoming: Incoming) {
    const receipt = await receiveOne({ ...incoming, owner: randomUUID() })
    if (!receipt) throw new Error('the message was not stored')
    const going = under.get(incoming.conversationId)
    if (going) going.lastSeq = Math.max(going.lastSeq, receipt.lastSeq)
    if (receipt.taken) {
      const { seq, taken } = receipt
      // The only thing that waits, or nothing for a redelivery: it need not be read again.
      const only = taken.handledSeq === taken.lastSeq - 1
      const { sender, text, payload = null, at } = incoming
      const first: Pending[] = seq === undefined ? [] : [{ seq, sender, text, payload, at }]
      void begin(taken, only ? first : undefined)
    }
    if (receipt.seq !== undefined) parts.changed([incoming.conversationId])
    return { duplicate: receipt.seq === undefined, seq: receipt.seq }
  }

  function begin(conversation: Loaded, first: Pending[] | undefined): Promise<void> {
    const entry: Under = { lastSeq: conversation.lastSeq, epoch: conversation.epoch, work: Promise.resolve() }
    under.set(conversation.id, entry)
    entry.work = run(entry, conversation, first).finally(() => {
      if (under.get(conversation.id) === entry) under.delete(conversation.id)
    })
    return entry.work
  }

  /** Turns of one conversation, one after another, until nothing waits. Never rejects. */
  async function run(entry: Under, conversation: Loaded, first: Pending[] | undefined): Promise<void> {
    const { id } = conversation
    const keep = setInterval(
      () => void renew(pool, id, entry.epoch, leaseSeconds).catch((error: unknown) => parts.failed(error, id)),
      (leaseSeconds * 1000) / 3,
    )
    let current: Loaded | undefined = conversation
    let batch = first
    try {
      // Somebody began before and did not finish.
      if (current.attempts > 1) await doubt(pool, id, parts.now())
      else if (parts.burstMs > 0) await quiet(id)
      while (current) {
        if (draining) return await handBack(pool, id, current.epoch)
        const taken: Loaded = current
        try {
          if (!(await takeNext(entry, taken, batch))) return
          batch = undefined
        } catch (error) {
          if (taken.attempts > triesLimit) throw error
          parts.failed(error, id)
          batch = undefined
          current = await claim(pool, id, taken.epoch, randomUUID(), leaseSeconds)
          if (!current) return
          entry.epoch = current.epoch
          await doubt(pool, id, parts.now())
        }
      }
    } catch (error) {
      // Nothing is lost: the lease runs out and the sweep takes the conversation up.
      parts.failed(error, id)
    } finally {
      clearInterval(keep)
    }
  }

  /** One turn of what waits; false when nothing waits any more or the conversation is another process's by now. */
  async function takeNext(entry: Under, current: Loaded, first: Pending[] | undefined): Promise<boolean> {
    let messages = first
    if (!messages || entry.lastSeq > current.lastSeq) {
      const waiting = await pending(pool, current.id, current.handledSeq)
      if (waiting.epoch !== current.epoch) return false
      messages = waiting.messages
      current.lastSeq = waiting.lastSeq
      // Staff may have taken the chat while the last reply was on its way.
      current.assignee = waiting.assignee
    }
    // The count was made before the work, so tries that ended with the process count as well.
    const broken = current.attempts > triesLimit
    if (broken)
      await bury(
        pool,
        current.id,
        messages.map((m) => m.seq),
      )
    else if (messages.length === 0) return !(await release(pool, current.id, current.epoch, current.lastSeq))
    const turn = takeTurn(parts, commitOne, current, broken ? 'broken' : messages)
    const speaker = current.assignee === 'bot' ? parts.channels.get(current.channel) : undefined
    const turned: Turned | undefined = await whileTyping(speaker, current.id, turn)
    if (!turned) return false
    parts.changed([current.id])
    const { state, committed } = turned
    current.state = state
    current.assignee = state.assignee
    current.attempts = 1
    current.lastSeq = committed.lastSeq
    current.handledSeq = committed.handledSeq
    return turned.send.length > 0 ? !(await deliver(current, turned.send)) : committed.more
  }

  /** Sends what the turn said, in order, and gives the conversation back; false when it could not be given back. */
  async function deliver(current: Loaded, sends: readonly Outgoing[]): Promise<boolean> {
    const channel = parts.channels.get(current.channel)
    if (!channel) throw new Error(`there is no channel ${current.channel}`)
    const { id, epoch } = current
    const results = await perform(channel, id, sends, current.lastSeq, parts.files)
    const settle = { id, channel: channel.kind, epoch, sends: results, at: parts.now().toISOString() }
    const free = (await settleOne(settle)) ?? false
    if (results.some(({ status }) => status !== 'sent')) parts.changed([id])
    return free
  }

  /** Waits until the customer has been silent for a moment, but not for ever. */
  async function quiet(id: string): Promise<void> {
    for (let i = 0, seen = -1; i < 4; i++) {
      const { lastSeq } = under.get(id) ?? { lastSeq: seen }
      if (lastSeq === seen) return
      seen = lastSeq
      await new Promise((resolve) => setTimeout(resolve, parts.burstMs))
    }
  }

  async function sweep(): Promise<number> {
    if (draining) return 0
    let taken = 0
    // What this process cannot answer is left to one that can: a login lives in one process only.
    for (const { id, suspect } of await abandoned(pool, [...parts.channels.keys()])) {
      const conversation = await claim(pool, id, undefined, randomUUID(), leaseSeconds)
      if (!conversation) continue
      taken++
      const work = begin(conversation, undefined)
      // What may have ended two processes is tried alone, so that it cannot use up the tries of others.
      if (suspect) await work
    }
    return taken
  }

  async function wake(id: string): Promise<void> {
    if (draining) return
    const text = 'select 1 from conversation where id = $1 and channel = any($2) and lease_until < now()'
    const { rowCount } = await pool.query({ name: 'wake', text, values: [id, [...parts.channels.keys()]] })
    const conversation = rowCount ? await claim(pool, id, undefined, randomUUID(), leaseSeconds) : undefined
    if (conversation) void begin(conversation, undefined)
  }

  const idle = async () => {
    while (under.size > 0) await Promise.all([...under.values()].map((entry) => entry.work))
  }

  return {
    receive,
    sweep,
    wake,
    idle,
    async drain(ms) {
      draining = true
      let timer: NodeJS.Timeout | undefined
      await Promise.race([idle(), new Promise((resolve) => (timer = setTimeout(resolve, ms)))])
      clearTimeout(timer)
      // Whatever is still under way may be taken by others; should it end here after all, the epoch decides.
      await Promise.all([...under].map(([id, { epoch }]) => handBack(pool, id, epoch)))
    },
  }
}
