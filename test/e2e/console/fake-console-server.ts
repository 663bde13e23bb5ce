import { serve, type ServerType } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { rights, type Act } from '#access/can.ts'
import { fileOf, takenTypes } from '#desk/staff-files.ts'
import type { SentFile } from '#engine/model.ts'
import type { Role } from '#db/schema/staff.ts'
import { consoleHeaders } from '#http/console/page.ts'
import { at, chat, type FakeChat, type FakeMessage } from './fake-chats.ts'

const pages = path.resolve('dist/pages')
const perPage = 50

export interface FakeStaff {
  id: string
  name: string
  role: Role
}

/**
 * The desk's API from memory, behind the page's real policy: for looking at the page with any amount of conversations,
 * hostile texts and faults. Whether the real server keeps the same contract is for the tests of the whole day to say.
 */
export async function startFakeConsole(role: Role = 'agent') {
  const me: FakeStaff = { id: 'ann', name: '李娜', role }
  const colleagues: FakeStaff[] = [
    me,
    { id: 'bob', name: '王强', role: 'agent' },
    { id: 'eve', name: '赵敏', role: 'supervisor' },
  ]
  const chats = new Map<string, FakeChat>()
  const log: { id: number; event: string; data: unknown }[] = []
  const wakers = new Set<() => void>()
  const streams = new Set<AbortController>()
  let touched = 0
  let server: ServerType | undefined
  let port = 0

  const fake = {
    url: '',
    me,
    chats,
    /** Texts that staff sent, in order and without repetitions. */
    said: [] as { conversation: string; id: string; text: string; file?: string }[],
    /** Files that staff gave, by their ids. */
    given: new Map<string, SentFile & { content: Uint8Array<ArrayBuffer> }>(),
    /** So many uploads fail as while the server restarts. */
    uploadsFail: 0,
    audited: [] as string[],
    signedIn: true,
    /** A take by somebody else that happens just before the next one. */
    rival: undefined as FakeStaff | undefined,
    suggestions: [] as { id: string; from: string; title: string; text: string }[],
    canned: [
      {
        id: 'c1',
        shortcut: 'hi',
        title: '问候',
        text: { zh: '{{customer.name}}您好，我是{{staff.name}}，请稍等。' },
        by: '赵敏',
        byId: 'eve',
      },
      {
        id: 'c2',
        shortcut: 'late',
        title: '师傅迟到',
        text: { zh: '非常抱歉，师傅在路上堵车，预计晚到 20 分钟。' },
        by: '赵敏',
        byId: 'eve',
      },
    ],
    add(given: Partial<FakeChat> & { id: string }) {
      chats.set(given.id, chat({ touched: ++touched, ...given }))
      return fake
    },
    /** Changes a chat and tells all consoles. */
    change(id: string, change: Partial<FakeChat>) {
      const now = known(id)
      Object.assign(now, change, { touched: ++touched })
      tell('conversation', rowOf(now), now.touched)
    },
    write(id: string, message: Partial<FakeMessage> & { text: string }) {
      const now = known(id)
      const seq = (now.messages.at(-1)?.seq ?? 0) + 1
      now.messages.push({ seq, from: 'customer', by: null, byName: null, status: 'received', at: at(0), ...message })
      const customer = (message.from ?? 'customer') === 'customer'
      fake.change(id, customer ? { unread: now.unread + 1 } : {})
    },
    cut() {
      for (const stream of streams) stream.abort()
    },
    async stop() {
      fake.cut()
      await new Promise<void>((resolve) => {
        if (!server) return resolve()
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      server = undefined
    },
    start: () =>
      new Promise<void>((resolve) => {
        server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (info: AddressInfo) => {
          port = info.port
          fake.url = `http://127.0.0.1:${port}`
          resolve()
        })
      }),
  }

  function known(id: string): FakeChat {
    const found = chats.get(id)
    if (!found) throw new Error(`no chat ${id}`)
    return found
  }
  function tell(event: string, data: unknown, id: number) {
    log.push({ id, event, data })
    for (const wake of wakers) wake()
  }
  function rowOf({
    messages,
    notes: _notes,
    later: _later,
    card: _card,
    state: _state,
    summary: _summary,
    ...row
  }: FakeChat) {
    const last = messages.at(-1)
    const asked = messages.findLast(({ from }) => from === 'customer')
    return {
      ...row,
      asks: row.assignee === 'queue' ? (asked?.text.slice(0, 120) ?? null) : null,
      last: last ? { seq: last.seq, from: last.from, text: last.text.slice(0, 120), at: last.at } : null,
    }
  }
  const refuse = (c: Context, status: 401 | 404 | 409, code: string, message: string, more = {}) =>
    c.json({ error: { code, message, ...more } }, status)
  const views: Record<string, (row: FakeChat) => boolean> = {
    mine: (row) => row.assignee === me.id,
    queue: (row) => row.assignee === 'queue',
    supervisors: (row) => row.assignee === 'queue' && row.handoff?.supervisors === true,
    unassigned: (row) => row.assignee === 'queue' || row.assignee === 'bot',
    bot: (row) => row.assignee === 'bot',
    all: () => true,
    closed: (row) => row.handoff === null,
  }
  const lastAt = (row: FakeChat) => row.messages.at(-1)?.at ?? ''
  const orders: Record<string, (a: FakeChat, b: FakeChat) => number> = {
    priority: (a, b) =>
      (a.handoff?.priority ?? 9) - (b.handoff?.priority ?? 9) ||
      (a.handoff?.since ?? '').localeCompare(b.handoff?.since ?? ''),
    waiting: (a, b) => (a.handoff?.since ?? '9').localeCompare(b.handoff?.since ?? '9'),
    activity: (a, b) => lastAt(b).localeCompare(lastAt(a)),
  }
  const taken = (c: Context, row: FakeChat) =>
    refuse(c, 409, 'taken', `${row.assigneeName} has it`, { by: { id: row.assignee, name: row.assigneeName } })

  const api = new Hono()
  api.use(async (c, next) => {
    if (!fake.signedIn) return refuse(c, 401, 'signed_out', '请先登录。')
    return next()
  })
  api.get('/session', (c) =>
    c.json({
      staff: { ...me, email: 'lina@example.com', skills: [], languages: ['zh'], locale: 'zh' },
      wants: null,
      idleMinutes: 30,
      rights: Object.fromEntries(
        (Object.keys(rights) as Act[]).flatMap((act) => {
          const reach = (rights[act] as Partial<Record<Role, string>>)[me.role]
          return reach === undefined ? [] : [[act, reach]]
        }),
      ),
    }),
  )
  api.get('/staff/names', (c) => c.json({ staff: colleagues.map((each) => ({ ...each, disabled: false })) }))
  api.put('/team/me', async (c) => c.json({ id: me.id, ...(await c.req.json<object>()) }))
  api.get('/inbox/counts', (c) => {
    const all = [...chats.values()]
    const count = (view: string) => all.filter(views[view] ?? (() => false)).length
    return c.json({
      mine: count('mine'),
      queue: count('queue'),
      supervisors: count('supervisors'),
      unassigned: count('unassigned'),
      uncertain: all.filter((row) => row.doubtful > 0).length,
      mentioned: 0,
      unread: all.filter((row) => row.unread > 0 && row.assignee === me.id).length,
    })
  })
  api.get('/inbox', (c) => {
    const { view = 'mine', sort = 'activity', cursor, channel, uncertain } = c.req.query()
    const found = [...chats.values()]
      .filter(views[view] ?? (() => false))
      .filter((row) => channel === undefined || row.channel === channel)
      .filter((row) => uncertain === undefined || row.doubtful > 0)
      .toSorted(orders[sort])
    const from = Number(cursor ?? 0)
    const next = from + perPage < found.length ? String(from + perPage) : null
    return c.json({ conversations: found.slice(from, from + perPage).map(rowOf), next })
  })
  api.get('/search', (c) => {
    const q = c.req.query('q') ?? ''
    const hits = [...chats.values()].flatMap((row) =>
      row.messages
        .filter(({ text }) => text.includes(q))
        .map(({ seq, from, text, at: when }) => ({
          conversationId: row.id,
          name: row.name,
          channel: row.channel,
          seq,
          from,
          text,
          at: when,
        })),
    )
    return c.json({ hits: hits.slice(0, 20), next: null })
  })
  api.use('/conversations/:id/*', async (c, next) => {
    if (!chats.has(c.req.param('id'))) return refuse(c, 404, 'not_found', '没有这个会话')
    return next()
  })
  api.get('/conversations/:id', (c) => {
    const row = chats.get(c.req.param('id'))
    if (!row) return refuse(c, 404, 'not_found', '没有这个会话')
    const mine = row.assignee === me.id
    const free = row.assignee === 'bot' || row.assignee === 'queue'
    const lead = me.role !== 'agent'
    return c.json({
      ...rowOf(row),
      state: row.state,
      history: [],
      me: {
        take: me.role !== 'admin' && (mine || free || lead),
        say: me.role !== 'admin' && (mine || free || lead),
        back: me.role === 'supervisor' || (me.role === 'agent' && mine),
        close: me.role === 'supervisor' || (me.role === 'agent' && mine),
        transfer: lead || mine,
        assign: lead,
        note: true,
        later: me.role !== 'admin' && (mine || free || lead),
        resend: mine || me.role === 'supervisor',
        breakGlass: me.role === 'admin',
      },
      files: {
        native: row.channel === 'web' ? takenTypes : ['image/jpeg', 'image/png'],
        links: true,
        types: takenTypes,
        mostBytes: 1024 * 1024,
      },
    })
  })
  api.post('/conversations/:id/files', async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if (c.req.header('content-type') !== 'application/octet-stream') return refuse(c, 409, 'type', 'bytes are wanted')
    if (fake.uploadsFail > 0) {
      fake.uploadsFail -= 1
      return c.body(null, 503)
    }
    const file = await fileOf(bytes, c.req.query('name') ?? '')
    if (!file) return c.json({ error: { code: 'not_taken', message: '只能发送 JPG、PNG、WebP 图片和 PDF。' } }, 415)
    const id = `f${fake.given.size + 1}`
    fake.given.set(id, { ...file, id, content: bytes })
    return c.json({ id, ...file }, 201)
  })
  api.get('/conversations/:id/media/:seq/:n', (c) => {
    const message = known(c.req.param('id')).messages.find(({ seq }) => seq === Number(c.req.param('seq')))
    const file = fake.given.get(message?.file ?? '')
    return file ? c.body(file.content, 200, { 'content-type': file.mime }) : refuse(c, 404, 'no_media', '没有文件')
  })
  api.get('/conversations/:id/messages', (c) => {
    const { messages } = known(c.req.param('id'))
    const before = Number(c.req.query('before') ?? Infinity)
    const limit = Number(c.req.query('limit') ?? perPage)
    const found = messages.filter(({ seq }) => seq < before)
    return c.json({ messages: found.slice(-limit), more: found.length > limit })
  })
  api.post('/conversations/:id/read', (c) => {
    fake.change(c.req.param('id'), { unread: 0 })
    return c.json({ unread: 0 })
  })
  api.post('/conversations/:id/typing', (c) => c.json({ ok: true }))
  api.post('/conversations/:id/take', (c) => {
    const row = known(c.req.param('id'))
    if (fake.rival) fake.change(row.id, { assignee: fake.rival.id, assigneeName: fake.rival.name })
    fake.rival = undefined
    if (row.assignee !== 'queue' && row.assignee !== 'bot' && row.assignee !== me.id) return taken(c, row)
    fake.change(row.id, { assignee: me.id, assigneeName: me.name })
    return c.json({ conversation: rowOf(row) })
  })
  api.post('/conversations/:id/say', async (c) => {
    const row = known(c.req.param('id'))
    const { id, text, file: fileId } = await c.req.json<{ id: string; text: string; file?: string }>()
    const file = fake.given.get(fileId ?? '')
    const duplicate = fake.said.some((each) => each.id === id)
    if (!duplicate) {
      fake.said.push({ conversation: row.id, id, text, ...(file && { file: file.name }) })
      row.assignee = me.id
      row.assigneeName = me.name
      fake.write(row.id, {
        from: 'staff',
        by: me.id,
        byName: me.name,
        text,
        status: 'sent',
        ...(file && { file: file.id, media: [{ n: 0, kind: file.kind, name: file.name }] }),
      })
    }
    return c.json({ accepted: true, duplicate }, 202)
  })
  for (const act of ['back', 'close'] as const)
    api.post(`/conversations/:id/${act}`, (c) => {
      const row = known(c.req.param('id'))
      fake.change(row.id, { assignee: 'bot', assigneeName: null, handoff: null })
      return c.json({ conversation: rowOf(row) })
    })
  for (const act of ['transfer', 'assign'] as const)
    api.post(`/conversations/:id/${act}`, async (c) => {
      const row = known(c.req.param('id'))
      const { to } = await c.req.json<{ to: string }>()
      const who = colleagues.find(({ id }) => id === to)
      fake.change(row.id, { assignee: who?.id ?? 'queue', assigneeName: who?.name ?? null })
      return c.json({ conversation: rowOf(row) })
    })
  const decide = (status: FakeMessage['status']) => (c: Context) => {
    const row = known(c.req.param('id') ?? '')
    const message = row.messages.find(({ seq }) => seq === Number(c.req.param('seq')))
    if (message) message.status = status
    fake.change(row.id, {
      doubtful: row.messages.filter((each) => ['uncertain', 'failed'].includes(each.status)).length,
    })
    return c.json({ ok: true })
  }
  api.post('/conversations/:id/messages/:seq/resend', decide('sent'))
  api.post('/conversations/:id/messages/:seq/mark', decide('sent'))
  api.get('/conversations/:id/summary', (c) => c.json(known(c.req.param('id')).summary))
  api.get('/conversations/:id/suggestions', (c) => c.json({ suggestions: fake.suggestions }))
  api.get('/canned', (c) => {
    const name = chats.get(c.req.query('conversation') ?? '')?.name ?? ''
    const filled = (text: string) => text.replace('{{customer.name}}', name).replace('{{staff.name}}', me.name)
    return c.json({
      canned: fake.canned.map((each) => ({ ...each, updatedAt: at(0), filled: filled(each.text.zh) })),
    })
  })
  api.get('/conversations/:id/notes', (c) => c.json({ notes: known(c.req.param('id')).notes }))
  api.post('/conversations/:id/notes', async (c) => {
    const { text, mentions } = await c.req.json<{ text: string; mentions?: string[] }>()
    const note = {
      id: `n${Date.now()}`,
      text,
      by: me.id,
      byName: me.name,
      mentions: colleagues.filter(({ id }) => mentions?.includes(id)),
      at: at(0),
    }
    known(c.req.param('id')).notes.push(note)
    return c.json(note, 201)
  })
  api.get('/conversations/:id/later', (c) => c.json({ later: known(c.req.param('id')).later }))
  api.post('/conversations/:id/later', async (c) => {
    const given = await c.req.json<{ text: string; dueAt: string; evenIfCustomerWrites: boolean }>()
    known(c.req.param('id')).later.push({
      id: `l${Date.now()}`,
      byName: me.name,
      status: 'pending',
      why: null,
      ...given,
    })
    return c.json({}, 201)
  })
  api.get('/conversations/:id/customer', (c) => c.json(known(c.req.param('id')).card))
  api.post('/conversations/:id/customer/reveal', (c) => {
    fake.audited.push(c.req.param('id'))
    return c.json({ phone: '13900000001', addresses: ['徐汇区漕溪北路88号1502室'] })
  })
  api.patch('/conversations/:id/customer', async (c) => {
    const row = known(c.req.param('id'))
    const { preferences, ...rest } = await c.req.json<Record<string, object>>()
    row.card = { ...row.card, ...rest, preferences: { ...row.card.preferences, ...preferences } }
    return c.json(row.card)
  })
  api.get('/team', (c) =>
    c.json({
      staff: colleagues.map((each, index) => ({
        ...each,
        skills: index === 1 ? ['en'] : [],
        languages: index === 1 ? ['zh', 'en'] : ['zh'],
        status: ['online', 'away', 'offline'][index],
        seenAt: at(-index),
        capacity: 5,
        chats: [...chats.values()].filter((row) => row.assignee === each.id).length,
        waiting: index,
      })),
    }),
  )
  api.post('/customers/:id/merge', (c) => {
    for (const row of chats.values())
      if (row.card.id === c.req.param('id')) {
        row.card.merges = [{ id: 'm1', otherName: 'Jing C.', byName: me.name, at: at(0), mayUndo: true }]
        row.card.duplicates = []
      }
    return c.json({ merge: 'm1' })
  })
  api.post('/customer-merges/:id/undo', (c) => {
    for (const row of chats.values()) row.card.merges = []
    return c.json({ ok: true })
  })
  api.get('/session/all', (c) =>
    c.json({
      sessions: ['Windows NT 10.0; Chrome/140', 'iPhone; MicroMessenger/8'].map((userAgent, index) => ({
        id: String(index),
        current: index === 0,
        createdAt: at(-200),
        seenAt: at(-index * 60),
        address: '203.0.113.7',
        userAgent: `Mozilla/5.0 (${userAgent})`,
      })),
    }),
  )
  api.get('/staff', (c) =>
    c.json({
      staff: colleagues.map((each, index) => ({
        ...each,
        email: `${each.id}@example.com`,
        skills: index === 0 ? ['投诉'] : [],
        languages: ['zh', 'en'],
        locale: 'zh',
        disabled: index === 2,
        secondFactor: index !== 1,
        lastSeenAt: index === 1 ? null : at(-30),
      })),
      invitations: [
        { id: 'i', purpose: 'join', email: 'new@example.com', name: '新同事', role: 'agent', expiresAt: at(4000) },
      ],
    }),
  )
  api.get('/audit', (c) =>
    c.json({
      entries: ['customer.unmasked', 'staff.invited', 'login.failed'].map((what, index) => ({
        id: index,
        at: at(-index * 50),
        staffId: me.id,
        staffName: me.name,
        role: me.role,
        what,
        objectKind: 'chat',
        objectId: 'web:main:chen',
        address: '203.0.113.7',
        detail: index === 1 ? { role: 'agent' } : null,
      })),
      next: null,
    }),
  )
  api.post('/mentions/seen', (c) => c.json({ ok: true }))
  api.get('/alerts/chats', (c) => c.json({ chats: [], more: false }))
  api.get('/events', (c) => {
    const last = c.req.header('last-event-id')
    let next = last === undefined ? log.length : log.findLastIndex(({ id }) => id <= Number(last)) + 1
    const stream = new AbortController()
    streams.add(stream)
    return streamSSE(c, async (out) => {
      await out.writeSSE({
        event: 'hello',
        id: String(last ?? touched),
        data: JSON.stringify({ mark: { touched, alert: 0 } }),
      })
      while (!out.aborted && !stream.signal.aborted) {
        for (let entry = log[next]; entry; entry = log[++next])
          await out.writeSSE({ event: entry.event, id: String(entry.id), data: JSON.stringify(entry.data) })
        await new Promise<void>((resolve) => {
          const wake = () => {
            wakers.delete(wake)
            resolve()
          }
          wakers.add(wake)
          stream.signal.addEventListener('abort', wake)
          out.onAbort(wake)
        })
      }
      streams.delete(stream)
    })
  })

  const app = new Hono()
  app.route('/api/console', api)
  app.get('/api/chat/company', (c) => c.json({ name: '安心到家', zone: 'Asia/Shanghai', demo: true, services: [] }))
  app.use('/console/*', consoleHeaders())
  app.get('/console/*', async (c, next) => {
    if (path.extname(c.req.path) !== '') return next()
    return c.html(await readFile(path.join(pages, 'console/index.html'), 'utf8'))
  })
  app.use(serveStatic({ root: path.relative(process.cwd(), pages) }))
  await fake.start()
  return fake
}

export type FakeConsole = Awaited<ReturnType<typeof startFakeConsole>>
