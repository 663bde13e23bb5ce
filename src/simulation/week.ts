import { atMinute, localDate, minuteMs } from '#business/time.ts'
import { nextDeskMoment } from '#desk/next-moment.ts'
import type { Choice } from '#engine/model.ts'
import { nextDue } from '#jobs/due.ts'
import type { Program } from '../main.ts'
import { makeAgenda } from './agenda.ts'
import { makeChats } from './chats.ts'
import { type Customer, madeUp } from './customer.ts'
import { cancelling, firstWord, grieving, ordering, reopening, rescheduling } from './intents.ts'
import { numbersFrom } from './numbers.ts'
import { makePeople } from './people.ts'
import { learn, react } from './react.ts'
import { makeWorkers, type Manner } from './workers.ts'

/** What was done by whom, from outside: what the figures of the program are held against. */
export interface Ledger {
  seed: number
  customers: readonly Customer[]
  manners: ReadonlyMap<Manner, number>
  from: Date
  until: Date
  /** Moments of the set clock at which something happened. */
  ticks: number
}

/** How long it lasts: a week in which bookings come in, and a week for what follows from them. */
const days = 14

/** A clock that only the simulation moves. */
export interface SetClock {
  now(): Date
  set(at: Date): void
}

/** Something that a customer is going to say or press. */
export interface Wish {
  by: Customer
  text: string
  choice?: Choice | undefined
  score?: number | undefined
}

/**
 * Lets a week of bookings, and a week for what follows, pass through the program: customers write, workers come or do
 * not, staff see to chats and complaints, and whatever falls due is done. All of it comes in by the doors that customers,
 * workers and staff use. The same seed makes the same people.
 */
export async function liveThrough(
  program: Program,
  clock: SetClock,
  { seed, bookings }: { seed: number; bookings: number },
): Promise<Ledger> {
  const { company, connection } = program
  const { zone } = company
  const from = clock.now()
  const until = new Date(atMinute(zone, localDate(zone, from).add({ days }), 0))
  const chats = makeChats(program)
  const people = await makePeople(program, numbersFrom(seed))
  const workers = makeWorkers(program, seed)
  const wishes = makeAgenda<Wish>(5 * minuteMs)
  const customers = Array.from({ length: bookings }, (_, n) => madeUp(n, seed))
  const byChat = new Map(customers.map((one) => [one.conversationId, one]))
  for (const by of customers) {
    const at = firstWord(zone, from, by.chance)
    wishes.add(at, { by, text: ordering(zone, by, at) })
  }
  let ticks = 0

  /** What a customer does with an order beside having it done. */
  async function hasBooked(by: Customer, ref: string): Promise<void> {
    const { rows } = await connection.pool.query<{ start: Date; end: Date }>(
      'select start_at as start, end_at as end from booking where ref = $1',
      [ref],
    )
    const [visit] = rows
    if (!visit) return
    const now = +clock.now()
    const isFirst = by.refs.length === 1
    for (const { at, text } of [
      ...(isFirst ? cancelling(by, visit, now) : []),
      ...(isFirst ? rescheduling(zone, by, visit, now) : []),
      ...(isFirst ? grieving(by, visit) : []),
    ])
      wishes.add(at, { by, text })
    if (!isFirst || !by.comesBack) return
    const at = firstWord(zone, new Date(+visit.end), by.chance)
    wishes.add(at, { by, text: ordering(zone, by, at) })
  }

  async function listen(): Promise<void> {
    for (const [id, heard] of await chats.news()) {
      const by = byChat.get(id)
      if (!by) continue
      for (const line of heard) {
        const ref = learn(by, line)
        if (ref !== undefined) await hasBooked(by, ref)
        for (const { at, text } of reopening(by, line, +clock.now())) wishes.add(at, { by, text })
      }
      const said = heard.filter(({ sender }) => sender === 'bot')
      const last = said.findLast(({ choices }) => choices.length > 0) ?? said.at(-1)
      const reaction = last && react(by, last)
      if (!reaction) continue
      const { inMinutes, say = '', press, score } = reaction
      wishes.add(+clock.now() + inMinutes * minuteMs, { by, text: say, choice: press, score })
    }
  }

  for (;;) {
    const moments = [
      await nextDue(connection.db),
      await nextDeskMoment(connection.db, company, clock.now()),
      wishes.next(),
      people.next(),
      workers.next(),
    ]
    const next = Math.min(...moments.flatMap((at) => (at === undefined ? [] : [Math.ceil(+at / minuteMs) * minuteMs])))
    if (!(next < +until)) break
    // What a tick leaves for later is looked at a minute later.
    clock.set(new Date(Math.max(next, +clock.now() + minuteMs)))
    ticks++
    const now = clock.now()
    await people.look(now)
    await workers.look(now)
    await program.runDue()
    await chats.settled()
    await workers.act(now)
    await people.act(now)
    await chats.settled()
    await chats.bring(wishes.due(+now), now)
    await listen()
  }
  clock.set(until)
  await program.runDue()
  await chats.settled()
  await listen()
  return { seed, customers, manners: workers.manners, from, until, ticks }
}
