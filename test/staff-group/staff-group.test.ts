import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Role } from '#db/schema/staff.ts'
import { testDatabase } from '../support/database.ts'
import { fakeBotApi, type FakeBotApi } from '../support/fake-bot-api.ts'
import { staffAtWork } from '../support/staff.ts'
import { visitor } from '../support/program.ts'
import { running } from '../channels/program/running.ts'
import type { Program } from '../../src/main.ts'

// Each starts the whole program.
vi.setConfig({ testTimeout: 58_000 })

const group = -1_001_234_567
const { url, pool } = await testDatabase(2)
const now = () => new Date('2026-03-04T10:00:00+08:00')
let lastId = 100
let lastAccount = 70_000

async function until(holds: () => boolean | Promise<boolean>, what = 'it'): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`${what} did not come true within 15 s`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function atWork() {
  // The programs of this file share a database; what an earlier one left is nothing to this one.
  await pool.query(`update handoff set resolved_at = now() where resolved_at is null`)
  await pool.query(`update conversation set assignee = 'bot'`)
  await pool.query(`delete from staff_group_post`)
  await pool.query(`delete from staff_group_topic`)
  await pool.query(`delete from staff_group_heard`)
  const api = await fakeBotApi()
  api.forums.add(group)
  onTestFinished(() => api.close())
  const program = await start(api)
  return { api, program }
}

async function start(api: FakeBotApi): Promise<Program> {
  const settings = { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.url, TELEGRAM_STAFF_GROUP: String(group) }
  const program = await running(url, settings, { now })
  await until(async () => (await (await fetch(`${program.url}/readyz`)).text()).includes('"telegram","state":"online"'))
  return program
}

const threadOf = (api: FakeBotApi, name: string) =>
  [...api.topicNames].findLast(([thread, title]) => title.includes(name) && api.topics.get(group)?.has(thread))?.[0]

/** All that stands in a topic, as one text. */
const topic = (api: FakeBotApi, thread: number) =>
  api.delivered
    .filter((m) => m.chatId === group && m.threadId === thread)
    .map(({ text }) => text)
    .join('\n')

/** A member of the group who writes. */
function member(api: FakeBotApi, id = ++lastAccount) {
  const from = { id, is_bot: false, first_name: '同事', language_code: 'zh-hans' }
  const inGroup = (thread: number, fields: object, messageId: number) => ({
    message_id: messageId,
    from,
    chat: { id: group, type: 'supergroup', is_forum: true, title: '客服' },
    message_thread_id: thread,
    is_topic_message: true,
    date: 1_772_600_000,
    ...fields,
  })
  return {
    id,
    writes: (thread: number, text: string, messageId = ++lastId) =>
      api.happens({ message: inGroup(thread, { text }, messageId) }),
    sends: (thread: number, fields: object) => api.happens({ message: inGroup(thread, fields, ++lastId) }),
    edits: (thread: number, messageId: number, text: string) =>
      api.happens({ edited_message: inGroup(thread, { text, edit_date: 1_772_600_030 }, messageId) }),
    tells: (text: string) =>
      api.happens({
        message: { message_id: ++lastId, from, chat: { id, type: 'private' }, date: 1_772_600_000, text },
      }),
  }
}

/** Somebody of the staff whose account is linked. */
async function linked(program: Program, api: FakeBotApi, name: string, role: Role = 'agent') {
  const staff = await staffAtWork(program, role, { name })
  const account = member(api)
  const { code } = await staff.send<{ code: string }>('/session/telegram-code', {})
  await account.tells(`/link ${code}`)
  await until(() => api.delivered.some((m) => m.chatId === account.id && m.text.includes(name)), 'the link')
  return { ...account, staff }
}

/** A customer of the website who is handed to people, and the topic in which that shows. */
async function handedOff(program: Program, api: FakeBotApi) {
  const customer = await visitor(program)
  await pool.query(`update conversation set display_name = $2 where id = $1`, [
    customer.conversationId,
    `客${customer.conversationId.slice(-6)}`,
  ])
  const name = `客${customer.conversationId.slice(-6)}`
  await customer.post('/messages', { id: `m${++lastId}`, text: '你好，我的电话是13800138000' })
  await customer.post('/messages', { id: `m${++lastId}`, text: '转人工' })
  await until(() => threadOf(api, name) !== undefined, 'the topic')
  const thread = threadOf(api, name) ?? 0
  await until(() => topic(api, thread).includes('转人工'), 'what was said')
  const id = customer.conversationId
  return {
    id,
    name,
    thread,
    says: (text: string) => customer.post('/messages', { id: `m${++lastId}`, text }),
    heard: async () => (await customer.read(0)).map(({ text }) => text).join('\n'),
    assignee: async () =>
      (await pool.query<{ assignee: string }>('select assignee from conversation where id = $1', [id])).rows[0]
        ?.assignee,
  }
}

test('a whole hand-off from the group: taken, answered, noted, given back, and the console sees it all', async () => {
  const { api, program } = await atWork()
  const li = await linked(program, api, '李娜')
  const chat = await handedOff(program, api)
  expect(topic(api, chat.thread)).toContain('138****8000')
  expect(topic(api, chat.thread)).not.toContain('13800138000')
  expect(api.topicNames.get(chat.thread)).toBe(`${chat.name} · 要回电`)

  await li.writes(chat.thread, '您好，我是李娜，请问有什么可以帮您？')
  await until(async () => (await chat.heard()).includes('我是李娜'), 'the reply')
  expect(await chat.assignee()).toBe(li.staff.id)
  await until(() => topic(api, chat.thread).includes('现在由 李娜 负责'), 'who has it')

  await chat.says('油烟机洗完还在滴油，我电话 13912345678')
  await until(() => topic(api, chat.thread).includes('还在滴油'), 'the complaint')
  expect(topic(api, chat.thread)).not.toContain('13912345678')
  await li.staff.send(`/conversations/${encodeURIComponent(chat.id)}/say`, { id: 'c1', text: '从控制台说的话' })
  await until(() => topic(api, chat.thread).includes('李娜：从控制台说的话'), 'what the console said')
  await li.writes(chat.thread, '/note 老客户，客气一点')
  await until(async () => {
    const { notes } = await li.staff.get<{ notes: { text: string }[] }>(
      `/conversations/${encodeURIComponent(chat.id)}/notes`,
    )
    return notes.some(({ text }) => text === '老客户，客气一点')
  }, 'the note')
  await li.writes(chat.thread, '/back 已经安排师傅明天上门')
  await until(() => api.closedTopics.has(chat.thread), 'the end')
  expect(await chat.assignee()).toBe('bot')
  expect(await chat.heard()).toContain('已经安排师傅明天上门')
  expect(await chat.heard()).not.toContain('客气一点')
  // What she wrote herself stands in the topic already.
  expect(topic(api, chat.thread)).not.toContain('我是李娜')
  expect(topic(api, chat.thread)).not.toContain('客气一点')

  await chat.says('转人工')
  await until(() => !api.closedTopics.has(chat.thread), 'the same topic, open again')
  expect(api.calls.filter(({ method }) => method === 'createForumTopic')).toHaveLength(1)
  await li.writes(chat.thread, '/take')
  await until(async () => (await chat.assignee()) === li.staff.id, 'taken')
  await li.writes(chat.thread, '/close')
  await until(() => api.closedTopics.has(chat.thread), 'closed')
})

test('only linked members are heard, a colleague is told who has it, and nobody does what he may not', async () => {
  const { api, program } = await atWork()
  const [li, wang, admin] = [
    await linked(program, api, '李娜'),
    await linked(program, api, '王强'),
    await linked(program, api, '赵总', 'admin'),
  ]
  const stranger = member(api)
  const chat = await handedOff(program, api)
  const told = (text: string) => until(() => topic(api, chat.thread).includes(text), text)

  await stranger.writes(chat.thread, '我是路人')
  await told('还没有绑定员工账号')
  await admin.writes(chat.thread, '我来回复')
  await told('管理员处理会话')
  await li.writes(chat.thread, '/take')
  await until(async () => (await chat.assignee()) === li.staff.id, 'taken')
  await wang.writes(chat.thread, '我也来回复')
  await told('李娜 已经接手了')
  await li.sends(chat.thread, { photo: [{ file_id: 'p', file_unique_id: 'p', width: 9, height: 9 }] })
  await told('只能发文字')
  await li.writes(chat.thread, '/fire')
  await told('没有这个命令')
  await li.writes(chat.thread, '第一句', 9_001)
  await li.edits(chat.thread, 9_001, '改过的第一句')
  await told('修改过的消息不会再发')
  await pool.query('update staff set disabled_at = now() where id = $1', [li.staff.id])
  await li.writes(chat.thread, '离职以后的话')
  await until(() => topic(api, chat.thread).split('还没有绑定员工账号').length === 3, 'the second refusal')
  const heard = await chat.heard()
  for (const text of ['路人', '我来回复', '我也来', '改过', '离职', '/']) expect(heard).not.toContain(text)
})

test('a code links once, and an updates brought again does nothing again', async () => {
  const { api, program } = await atWork()
  const li = await linked(program, api, '李娜')
  const other = member(api)
  const sun = await staffAtWork(program, 'agent', { name: '孙丽' })
  const { stdout } = await promisify(execFile)(process.execPath, ['src/cli/staff.ts', 'telegram', sun.email], {
    env: { ...process.env, DATABASE_URL: url },
  })
  const [, code = ''] = /^\/link (\S+)/.exec(stdout) ?? []
  await other.tells(`/link ${code}`)
  await until(() => api.delivered.some((m) => m.chatId === other.id && m.text.includes('孙丽')))
  const thief = member(api)
  await thief.tells(`/link ${code}`)
  await until(() => api.delivered.some((m) => m.chatId === thief.id && m.text.includes('不对')))

  const chat = await handedOff(program, api)
  await li.writes(chat.thread, '只说一次')
  await li.writes(chat.thread, '/note 只记一次')
  await api.redeliver(2)
  await api.redeliver(2, () => -1)
  await li.writes(chat.thread, '然后这一句')
  await until(async () => (await chat.heard()).includes('然后这一句'))
  expect((await chat.heard()).split('只说一次')).toHaveLength(2)
  const notes = await pool.query(`select text from note where conversation_id = $1`, [chat.id])
  expect(notes.rows).toEqual([{ text: '只记一次' }])
})

test('a topic that was deleted is made anew, also when it should be closed', async () => {
  const { api, program } = await atWork()
  const li = await linked(program, api, '李娜')
  const chat = await handedOff(program, api)
  await li.writes(chat.thread, '/take')
  await until(async () => (await chat.assignee()) === li.staff.id)
  await until(() => topic(api, chat.thread).includes('现在由 李娜'))
  api.deleteTopic(group, chat.thread)
  await chat.says('还在吗')
  await until(() => (threadOf(api, chat.name) ?? chat.thread) !== chat.thread, 'a new topic')
  const again = threadOf(api, chat.name) ?? 0
  await until(() => topic(api, again).includes('还在吗'))
  expect(topic(api, again)).toContain('原来的话题不在了')
  await li.writes(again, '在的')
  await until(async () => (await chat.heard()).includes('在的'))

  api.deleteTopic(group, again)
  await li.staff.send(`/conversations/${encodeURIComponent(chat.id)}/close`, { outcome: 'solved' })
  await until(async () => {
    const left = await pool.query(`select 1 from staff_group_post where conversation_id = $1 and status <> 'sent'`, [
      chat.id,
    ])
    const state = await pool.query(
      `select 1 from staff_group_topic where conversation_id = $1 and handoff_id is null`,
      [chat.id],
    )
    return left.rowCount === 0 && state.rowCount === 1
  }, 'the end')
})

test('a doubtful post comes again with a mark, what was refused for now comes later, and nothing is lost', async () => {
  const { api, program } = await atWork()
  const chat = await handedOff(program, api)
  api.fail('sendMessage', { kind: 'cut', when: 'after' })
  await chat.says('第一条')
  await until(() => topic(api, chat.thread).split('第一条').length === 3, 'the second time')
  expect(topic(api, chat.thread).split('可能重复')).toHaveLength(2)

  api.fail('sendMessage', { kind: 'cut', when: 'before' })
  await chat.says('第二条')
  await until(() => topic(api, chat.thread).includes('第二条'))
  const busy = { status: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } }
  api.fail('sendMessage', { kind: 'answer', ...busy })
  await chat.says('第三条')
  await until(() => topic(api, chat.thread).includes('第三条'))
  expect(topic(api, chat.thread).split('第三条')).toHaveLength(2)

  const never = { kind: 'cut', when: 'after' } as const
  api.fail('sendMessage', never, never, never)
  await chat.says('第四条')
  await until(() => topic(api, chat.thread).includes('可能没能发到这里'), 'the gap')
})

test('a topic of which Telegram did not tell is not made twice without saying so', async () => {
  const { api, program } = await atWork()
  api.fail('createForumTopic', { kind: 'cut', when: 'after' })
  const customer = await visitor(program)
  await customer.post('/messages', { id: 'x', text: '转人工' })
  await until(() => api.delivered.some((m) => m.chatId === group && m.text.includes('同名的空话题')), 'the mark')
  expect(api.topicNames.size).toBe(2)
})

test('what a process that was killed had in hand is posted by the next, marked', async () => {
  const { api, program } = await atWork()
  const chat = await handedOff(program, api)
  await until(async () => (await pool.query(`select 1 from staff_group_post where status <> 'sent'`)).rowCount === 0)
  await program.stop()
  await pool.query(
    `insert into staff_group_post (conversation_id, key, kind, text, status, tries) values ($1, 'k', 'text', '半途的话', 'sending', 1)`,
    [chat.id],
  )
  await start(api)
  await until(() => topic(api, chat.thread).includes('半途的话'))
  expect(topic(api, chat.thread)).toMatch(/可能重复[^\n]*\n半途的话/)
})

test('while the bot is shut out posts wait, and none is given up', async () => {
  const { api, program } = await atWork()
  const chat = await handedOff(program, api)
  api.fail('sendMessage', {
    kind: 'answer',
    status: 403,
    description: 'Forbidden: bot was kicked from the supergroup chat',
  })
  await chat.says('被踢时说的话')
  const kept = () =>
    pool.query<{ status: string; tries: number }>(
      `select status, tries from staff_group_post where conversation_id = $1 and text like '%被踢时说的话'`,
      [chat.id],
    )
  const refused = () => api.calls.some(({ payload }) => String(payload['text']).includes('被踢时说的话'))
  await until(async () => refused() && (await kept()).rows[0]?.status === 'pending', 'the refusal')
  expect((await kept()).rows).toEqual([{ status: 'pending', tries: 0 }])
  await program.stop()
  await start(api)
  await until(() => topic(api, chat.thread).includes('被踢时说的话'), 'what waited')
  expect(topic(api, chat.thread)).not.toContain('可能重复')
})
