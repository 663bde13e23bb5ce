import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Route } from '#channels/channel.ts'

/** A message that reached a customer. */
interface Delivered {
  to: string
  msgtype: string
  /** The text, or the head of a menu message. */
  text: string
  menu: readonly { id: string; label: string }[]
  /** Given by the sender; 微信客服 only. */
  msgid?: string
}

/** How the next sends go wrong; `count` calls, then all is well again. */
type Fault = { count?: number } & (
  | { kind: 'errcode'; errcode: number }
  | { kind: 'http'; status: number }
  /** The call is carried out, then the connection breaks. */
  | { kind: 'cut' }
  | { kind: 'slow'; ms: number }
)

export interface Account {
  /** appid or corpid. */
  id: string
  secret: string
  token: string
  aesKey: string
}

/** What may be wrong with a push. */
export interface Forgery {
  signature?: string
  receiver?: string
  /** Seconds since 1970, in place of now. */
  timestamp?: number
  /** The body as it is, in place of one made of the fields. */
  body?: string
  plain?: boolean
  format?: 'xml' | 'json'
}

export interface FakeWechatApi {
  url: string
  official: Account
  corp: Account
  /** All that reached customers, in order. */
  delivered: Delivered[]
  /** Paths that were called, in order, without the token. */
  calls: string[]
  /** Who shows "typing" at the moment, by customer. */
  typing: string[]
  tokensIssued: number
  fault(fault: Fault): void
  /** Every token given out so far is refused from now on. */
  expireTokens(): void
  /** A customer of the official account does something: he may be answered for a while. */
  interact(openId: string, by: 'message' | 'event'): void
  unfollow(openId: string): void
  media: Map<string, { type: string; bytes: Uint8Array }>
  /** What we gave the platform, by media id. */
  uploads: Map<string, { account: string; type: string; name: string; mime: string; bytes: Uint8Array }>
  /** How the next upload goes wrong. */
  uploadFault: 'cut' | 'refuse' | undefined
  /** Pushes to a 公众号's address as the platform does, three times at most; resolves with the statuses and bodies. */
  pushOfficial(
    to: string,
    fields: Readonly<Record<string, string | number>>,
    forgery?: Forgery,
  ): Promise<{ status: number; body: string }[]>
  /** A message or event of 微信客服, to be fetched by `sync_msg`; then the call that says so. */
  kf: {
    openKfid: string
    /** All that `sync_msg` gives, in order; the cursor is the place in it. */
    log: Record<string, unknown>[]
    pageSize: number
    customerSays(customer: string, message: Record<string, unknown>, origin?: 3 | 4 | 5): void
    event(event: Record<string, unknown>): void
    /** 0 untouched, 1 bot, 2 waiting, 3 person, 4 ended. */
    states: Map<string, number>
    /** Tells the address that there is something to fetch. */
    call(to: string, forgery?: Forgery): Promise<{ status: number; body: string }[]>
  }
  /** Refuses connections until `listen`. */
  unreachable(): Promise<void>
  close(): Promise<void>
}

interface Allowance {
  message: { left: number; until: number }
  event: { left: number; until: number }
  following: boolean
}

/**
 * WeChat's and WeCom's servers as far as the channels use them: as strict about tokens, sizes, windows and quotas as
 * their documentation says, with faults on demand.
 */
export async function fakeWechatApi(now: () => Date = () => new Date()): Promise<FakeWechatApi> {
  const official: Account = { id: 'wx5823bf96d3bd56c7', secret: 'oa-secret', token: 'oa-token', aesKey: 'A'.repeat(43) }
  const corp: Account = { id: 'ww1234567890abcdef', secret: 'kf-secret', token: 'kf-token', aesKey: 'B'.repeat(43) }
  const tokens = new Map<string, { account: string; until: number }>()
  const allowances = new Map<string, Allowance>()
  const sentIds = new Set<string>()
  const codes = new Map<string, string>()
  const faults: Fault[] = []
  const kfToken = 'ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR'

  const allowanceOf = (customer: string): Allowance => {
    const fresh = { message: { left: 0, until: 0 }, event: { left: 0, until: 0 }, following: true }
    const found = allowances.get(customer) ?? fresh
    allowances.set(customer, found)
    return found
  }
  const interact = (customer: string, by: 'message' | 'event'): void => {
    const allowance = allowanceOf(customer)
    allowance.following = true
    allowance[by] =
      by === 'message'
        ? { left: 5, until: now().getTime() + 48 * 3_600_000 }
        : { left: 3, until: now().getTime() + 60_000 }
  }
  /** An errcode, 0 for accepted. */
  const spend = (customer: string, closed: number, used: number): number => {
    const allowance = allowanceOf(customer)
    const open = [allowance.event, allowance.message].filter((grant) => grant.until > now().getTime())
    const grant = open.find(({ left }) => left > 0)
    if (!grant) return open.length > 0 ? used : closed
    grant.left--
    return 0
  }

  type Body = Record<string, unknown>
  const errcode = (code: number, errmsg = code === 0 ? 'ok' : 'refused') => ({ errcode: code, errmsg })
  const isText = (value: unknown): value is string => typeof value === 'string'

  function issue(account: Account, force: boolean): Body {
    const living = [...tokens].find(([, t]) => t.account === account.id && t.until > now().getTime())
    if (living && !force)
      return { access_token: living[0], expires_in: Math.floor((living[1].until - now().getTime()) / 1000) }
    for (const [value, t] of tokens) if (t.account === account.id) tokens.delete(value)
    const value = `${account.id}-${randomUUID()}`
    tokens.set(value, { account: account.id, until: now().getTime() + 7_200_000 })
    fake.tokensIssued++
    return { access_token: value, expires_in: 7_200 }
  }

  const endpoints: Record<string, (body: Body, query: URLSearchParams) => Body> = {
    '/cgi-bin/stable_token': (body) => {
      if (body['grant_type'] !== 'client_credential') return errcode(40002)
      if (body['appid'] !== official.id) return errcode(40013)
      if (body['secret'] !== official.secret) return errcode(40125)
      return issue(official, body['force_refresh'] === true)
    },
    '/cgi-bin/gettoken': (_, query) => {
      if (query.get('corpid') !== corp.id) return errcode(40013)
      if (query.get('corpsecret') !== corp.secret) return errcode(40001)
      return { ...errcode(0), ...issue(corp, false) }
    },
    '/cgi-bin/message/custom/send': authorised(official, (body) => {
      const { touser: to, msgtype } = body
      if (!isText(to) || !allowances.has(to)) return errcode(40003)
      if (!allowanceOf(to).following) return errcode(43004)
      const read = readMessage(body, official)
      if (typeof read === 'number') return errcode(read)
      const refused = spend(to, 45015, 45047)
      if (refused) return errcode(refused)
      fake.delivered.push({ to, msgtype: String(msgtype), ...read })
      return errcode(0)
    }),
    '/cgi-bin/message/custom/typing': authorised(official, (body) => {
      if (!isText(body['touser'])) return errcode(40003)
      if (body['command'] !== 'Typing') return errcode(40035)
      fake.typing.push(body['touser'])
      return errcode(0)
    }),
    '/cgi-bin/kf/sync_msg': authorised(corp, (body) => {
      if (body['open_kfid'] !== kf.openKfid) return errcode(95004)
      if (body['token'] !== undefined && body['token'] !== kfToken) return errcode(95007)
      const from = Number(body['cursor'] ?? 0)
      const to = Math.min(kf.log.length, from + Math.min(kf.pageSize, Number(body['limit'] ?? 1_000)))
      return {
        ...errcode(0),
        next_cursor: String(to),
        has_more: to < kf.log.length ? 1 : 0,
        msg_list: kf.log.slice(from, to),
      }
    }),
    '/cgi-bin/kf/send_msg': authorised(corp, (body) => {
      const { touser: to, msgid } = body
      if (body['open_kfid'] !== kf.openKfid) return errcode(95004)
      if (!isText(to) || !allowances.has(to)) return errcode(40003)
      if ((kf.states.get(to) ?? 0) > 1) return errcode(95018)
      if (msgid !== undefined && !(isText(msgid) && /^[\w-]{1,32}$/.test(msgid))) return errcode(40058)
      const read = readMessage(body, corp)
      if (typeof read === 'number') return errcode(read)
      // Once accepted, the same id is not sent again.
      if (isText(msgid) && sentIds.has(msgid)) return errcode(40058, 'duplicated msgid')
      const refused = spend(to, 95002, 95001)
      if (refused) return errcode(refused)
      const id = isText(msgid) ? msgid : randomUUID()
      sentIds.add(id)
      fake.delivered.push({ to, msgtype: String(body['msgtype']), ...read, msgid: id })
      return { ...errcode(0), msgid: id }
    }),
    '/cgi-bin/kf/send_msg_on_event': authorised(corp, (body) => {
      const to = codes.get(String(body['code']))
      if (to === undefined) return errcode(95012)
      codes.delete(String(body['code']))
      const read = readMessage(body, corp)
      if (typeof read === 'number') return errcode(read)
      fake.delivered.push({ to, msgtype: String(body['msgtype']), ...read, msgid: String(body['msgid']) })
      return { ...errcode(0), msgid: body['msgid'] }
    }),
  }

  function authorised(account: Account, run: (body: Body, query: URLSearchParams) => Body) {
    return (body: Body, query: URLSearchParams): Body => {
      const token = tokens.get(query.get('access_token') ?? '')
      if (!token || token.account !== account.id) return errcode(40001)
      if (token.until <= now().getTime()) return errcode(42001)
      return run(body, query)
    }
  }

  /** A temporary file, as strict about types and sizes as the platforms are. */
  async function upload(request: IncomingMessage, raw: Buffer, query: URLSearchParams): Promise<Body> {
    const token = tokens.get(query.get('access_token') ?? '')
    if (!token) return errcode(40001)
    const type = query.get('type') ?? ''
    const allowed =
      token.account === official.id ? ['image', 'voice', 'video', 'thumb'] : ['image', 'voice', 'video', 'file']
    if (!allowed.includes(type)) return errcode(40004)
    const contentType = request.headers['content-type'] ?? ''
    if (!contentType.startsWith('multipart/form-data')) return errcode(41005)
    const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': contentType } }).formData()
    const file = form.get('media')
    if (file === null || typeof file === 'string' || file.name === '') return errcode(41005)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
    if (bytes.length <= 5) return errcode(40006)
    if (type === 'image' && !/^(?:\xff\xd8\xff|\x89PNG)/.test(head)) return errcode(40009)
    if (bytes.length > (type === 'file' ? 20 : 10) * 1024 * 1024) return errcode(40006)
    const id = `media-${randomUUID()}`
    fake.uploads.set(id, { account: token.account, type, name: file.name, mime: file.type, bytes })
    return { ...errcode(0), type, media_id: id, created_at: Math.floor(now().getTime() / 1000) }
  }

  /** What a send says, or the errcode that it is refused with. */
  function readMessage(body: Body, account: Account): number | Pick<Delivered, 'text' | 'menu'> {
    const content = body[String(body['msgtype'])] as Body | undefined
    if (!content) return 40008
    if (body['msgtype'] === 'text') {
      const text = content['content']
      if (!isText(text) || text === '') return 44004
      return Buffer.byteLength(text) > 2_048 ? 45002 : { text, menu: [] }
    }
    if (body['msgtype'] === 'image' || (body['msgtype'] === 'file' && account === corp)) {
      const given = fake.uploads.get(String(content['media_id']))
      if (!given || given.account !== account.id || given.type !== body['msgtype']) return 40007
      return { text: `[${given.type}] ${given.name}`, menu: [] }
    }
    if (body['msgtype'] !== 'msgmenu') return 40008
    const list = content['list']
    if (!Array.isArray(list) || list.length === 0 || list.length > 10) return 95008
    const menu: { id: string; label: string }[] = []
    for (const item of list as Body[]) {
      const inner = item['type'] === 'click' ? (item['click'] as Body) : item
      const { id, content: label } = inner
      if (!isText(id) || !isText(label) || label === '' || Buffer.byteLength(id) > 64 || Buffer.byteLength(label) > 128)
        return 95009
      menu.push({ id, label })
    }
    return { text: isText(content['head_content']) ? content['head_content'] : '', menu }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    fake.calls.push(pathname)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    // The platform does not turn \\uXXXX back into characters.
    const raw = Buffer.concat(chunks).toString('utf8')
    const isSend = pathname.includes('/send')
    const fault = isSend ? faults.shift() : undefined
    if (fault?.kind === 'http') return void response.writeHead(fault.status).end('<html>bad gateway</html>')
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms))
    if (pathname === '/cgi-bin/media/get') return mediaAnswer(searchParams, response)
    if (pathname === '/cgi-bin/media/upload') {
      const wrong = fake.uploadFault
      fake.uploadFault = undefined
      if (wrong === 'refuse') return json(response, errcode(45001))
      const given = await upload(request, Buffer.concat(chunks), searchParams)
      return wrong === 'cut' ? void response.destroy() : json(response, given)
    }
    const endpoint = endpoints[pathname]
    let body: Body
    try {
      body = raw === '' ? {} : (JSON.parse(raw) as Body)
    } catch {
      return json(response, errcode(47001))
    }
    if (!endpoint) return void response.writeHead(404).end()
    const result = fault?.kind === 'errcode' ? errcode(fault.errcode) : endpoint(body, searchParams)
    if (fault?.kind === 'cut') return void response.destroy()
    json(response, result)
  }

  function mediaAnswer(query: URLSearchParams, response: ServerResponse): void {
    if (!tokens.has(query.get('access_token') ?? '')) return json(response, errcode(40001))
    const found = fake.media.get(query.get('media_id') ?? '')
    if (!found) return json(response, errcode(40007, 'invalid media_id'))
    response.writeHead(200, { 'Content-Type': found.type }).end(found.bytes)
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const kf: FakeWechatApi['kf'] = {
    openKfid: `wkAJ2GCAAA${randomBytes(8).toString('hex')}`,
    log: [],
    pageSize: 1_000,
    states: new Map(),
    customerSays(customer, message, origin = 3) {
      if (origin === 3) interact(customer, 'message')
      const sendTime = Math.floor(now().getTime() / 1000)
      kf.log.push({
        msgid: randomUUID(),
        open_kfid: kf.openKfid,
        external_userid: customer,
        send_time: sendTime,
        origin,
        ...message,
      })
    },
    event(event) {
      const { welcome_code: code, external_userid: customer } = event
      if (isText(code) && isText(customer)) codes.set(code, customer)
      const sendTime = Math.floor(now().getTime() / 1000)
      kf.log.push({
        msgid: randomUUID(),
        send_time: sendTime,
        origin: 4,
        msgtype: 'event',
        event: { open_kfid: kf.openKfid, ...event },
      })
    },
    call: (to, forgery) =>
      push(
        to,
        corp,
        {
          ToUserName: corp.id,
          CreateTime: Math.floor(now().getTime() / 1000),
          MsgType: 'event',
          Event: 'kf_msg_or_event',
          Token: kfToken,
          OpenKfId: kf.openKfid,
        },
        forgery,
      ),
  }

  async function push(
    to: string,
    account: Account,
    fields: Readonly<Record<string, string | number>>,
    forgery: Forgery = {},
  ) {
    const tries: { status: number; body: string }[] = []
    for (let i = 0; i < 3; i++) {
      const { url, body } = signedPush(account, fields, Math.floor(now().getTime() / 1000), forgery)
      const response = await fetch(`${to}?${url}`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/xml' },
        body,
        signal: AbortSignal.timeout(5_000),
      })
      tries.push({ status: response.status, body: await response.text() })
      const last = tries.at(-1)
      if (last?.status === 200 && (last.body === 'success' || last.body === '')) break
    }
    return tries
  }

  const fake: FakeWechatApi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    official,
    corp,
    delivered: [],
    calls: [],
    typing: [],
    tokensIssued: 0,
    media: new Map(),
    uploads: new Map(),
    uploadFault: undefined,
    kf,
    fault: (fault) => void faults.push(...Array.from({ length: fault.count ?? 1 }, () => fault)),
    expireTokens: () => tokens.clear(),
    interact,
    unfollow: (openId) => (allowanceOf(openId).following = false),
    pushOfficial: (to, fields, forgery) => push(to, official, fields, forgery),
    async unreachable() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
    async close() {
      if (server.listening) await fake.unreachable()
    },
  }
  return fake
}

/** Address parameters and body of a push, made as the platform does and without any of our own code. */
export function signedPush(
  account: Account,
  fields: Readonly<Record<string, string | number>>,
  timestamp: number,
  forgery: Forgery = {},
): { url: string; body: string } {
  const at = String(forgery.timestamp ?? timestamp)
  const nonce = String(Math.floor(Math.random() * 1e9))
  const inner = forgery.body ?? (forgery.format === 'json' ? toJson(fields) : toXml(fields))
  const plainSignature = forgery.signature ?? sha1([account.token, at, nonce])
  if (forgery.plain) return { url: `signature=${plainSignature}&timestamp=${at}&nonce=${nonce}`, body: inner }
  const encrypted = encrypt(account.aesKey, inner, forgery.receiver ?? account.id)
  const signature = forgery.signature ?? sha1([account.token, at, nonce, encrypted])
  const body =
    forgery.format === 'json'
      ? JSON.stringify({ ToUserName: 'gh_1', Encrypt: encrypted })
      : `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`
  return {
    url: `signature=${plainSignature}&timestamp=${at}&nonce=${nonce}&openid=x&encrypt_type=aes&msg_signature=${signature}`,
    body,
  }
}

const sha1 = (parts: readonly string[]): string => createHash('sha1').update(parts.toSorted().join('')).digest('hex')

const toXml = (fields: Readonly<Record<string, string | number>>): string =>
  `<xml>${Object.entries(fields)
    .map(([name, value]) =>
      typeof value === 'number' || /^\d+$/.test(value)
        ? `<${name}>${value}</${name}>`
        : `<${name}><![CDATA[${value}]]></${name}>`,
    )
    .join('\n')}</xml>`

/** Ids are written as numbers, more digits than a double has. */
const toJson = (fields: Readonly<Record<string, string | number>>): string =>
  `{${Object.entries(fields)
    .map(([name, value]) => `${JSON.stringify(name)}:${name === 'MsgId' ? value : JSON.stringify(value)}`)
    .join(',')}}`

function encrypt(aesKey: string, message: string, receiver: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const body = Buffer.from(message)
  const size = Buffer.from([
    body.length >>> 24,
    (body.length >>> 16) & 255,
    (body.length >>> 8) & 255,
    body.length & 255,
  ])
  const content = Buffer.concat([randomBytes(16), size, body, Buffer.from(receiver)])
  const pad = 32 - (content.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(Buffer.concat([content, Buffer.alloc(pad, pad)])), cipher.final()]).toString(
    'base64',
  )
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json; encoding=utf-8' }).end(JSON.stringify(body))
}

/** A channel's routes behind a real HTTP server. */
export async function serveRoutes(routes: readonly Route[]): Promise<{ url: string; close(): Promise<void> }> {
  const listener = getRequestListener(async (request) => {
    const { pathname } = new URL(request.url)
    const route = routes.find(({ method, path }) => method === request.method && path === pathname)
    if (!route) return new Response('', { status: 404 })
    // As in the app: what cannot be stored is not acknowledged.
    return route.handle(request).catch(() => new Response('', { status: 503 }))
  })
  const server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
