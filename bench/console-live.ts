import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from './counted.ts'

/** Somebody signed in: his requests carry this. */
export interface Seat {
  staffId: string
  cookie: string
}

export interface Live {
  url: string
  /** One open page each; the last ones are supervisors'. */
  seats: readonly Seat[]
  /** Chats that agents have in hand, one each. */
  taken: number
  /** Chats that wait in the queue, which every page shows. */
  waiting: number
  /** Messages of customers, and as many replies. */
  perSecond: number
  seconds: number
}

type Heard = (data: string, at: number) => void

/** Keeps an event stream open until it is ended; what it was told goes to `heard` line by line. */
function stream(url: string, headers: Record<string, string>, heard: Heard): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = http.get(
      url,
      { headers: { ...headers, accept: 'text/event-stream' }, agent: false },
      (response) => {
        if (response.statusCode !== 200) return reject(new Error(`${url}: ${response.statusCode}`))
        let rest = ''
        response.setEncoding('utf8').on('data', (text: string) => {
          const at = performance.now()
          const lines = (rest + text).split('\n')
          rest = lines.pop() ?? ''
          for (const line of lines) if (line.startsWith('data: ')) heard(line, at)
        })
        response.on('error', () => undefined)
        resolve(() => request.destroy())
      },
    )
    request.on('error', reject)
  })
}

async function post(url: string, body: unknown, headers: Record<string, string>): Promise<Record<string, string>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${response.status} ${url}: ${await response.text()}`)
  return (await response.json()) as Record<string, string>
}

const figures = (what: string, times: readonly number[]): (string | number)[] => {
  const sorted = times.toSorted((a, b) => a - b)
  return [what, sorted.length, percentile(sorted, 0.5).toFixed(0), percentile(sorted, 0.99).toFixed(0)]
}

/** Customers write, staff see it on their pages and answer; the rows of a table, in milliseconds. */
export async function live({ url, seats, taken, waiting, perSecond, seconds }: Live): Promise<(string | number)[][]> {
  const api = `${url}/api/console`
  /** When each marked text came to a page: the first and the last of them, and to how many. */
  const seen = new Map<string, { first: number; last: number; pages: number }>()
  const mark = /bench-[rc]-\d+/
  const notes = (data: string, at: number) => {
    const text = mark.exec(data)?.[0]
    if (text === undefined || !data.includes('"last":')) return
    const known = seen.get(text)
    if (!known) seen.set(text, { first: at, last: at, pages: 1 })
    else Object.assign(known, { last: at, pages: known.pages + 1 })
  }
  const ends: (() => void)[] = []
  for (const seat of seats) ends.push(await stream(`${api}/events`, { cookie: seat.cookie }, notes))

  const arrived = new Map<string, number>()
  const customers: { id: string; auth: Record<string, string>; seat: Seat | undefined }[] = []
  for (let n = 0; n < taken + waiting; n++) {
    const session = await post(`${url}/api/chat/sessions`, { locale: 'zh' }, {})
    const auth = { authorization: `Bearer ${session['token']}` }
    const id = session['conversationId'] ?? ''
    await post(`${url}/api/chat/messages`, { id: randomUUID(), text: '转人工' }, auth)
    ends.push(
      await stream(`${url}/api/chat/events`, auth, (data, at) => {
        const text = mark.exec(data)?.[0]
        if (text !== undefined) arrived.set(text, at)
      }),
    )
    customers.push({ id, auth, seat: n < taken ? seats[n] : undefined })
  }
  const as = (seat: Seat) => ({ cookie: seat.cookie, origin: url })
  await pause(3_000)
  for (const { id, seat } of customers)
    if (seat) await post(`${api}/conversations/${encodeURIComponent(id)}/take`, {}, as(seat))
  await pause(3_000)

  const own: number[] = []
  const accepted: number[] = []
  const everybody: number[] = []
  const replies: number[] = []
  let lost = 0

  const until = async (found: () => number | undefined): Promise<number | undefined> => {
    for (let tries = 0; tries < 500; tries++) {
      const at = found()
      if (at !== undefined) return at
      await pause(20)
    }
    return undefined
  }

  async function one(n: number): Promise<void> {
    const customer = customers[n % customers.length]
    if (!customer) return
    const text = `bench-c-${n}`
    const began = performance.now()
    await post(`${url}/api/chat/messages`, { id: randomUUID(), text }, customer.auth)
    const ready = performance.now()
    const { seat } = customer
    const first = await until(() => {
      const known = seen.get(text)
      return seat || (known && known.pages >= seats.length) ? known?.last : undefined
    })
    if (first === undefined) return void lost++
    if (!seat) return void everybody.push(first - began)
    own.push(first - began)
    accepted.push(Math.max(0, first - ready))
    const answer = `bench-r-${n}`
    const said = performance.now()
    const path = `${api}/conversations/${encodeURIComponent(customer.id)}/say`
    await post(path, { id: randomUUID(), text: answer }, as(seat))
    const there = await until(() => arrived.get(answer))
    if (there === undefined) lost++
    else replies.push(there - said)
  }

  const under: Promise<void>[] = []
  const began = performance.now()
  for (let n = 0; n < perSecond * seconds; n++) {
    await pause(Math.max(0, began + (n * 1_000) / perSecond - performance.now()))
    under.push(one(n))
  }
  await Promise.all(under)
  for (const end of ends) end()
  return [
    ['live', 'n', 'p50 ms', 'p99 ms'],
    figures('message posted → page of whoever has the chat', own),
    figures('message accepted → the same page', accepted),
    figures(`message posted in a waiting chat → the last of ${seats.length} pages`, everybody),
    figures('reply posted → customer', replies),
    ['not seen within 10 s', lost, '', ''],
  ]
}
