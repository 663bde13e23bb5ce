// node bench/load.ts <json of Load>: posts to an address over kept connections for a while. Prints one JSON line.
import net from 'node:net'

export interface Load {
  port: number
  path: string
  secret: string
  connections: number
  seconds: number
  warmUpSeconds: number
  /** Updates are spread over so many chats. */
  chats: number
  firstId: number
}
export interface Loaded {
  perSecond: number
  /** Answers other than 200. */
  refused: number
  nextId: number
}

const load = JSON.parse(process.argv[2] ?? '') as Load
let id = load.firstId
let answered = 0
let refused = 0
let ended = false

/** A text of a private chat, as Telegram posts it; every one is new. */
function request(): string {
  const update = id++
  const chat = 50_000 + (update % load.chats)
  const from = `{"id":${chat},"is_bot":false,"first_name":"静","language_code":"zh-hans"}`
  const body = `{"update_id":${update},"message":{"message_id":${update},"from":${from},"chat":{"id":${chat},"type":"private","first_name":"静"},"date":1772600000,"text":"想约明天下午三点的保洁"}}`
  return `POST ${load.path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\nx-telegram-bot-api-secret-token: ${load.secret}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** One request after another: the next leaves when the answer to the last has begun. */
function connection(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(load.port, '127.0.0.1', () => socket.write(request()))
    socket.setNoDelay(true)
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1')
      if (!text.startsWith('HTTP/1.1 ')) return
      answered++
      if (!text.startsWith('HTTP/1.1 200')) refused++
      if (ended) socket.end()
      else socket.write(request())
    })
    socket.on('close', () => resolve())
    socket.on('error', reject)
  })
}

const all = Array.from({ length: load.connections }, connection)
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
await pause(load.warmUpSeconds)
const [before, began] = [answered, performance.now()]
await pause(load.seconds)
const perSecond = ((answered - before) * 1_000) / (performance.now() - began)
ended = true
await Promise.all(all)
console.log(JSON.stringify({ perSecond, refused, nextId: id } satisfies Loaded))
