import type pg from 'pg'
import type { Channel } from '#channels/channel.ts'
import { web } from '#channels/web/web.ts'
import type { Command } from '#engine/command.ts'
import { makeRoad, type Road, type RoadParts } from '#conversation/road.ts'
import { flowsOf } from '../engine/flows.ts'

/** A flow with one action that writes, so that its turn is a transaction of its own. */
const note = `
name: note
title: { zh: note, en: note }
about: { zh: 记下说的话, en: writes down what was said }
slots: { text: { type: text, label: { zh: x, en: x }, optional: true } }
steps:
  - call: record
    with: { text: text }
    into: done
  - say: { zh: 'noted {text}', en: 'noted {text}', with: { text: text } }`

const flows = flowsOf(note)

/** "note …" is written down by the action, everything else is answered with its own words. */
export function commandsOf(text: string): Command[] {
  if (text.includes('person')) return [{ kind: 'handoff', reason: 'asked' }]
  if (!text.includes('note')) return [{ kind: 'answer' }]
  return [
    { kind: 'start', flow: 'note' },
    { kind: 'set', slot: 'text', value: text, text },
  ]
}

/** What the action `record` leaves, in the turn's transaction. */
export const effectTable = `create table effect (conversation_id text not null, text text not null)`

/**
 * A road whose bot repeats what it understood: a reply shows which messages had their turn, and in which order.
 * No company, no bursts; wants `effectTable` for messages that say "note".
 */
export function echoRoad(pool: pg.Pool, parts: Partial<RoadParts> & { channel?: Channel } = {}): Road {
  const { channel, ...given } = parts
  const channels = new Map([web, ...(channel ? [channel] : [])].map((c) => [c.kind, c]))
  return makeRoad({
    pool,
    flows,
    ensureFlows: () => Promise.resolve(),
    zone: 'Asia/Shanghai',
    channels,
    understand: (text) => Promise.resolve({ commands: commandsOf(text) }),
    writes: () => true,
    async act({ call, conversation, client }) {
      const values = [conversation.id, call.input['text']]
      await client.query('insert into effect (conversation_id, text) values ($1, $2)', values)
      return true
    },
    now: () => new Date('2026-03-04T02:00:00Z'),
    burstMs: 0,
    changed: () => undefined,
    failed: () => undefined,
    ...given,
  })
}
