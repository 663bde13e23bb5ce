import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { parse } from 'yaml'
import { web } from '#channels/web/web.ts'
import type { Channel } from '#channels/channel.ts'
import { makeRoad } from '#conversation/road.ts'
import { compile } from '#engine/compile.ts'
import { Flow } from '#engine/flow.ts'
import { makeFlows } from '#engine/flows.ts'
import { columnsOf } from './hand-loop.ts'
import type { Subject } from './subject.ts'
import { commandsOf, refOf, type Answers, type Reply } from './work.ts'

export const zone = 'UTC'

export const roadTables = `
create table road_booking (
  id bigint generated always as identity primary key, ref text not null unique, chat text not null,
  service text not null, size int not null, date date not null, slot text not null, address text not null,
  phone text not null, at timestamptz not null default now())`

/** The flows of the common work, as a company would write them. */
export function benchFlows() {
  return makeFlows(
    ['clean', 'correction'].map((name) => {
      const file = path.join(import.meta.dirname, 'flows', `${name}.yaml`)
      const { flow, mistakes } = compile(Flow.parse(parse(readFileSync(file, 'utf8'))), zone)
      if (mistakes.length > 0) throw new Error(`${file}: ${JSON.stringify(mistakes)}`)
      return flow
    }),
  )
}

const insertBooking = {
  name: 'road-booking',
  text: `insert into road_booking (ref, chat, service, size, date, slot, address, phone)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
}

/**
 * The program's own road in this process. With `stored` the committed reply is the delivery, as on the website, and it
 * is read back at the end of a run; with `sent` an in-process platform gets it and the row is marked.
 */
export function roadSubject(pool: pg.Pool, delivery: 'stored' | 'sent'): Subject {
  const replies = new Map<string, (reply: Reply | undefined) => void>()
  const reply = (chat: string, said: Reply | undefined) => {
    const waiting = replies.get(chat)
    replies.delete(chat)
    waiting?.(said)
  }
  const channel: Channel =
    delivery === 'stored'
      ? web
      : {
          ...web,
          kind: 'platform',
          capabilities: { ...web.capabilities, delivery: 'sent' },
          send(_part, out) {
            reply(out.conversationId, { text: out.text, buttons: out.choices.length })
            return Promise.resolve({ ok: true })
          },
        }
  const receiving = new Set<string>()
  let failure: unknown
  const road = makeRoad({
    pool,
    flows: benchFlows(),
    ensureFlows: () => Promise.resolve(),
    zone,
    channels: new Map([[channel.kind, channel]]),
    understand: (text, context) => Promise.resolve({ commands: commandsOf(text, context) }),
    writes: () => true,
    async act({ call, conversation, client }) {
      const ref = refOf(conversation.id)
      await client.query({ ...insertBooking, values: [ref, conversation.id, ...columnsOf(call.input as Answers)] })
      return { ref }
    },
    now: () => new Date(),
    burstMs: 0,
    changed(ids) {
      // The first news of a message is that it is stored, the second that its turn is committed.
      for (const id of ids) if (!receiving.delete(id) && delivery === 'stored') reply(id, { text: '', buttons: -1 })
    },
    failed(error, id) {
      failure = error
      reply(id, undefined)
    },
  })
  return {
    async say(chat, message, expectsReply) {
      const answered = expectsReply
        ? new Promise<Reply | undefined>((resolve) => replies.set(chat, resolve))
        : Promise.resolve(undefined)
      if (expectsReply) receiving.add(chat)
      await road.receive({
        conversationId: chat,
        channel: channel.kind,
        locale: 'en',
        externalId: message.id,
        sender: 'customer',
        text: message.text,
        at: new Date().toISOString(),
      })
      const got = await answered
      if (failure) throw failure
      return got
    },
    idle: road.idle,
  }
}
