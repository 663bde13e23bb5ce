import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Channel } from '#channels/channel.ts'
import type { Context, Understood } from '#engine/command.ts'
import type { Flows } from '#engine/flows.ts'
import type { Call } from '#engine/model.ts'
import { shared } from './batch.ts'
import { perform } from './perform.ts'
import {
  abandoned,
  bury,
  claim,
  commitAll,
  doubt,
  leaseSeconds,
  pending,
  receiveAll,
  release,
  renew,
  settle,
  type Commit,
  type Committed,
  type Incoming,
  type Loaded,
  type Pending,
  type Receipt,
} from './store.ts'
import { takeTurn, type Turned } from './turn.ts'

/** What an action is run with; `client` is the turn's transaction when the action writes. */
export interface ActionRun {
  call: Call
  conversation: Loaded
  client: pg.Pool | pg.PoolClient
  at: string
  turnId: string
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
  now(): Date
  /** How long to wait for the rest of a burst. */
  burstMs: number
  /** Told when something new stands in these conversations. */
  changed(conversationIds: readonly string[]): void
  failed(error: unknown, conversationId: string): void
}

/** A conversation that fails this often in a row goes to a person. */
const triesLimit = 3

/** The road of a message through this process: receive, understand, turn, perform. */
export interface Road {
  /** Resolves when the message is stored: only then may it be acknowledged. The turn goes on by itself. */
  receive(incoming: Incoming): Promise<{ duplicate: boolean; seq: number | undefined }>
  /** Takes over what dead processes left; resolves with the number of conversations taken. */
  sweep(): Promise<number>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
  /** Stops taking new turns and resolves when those under way are over, at the latest after `ms`. */
  drain(ms: number): Promise<void>
}

export function makeRoad(parts: RoadParts): Road {
  const { pool } = parts
  const receiveOne = shared<Incoming & { owner: string }, Receipt>({
    keyOf: (incoming) => incoming.conversationId,
    run: (incoming) => receiveAll(pool, incoming),
    lanes: 2,
    most: 128,
  })
  const commitOne = shared<Commit, Committed>({
    keyOf: (commit) => commit.id,
    run: (commits) => commitAll(pool, commits),
    lanes: 2,
    most: 128,
  })
  const under = new Map<string, { lastSeq: number; work: Promise<void> }>()
  let draining = false

  async function receive(incoming: Incoming) {
    const receipt = await receiveOne({ ...incoming, owner: randomUUID() })
    if (!receipt) throw new Error('the message was not stored')
    const going = under.get(incoming.conversationId)
    if (going) going.lastSeq = Math.max(going.lastSeq, receipt.lastSeq)
    if (receipt.taken) {
      const { seq, taken } = receipt
      const only = seq !== undefined && taken.handledSeq === seq - 1
      const first: Pending[] | undefined = only
        ? [{ seq, sender: incoming.sender, text: incoming.text, payload: incoming.payload ?? null, at: incoming.at }]
        : undefined
      begin(taken, first)
    }
    if (receipt.seq !== undefined) parts.changed([incoming.conversationId])
    return { duplicate: receipt.seq === undefined, seq: receipt.seq }
  }

  function begin(conversation: Loaded, first: Pending[] | undefined): void {
    const entry = { lastSeq: conversation.lastSeq, work: Promise.resolve() }
    under.set(conversation.id, entry)
    entry.work = run(conversation, first).finally(() => {
      if (under.get(conversation.id) === entry) under.delete(conversation.id)
    })
  }

  /** Turns of one conversation, one after another, until nothing waits. Never rejects. */
  async function run(conversation: Loaded, first: Pending[] | undefined): Promise<void> {
    const keep = setInterval(
      () => void renew(pool, conversation.id, conversation.epoch).catch(() => undefined),
      (leaseSeconds * 1000) / 3,
    )
    let current: Loaded | undefined = conversation
    let batch = first
    try {
      if (parts.burstMs > 0) await quiet(conversation.id)
      while (current) {
        try {
          const known = under.get(current.id)?.lastSeq ?? 0
          if (!batch || known > current.lastSeq) {
            const waiting = await pending(pool, current.id, current.handledSeq)
            batch = waiting.messages
            current.lastSeq = waiting.lastSeq
          }
          const messages: Pending[] = batch
          batch = undefined
          if (messages.length === 0) {
            if (await release(pool, current.id, current.epoch, current.lastSeq)) return
            continue
          }
          const turned: Turned | undefined = await takeTurn(parts, commitOne, current, messages)
          if (!turned) return // The lease was lost: whoever has it now does the work.
          parts.changed([current.id])
          const { committed } = turned
          current.state = turned.state
          current.assignee = turned.state.assignee
          const more: boolean = turned.send.length > 0 ? !(await deliver(current, turned, committed)) : committed.more
          if (!more) return
          // Messages that came meanwhile lie between what was handled and what was just said.
          current.handledSeq = current.lastSeq
        } catch (error) {
          parts.failed(error, current.id)
          current = await again(current)
        }
      }
    } catch (error) {
      // Nothing is lost: the lease runs out and the sweep takes the conversation up.
      parts.failed(error, conversation.id)
    } finally {
      clearInterval(keep)
    }
  }

  /** Sends what the turn said, in order, and gives the conversation back; false when messages came meanwhile. */
  async function deliver(current: Loaded, turned: Turned, committed: Committed): Promise<boolean> {
    const channel = parts.channels.get(current.channel)
    if (!channel) throw new Error(`there is no channel ${current.channel}`)
    const results = await perform(channel, current.id, turned.send, committed.lastSeq)
    return settle(pool, current.id, current.epoch, results, committed.lastSeq)
  }

  /** Another try, or a person after too many; the count was made before the work, so a crash counts as well. */
  async function again(failed: Loaded): Promise<Loaded | undefined> {
    const taken = await claim(pool, failed.id, failed.epoch, randomUUID())
    if (!taken || taken.attempts <= triesLimit) return taken
    await giveUp(taken)
    return undefined
  }

  async function giveUp(taken: Loaded): Promise<void> {
    const waiting = await pending(pool, taken.id, taken.handledSeq)
    await bury(
      pool,
      taken.id,
      waiting.messages.map((m) => m.seq),
    )
    taken.lastSeq = waiting.lastSeq
    const turned = await takeTurn(parts, commitOne, taken, 'broken')
    if (turned && turned.send.length > 0) await deliver(taken, turned, turned.committed)
    parts.changed([taken.id])
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
    for (const { id, epoch } of await abandoned(pool)) {
      const conversation = await claim(pool, id, epoch, randomUUID())
      if (!conversation) continue
      taken++
      if ((await doubt(pool, id)) > 0)
        await pool.query(`insert into alert (kind, conversation_id, detail, at) values ('uncertain', $1, '{}', $2)`, [
          id,
          parts.now(),
        ])
      if (conversation.attempts > triesLimit) await giveUp(conversation)
      else begin(conversation, undefined)
    }
    return taken
  }

  const idle = async () => {
    while (under.size > 0) await Promise.all([...under.values()].map((entry) => entry.work))
  }

  return {
    receive,
    sweep,
    idle,
    async drain(ms) {
      draining = true
      let timer: NodeJS.Timeout | undefined
      await Promise.race([idle(), new Promise((resolve) => (timer = setTimeout(resolve, ms)))])
      clearTimeout(timer)
    },
  }
}
