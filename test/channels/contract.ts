import { describe, expect, onTestFinished, test } from 'vitest'
import type { Inbound, LiveChannel, Outbound, SendResult } from '#channels/channel.ts'
import type { Choice } from '#engine/model.ts'

/** Something that happens on the platform. `id` tells things apart; delivering the same thing again is a redelivery. */
export type Thing =
  | { kind: 'text'; chat: string; id: number; text: string }
  | { kind: 'photo'; chat: string; id: number; caption?: string }
  /** Something that the platform can send and the channel has no words of its own for. */
  | { kind: 'unsupported'; chat: string; id: number }
  /** What the bot itself said, come back as an event. */
  | { kind: 'own'; chat: string; id: number; text: string }
  /** The customer picks this choice of the last message that arrived in the chat, in the platform's way. */
  | { kind: 'choice'; chat: string; id: number; choice: Choice }

/** What a customer sees. */
export interface Seen {
  text: string
  choices: readonly string[]
}

/** How the next send goes wrong, in the platform's own way. */
export type SendFault =
  /** Too many requests. */
  | 'busy'
  /** Nobody listens there: nothing left this machine. */
  | 'unreachable'
  /** It was accepted, then the connection broke. */
  | 'cut'
  /** The customer does not want to hear from us. */
  | 'blocked'

/** A channel in front of a platform of which the suite decides what happens. */
export interface Rig {
  channel: LiveChannel
  /** Brings a thing to the channel, again and again until it is acknowledged; resolves then. */
  deliver(thing: Thing): Promise<void>
  /** What reached the customer in this chat, in order. */
  seen(chat: string): readonly Seen[]
  /** Resolves when it is in place. */
  fault(kind: SendFault): void | Promise<void>
  /** False where the platform delivers a thing only once, whatever becomes of it. */
  redelivers: boolean
  /** The faults that the platform knows. */
  faults: readonly SendFault[]
  close(): Promise<void>
}

/**
 * What every channel promises, whatever its platform. `make` gives a new rig whose channel is not started yet; its
 * customers write from the chats `1`, `2` and `3`.
 */
export function channelContract(name: string, make: () => Promise<Rig>): void {
  describe(`${name} keeps the channel contract`, () => {
    test('a text arrives cleaned, with ids of its chat', async () => {
      const { rig, received } = await started(make)
      await rig.deliver({ kind: 'text', chat: '1', id: 1, text: ' 想约\u0000明天\u200b的保洁\ud83d ' })
      await rig.deliver({ kind: 'text', chat: '2', id: 2, text: 'hello there' })
      const [first, second] = received
      expect(first?.text).toMatch(/^想约明天的保洁\ufffd?$/)
      expect(first?.locale).toBe('zh')
      expect(new Date(first?.at ?? '').toISOString()).toBe(first?.at)
      expect(first?.conversationId.split(':')[0]).toBe(rig.channel.kind)
      expect(second?.conversationId).not.toBe(first?.conversationId)
    })

    test('a redelivery has the same ids, another message has others', async () => {
      const { rig, received } = await started(make)
      const thing: Thing = { kind: 'text', chat: '1', id: 1, text: '你好' }
      await rig.deliver(thing)
      for (let i = 0; i < 20; i++) await rig.deliver(thing)
      await rig.deliver({ ...thing, id: 2 })
      expect(new Set(received.map((inbound) => inbound.conversationId)).size).toBe(1)
      expect(new Set(received.map((inbound) => inbound.externalId)).size).toBe(2)
    })

    test('nothing is acknowledged before it is stored', async () => {
      let release = () => {}
      const gate = new Promise<void>((resolve) => (release = resolve))
      let reached = () => {}
      const arrived = new Promise<void>((resolve) => (reached = resolve))
      const { rig } = await started(make, async () => {
        reached()
        await gate
      })
      let acknowledged = false
      const delivery = rig.deliver({ kind: 'text', chat: '1', id: 1, text: '你好' }).then(() => (acknowledged = true))
      await arrived
      await turns(20)
      expect(acknowledged && rig.redelivers).toBe(false)
      release()
      await delivery
    })

    test('what could not be stored comes again', async () => {
      let failures = 2
      const stored: Inbound[] = []
      const { rig } = await started(make, async (inbound) => {
        if (failures-- > 0) throw new Error('the database is away')
        stored.push(...inbound)
      })
      await rig.deliver({ kind: 'text', chat: '1', id: 1, text: '你好' })
      await until(() => stored.length > 0)
      expect(stored.map((inbound) => inbound.text)).toEqual(['你好'])
    })

    test('messages of a chat are stored in the order in which they arrived', async () => {
      const stored: Inbound[] = []
      let n = 0
      const { rig } = await started(make, async (inbound) => {
        // Every other time storing takes longer, so that a channel that does not wait shows it.
        await turns(n++ % 2 === 0 ? 10 : 1)
        stored.push(...inbound)
      })
      const things = Array.from({ length: 30 }, (_, i): Thing => ({
        kind: 'text',
        chat: String((i % 3) + 1),
        id: i + 1,
        text: `第${i}句`,
      }))
      await Promise.all(things.map((thing) => rig.deliver(thing)))
      await until(() => stored.length >= things.length)
      const chats = Map.groupBy(stored, (inbound) => inbound.conversationId)
      expect(chats.size).toBe(3)
      for (const [, inbound] of chats) {
        const numbers = inbound.map(({ text }) => Number(text.replace(/\D/g, '')))
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
      }
    })

    test('what the bot itself said is not taken for a customer', async () => {
      const { rig, received } = await started(make)
      await rig.deliver({ kind: 'own', chat: '1', id: 1, text: '您好' })
      await rig.deliver({ kind: 'text', chat: '1', id: 2, text: '你好' })
      expect(received.map((inbound) => inbound.text)).toEqual(['你好'])
    })

    test('a photo and what has no words are words to the engine', async () => {
      const { rig, received } = await started(make)
      await rig.deliver({ kind: 'photo', chat: '1', id: 1 })
      await rig.deliver({ kind: 'unsupported', chat: '1', id: 2 })
      expect(received[0]?.text).toBe('[图片]')
      expect(received[0]?.payload?.['media']).toEqual([
        expect.objectContaining({ kind: 'photo', ref: expect.any(String) }),
      ])
      expect(received[1]?.text).toMatch(/^\[.+\]/)
    })

    test('what the platform no longer has is an error to whoever wants to see it, and to nobody else', async () => {
      const { rig, received } = await started(make)
      const limit = { maxBytes: 1_000, signal: AbortSignal.timeout(5_000) }
      await expect(rig.channel.fetchMedia('gone', limit)).rejects.toBeInstanceOf(Error)
      await rig.deliver({ kind: 'text', chat: '1', id: 1, text: '你好' })
      expect(received).toHaveLength(1)
    })

    test('a reply reaches its chat, and a picked choice comes back as itself', async () => {
      const { rig, received } = await started(make)
      const choices = [
        { id: 'a1b2c3d4e5f6', label: '挂机' },
        { id: 'f6e5d4c3b2a1', label: '柜机' },
      ]
      const to = await conversationOf(rig, received, '1')
      expect((await sendAll(rig.channel, { ...reply(to, '空调是哪种？'), choices })).every((result) => result.ok)).toBe(
        true,
      )
      const seen = rig.seen('1').at(-1)
      expect(seen?.text).toContain('空调是哪种？')
      const [, second] = choices
      if (!second) return
      await rig.deliver({ kind: 'choice', chat: '1', id: 90, choice: second })
      const picked = received.at(-1)
      const asNumbers = rig.channel.capabilities.choices.as === 'numbered-text'
      expect(asNumbers ? seen?.text : seen?.choices.join('\n')).toContain(asNumbers ? '1. 挂机\n2. 柜机' : '挂机\n柜机')
      expect(picked).toMatchObject(asNumbers ? { text: '2' } : { payload: { choice: second.id } })
      expect(picked?.conversationId).toBe(to)
      expect(rig.seen('2')).toEqual([])
    })

    test('rendering is pure, keeps to the limit and loses nothing', async () => {
      const rig = await made(make)
      const { max, unit } = rig.channel.capabilities.text
      const family = '👨‍👩‍👧‍👦'
      const text = `第一句。\n\n${`${family}阿姨很好，明天下午三点见。`.repeat(600)}结束`
      const out = Object.freeze({
        ...reply(`${rig.channel.kind}:1:1`, text),
        choices: Object.freeze([{ id: 'x', label: '好' }]),
      })
      const parts = rig.channel.render(out)
      expect(rig.channel.render(out)).toEqual(parts)
      const texts = parts.map((part) => longestString(part))
      for (const part of texts) {
        const plain = rig.channel.capabilities.text.markup === 'html' ? part.replace(/<[^>]*>|&[a-z]+;/g, 'x') : part
        expect(unit === 'utf16' ? plain.length : Buffer.byteLength(plain)).toBeLessThanOrEqual(max)
        expect(part.isWellFormed()).toBe(true)
      }
      const whole = texts.join('').replace(/\s/g, '')
      expect(whole.split(family)).toHaveLength(601)
      expect(whole).toContain('结束')
      // A family that was cut in two would leave a joiner at an edge.
      for (const part of texts) expect(part).not.toMatch(/^\u200d|\u200d$/)
    })

    test('replies arrive in the order in which they were sent', async () => {
      const { rig, received } = await started(make)
      const to = await conversationOf(rig, received, '1')
      for (const text of ['一', '二', '三']) await sendAll(rig.channel, reply(to, text))
      expect(rig.seen('1').map((seen) => seen.text)).toEqual(['一', '二', '三'])
    })

    test.each<[SendFault, SendResult, number]>([
      ['busy', { ok: false, why: 'later', retryAfterMs: expect.any(Number) as number }, 0],
      ['unreachable', { ok: false, why: 'later', retryAfterMs: expect.any(Number) as number }, 0],
      ['cut', { ok: false, why: 'unknown' }, 1],
      ['blocked', { ok: false, why: 'refused', detail: expect.any(String) as string }, 0],
    ])('a send that meets "%s" is told as what it is, and is not repeated', async (fault, result, arrived) => {
      const { rig, received } = await started(make)
      if (!rig.faults.includes(fault)) return
      const to = await conversationOf(rig, received, '1')
      await rig.fault(fault)
      const out = reply(to, '您好')
      expect(await rig.channel.send(rig.channel.render(out)[0], out)).toEqual(result)
      expect(rig.seen('1')).toHaveLength(arrived)
    })

    test('health tells the truth before, while and after', async () => {
      const rig = await made(make)
      expect(rig.channel.health().state).toBe('starting')
      const stop = new AbortController()
      const running = rig.channel.start(() => Promise.resolve(), stop.signal)
      await until(() => rig.channel.health().state === 'online')
      stop.abort()
      await running
      expect(rig.channel.health().state).toBe('offline')
    })
  })
}

async function made(make: () => Promise<Rig>): Promise<Rig> {
  const rig = await make()
  onTestFinished(() => rig.close())
  return rig
}

/** A rig whose channel is online; `received` is what was stored, unless the test stores by itself. */
async function started(make: () => Promise<Rig>, store?: (inbound: readonly Inbound[]) => Promise<void>) {
  const rig = await made(make)
  const received: Inbound[] = []
  const stop = new AbortController()
  const running = rig.channel.start(
    store ?? ((inbound) => Promise.resolve(void received.push(...inbound))),
    stop.signal,
  )
  onTestFinished(async () => {
    stop.abort()
    await running
  })
  await until(() => rig.channel.health().state === 'online')
  return { rig, received }
}

async function conversationOf(rig: Rig, received: readonly Inbound[], chat: string): Promise<string> {
  await rig.deliver({ kind: 'text', chat, id: 1_000, text: '你好' })
  return received.at(-1)?.conversationId ?? ''
}

let replies = 0
/** Each is another reply; a platform that knows our ids takes the same key for the same reply. */
const reply = (conversationId: string, text: string): Outbound => ({
  key: `${conversationId}:${++replies}`,
  conversationId,
  text,
  choices: [],
})

async function sendAll(channel: LiveChannel, out: Outbound): Promise<SendResult[]> {
  const results: SendResult[] = []
  for (const part of channel.render(out)) results.push(await channel.send(part, out))
  return results
}

/** The text of a rendered part, whatever the platform calls it: nothing else in it is longer. */
function longestString(part: unknown): string {
  if (typeof part === 'string') return part
  if (typeof part !== 'object' || part === null) return ''
  return Object.values(part)
    .map(longestString)
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '')
}

/** Lets everything that is ready run, so many times. */
async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve))
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it did not come true within 10 s')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
