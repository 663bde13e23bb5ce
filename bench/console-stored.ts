import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import type pg from 'pg'
import { inbox, inboxCounts, views } from '#desk/inbox.ts'
import { searchMessages } from '#desk/search.ts'
import type { Seat } from './console-live.ts'
import { percentile } from './counted.ts'

/** Many old chats: one in fifty waits, three in a hundred are in somebody's hands, the rest were the bot's alone. */
export async function storeChats(pool: pg.Pool, chats: number, messagesEach: number): Promise<void> {
  await pool.query(
    `insert into customer (id, name, tags, created_at)
      select 'bench-' || n, (array['王','李','张','刘','陈','杨'])[1 + n % 6] || (array['伟','芳','娜','敏','静','强','磊'])[1 + n % 7] || n,
        case when n % 40 = 0 then array['VIP'] else '{}'::text[] end, now()
      from generate_series(1, $1::int) n where n % 2 = 0`,
    [chats],
  )
  await pool.query(
    `insert into conversation (id, channel, customer_id, display_name, assignee, last_seq, handled_seq, created_at)
      select 'web:bench:' || n, (array['web','telegram','wechat-kf'])[1 + n % 3], case when n % 2 = 0 then 'bench-' || n end, '访客' || n,
        case when n % 50 = 0 then 'queue' when n % 33 = 0 then 'bench-staff-' || n % 300 else 'bot' end, $2::int, $2::int,
        now() - n * interval '1 minute'
      from generate_series(1, $1::int) n`,
    [chats, messagesEach],
  )
  await pool.query(
    `insert into message (conversation_id, seq, sender, text, status, at)
      select 'web:bench:' || n, m, case when m % 2 = 1 then 'customer' else 'bot' end,
        (array['想约','改到','取消','请问','价格是多少','师傅到了吗','谢谢'])[1 + (n * 7 + m) % 7] || (array['日常保洁','空调清洗','油烟机清洗','洗衣机清洗','管道疏通'])[1 + (n + m * 3) % 5]
          || '，' || (n % 28 + 1) || '号下午，地址漕溪北路' || n || '号' || m || '室',
        case when m % 2 = 1 then 'received' when (n * 10 + m) % 5000 = 0 then 'uncertain' else 'sent' end,
        now() - n * interval '1 minute' + m * interval '5 seconds'
      from generate_series(1, $1::int) n, generate_series(1, $2::int) m`,
    [chats, messagesEach],
  )
  await pool.query(
    `insert into handoff (id, conversation_id, reason, priority, opened_at, taken_by, taken_at, waiting_since, first_due, seen_touched)
      select 'bench-' || k.id, k.id, (array['asked','misunderstood','complaint','vip'])[1 + abs(hashtext(k.id)) % 4], 1 + abs(hashtext(k.id)) % 5,
        now() - interval '1 minute', case when k.assignee = 'queue' then null else k.assignee end, case when k.assignee = 'queue' then null else now() end,
        now() - interval '1 minute', now() + interval '1 day', k.touched
      from conversation k where k.assignee <> 'bot' and k.id like 'web:bench:%'`,
  )
  await pool.query(
    `insert into handoff (id, conversation_id, reason, priority, opened_at, resolved_at, outcome)
      select 'bench-old-' || k.id, k.id, 'asked', 4, now() - interval '1 day', now() - interval '20 hours', 'solved'
      from conversation k where k.assignee = 'bot' and abs(hashtext(k.id)) % 10 = 0 and k.id like 'web:bench:%'`,
  )
  await pool.query('analyze')
}

const all = { all: true } as const

/** What the inbox asks of the database, each many times; the rows of a table, in milliseconds. */
export async function queries(pool: pg.Pool, reader: string, times: number): Promise<(string | number)[][]> {
  const asked: [string, (n: number) => Promise<unknown>][] = [
    ...views.map((view): [string, () => Promise<unknown>] => [
      `inbox, ${view}`,
      () => inbox(pool, reader, all, { view, limit: 50 }, new Date()),
    ]),
    ['inbox, queue, an agent', () => inbox(pool, reader, agent(reader), { view: 'queue', limit: 50 }, new Date())],
    ['inbox, all, an agent', () => inbox(pool, reader, agent(reader), { view: 'all', limit: 50 }, new Date())],
    ['inbox, doubtful', () => inbox(pool, reader, all, { view: 'all', uncertain: true, limit: 50 }, new Date())],
    ['counts', () => inboxCounts(pool, reader)],
    ['search, common word', () => searchMessages(pool, all, { words: '空调清洗', limit: 30 })],
    ['search, rare word', (n) => searchMessages(pool, all, { words: `漕溪北路${9_000 + n}号`, limit: 30 })],
    ['search, nothing found', () => searchMessages(pool, all, { words: '没有人说过的话', limit: 30 })],
  ]
  const rows: (string | number)[][] = [['stored', 'n', 'p50 ms', 'p99 ms']]
  for (const [what, ask] of asked) {
    for (let n = 0; n < 5; n++) await ask(n)
    const took: number[] = []
    for (let n = 0; n < times; n++) {
      const began = performance.now()
      await ask(n)
      took.push(performance.now() - began)
    }
    took.sort((a, b) => a - b)
    rows.push([what, times, percentile(took, 0.5).toFixed(1), percentile(took, 0.99).toFixed(1)])
  }
  return rows
}

const agent = (own: string) => ({ all: false, own, unassigned: true }) as const

const executablePath =
  process.env['CHROMIUM'] ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file))

/** One visit of the inbox in Chromium: until a line of it is painted, and what was loaded for that. */
export async function firstPaint(url: string, seat: Seat): Promise<(string | number)[][]> {
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const context = await browser.newContext({ locale: 'zh-CN' })
    const [name = '', value = ''] = seat.cookie.split(/=(.*)/s)
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    const loaded = new Set<string>()
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.startsWith('/assets/')) loaded.add(pathname)
    })
    const began = performance.now()
    await page.goto(`${url}/console/inbox?view=all`)
    await page
      .getByText(/访客\d|[王李张刘陈杨][伟芳娜敏静强磊]\d/)
      .first()
      .waitFor({ timeout: 60_000 })
    const ms = performance.now() - began
    const pages = path.resolve(import.meta.dirname, '..', 'dist', 'pages')
    const sizes = ['console/index.html', ...loaded].map((file) => gzipSync(readFileSync(path.join(pages, file))).length)
    const kb = sizes.reduce((sum, size) => sum + size, 0) / 1024
    return [
      ['Chromium, one visit', ''],
      ['navigation → first line of the inbox, ms', Math.round(ms)],
      [`loaded until then, ${sizes.length} files, KB gzip`, kb.toFixed(1)],
    ]
  } finally {
    await browser.close()
  }
}
