import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig } from '#config.ts'
import type { StaffRow } from '#access/staff.ts'
import { start } from '../../../src/main.ts'
import { browser, codeOf } from '../../support/browser.ts'
import { testDatabase } from '../../support/database.ts'
import { staffAtWork } from '../../support/staff.ts'

const { url } = await testDatabase(1)
const settings = readConfig({ PORT: '0', LOG_LEVEL: 'silent' })
const program = await start(settings, { databaseUrl: url })
/** Where nobody has joined yet. */
const fresh = await start(settings, { databaseUrl: (await testDatabase(1)).url })
afterAll(() => Promise.all([program.stop(), fresh.stop()]))
const { pool } = program.connection
const root = await staffAtWork(program, 'admin', { name: 'Root' })
const password = 'vier gelbe Ziegen 42'

interface Link {
  id: string
  link: string
  expiresAt: string
}
const tokenIn = (link: string | undefined) => link?.split('/').at(-1) ?? ''
const address = () => `${crypto.randomUUID()}@example.com`
const invite = (role = 'agent', email = address()) =>
  root.send<Link>('/staff/invitations', { email, name: 'Mei', role })

describe('the first admin', () => {
  test('joins by a link of the program’s own, which is gone with him', async () => {
    const [first, second] = [await fresh.firstAdminLink(), await fresh.firstAdminLink()]
    expect(first).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/console\/join\/[\w-]{43}$/)
    const page = browser(fresh)
    const looked = await page.ask('POST', '/join/look', { token: tokenIn(first) })
    expect(looked.body).toMatchObject({ purpose: 'first', email: null, role: 'admin' })
    const given = { name: '老板', email: 'boss@example.com', password }
    const both = await Promise.all(
      [first, second].map((link) =>
        browser(fresh).ask('POST', '/join', { token: tokenIn(link), ...given, email: address() }),
      ),
    )
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410])
    expect(await fresh.firstAdminLink()).toBeUndefined()
  })

  test('is asked for no more once there is one', async () => {
    expect(await program.firstAdminLink()).toBeUndefined()
  })
})

describe('an invitation', () => {
  test('makes one member of staff, also when it is used many times at once', async () => {
    const email = address()
    const { link } = await invite('supervisor', email)
    expect(link.startsWith(`${program.url}/console/join/`)).toBe(true)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => browser(program).ask('POST', '/join', { token: tokenIn(link), password })),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410, 410, 410, 410])
    expect((await browser(program).ask('POST', '/join/look', { token: tokenIn(link) })).code).toBe('link_gone')
    const { rows } = await pool.query('select role, name from staff where email = $1', [email])
    expect(rows).toEqual([{ role: 'supervisor', name: 'Mei' }])
  })

  test('says who one is; nobody makes himself somebody else', async () => {
    const email = address()
    const { link } = await invite('agent', email)
    await browser(program).ask('POST', '/join', { token: tokenIn(link), password, email: 'other@example.com' })
    expect((await pool.query('select role from staff where email = $1', [email])).rows).toEqual([{ role: 'agent' }])
    const { link: another } = await invite()
    const more = await browser(program).ask('POST', '/join', { token: tokenIn(another), password, role: 'admin' })
    expect(more.status).toBe(400)
  })

  test.each([
    ['too old', `expires_at = now()`],
    ['withdrawn', `withdrawn_at = now()`],
  ])('that is %s opens nothing', async (_what, change) => {
    const { id, link } = await invite()
    await pool.query(`update staff_invitation set ${change} where id = $1`, [id])
    expect((await browser(program).ask('POST', '/join', { token: tokenIn(link), password })).code).toBe('link_gone')
  })

  test('lasts 72 hours and is not in the database', async () => {
    const { id, link, expiresAt } = await invite()
    expect((Date.parse(expiresAt) - Date.now()) / 3_600_000).toBeCloseTo(72, 1)
    const { rows } = await pool.query<{ all: string }>(
      'select row_to_json(i)::text as all from staff_invitation i where id = $1',
      [id],
    )
    expect(rows[0]?.all).not.toContain(tokenIn(link))
  })

  test('is taken back by an admin, or by a newer one', async () => {
    const email = address()
    const first = await invite('agent', email)
    const second = await invite('agent', email)
    expect((await browser(program).ask('POST', '/join/look', { token: tokenIn(first.link) })).code).toBe('link_gone')
    expect((await root.fetch(`/staff/invitations/${second.id}`, { method: 'DELETE' })).status).toBe(200)
    expect((await root.fetch(`/staff/invitations/${second.id}`, { method: 'DELETE' })).status).toBe(404)
    expect((await browser(program).ask('POST', '/join/look', { token: tokenIn(second.link) })).code).toBe('link_gone')
  })

  test('keeps its link when the password will not do', async () => {
    const { link } = await invite()
    for (const weak of ['short', 'password123456', 'aaaaaaaaaaaaaaa', 'x'.repeat(129)])
      expect([
        weak,
        (await browser(program).ask('POST', '/join', { token: tokenIn(link), password: weak })).code,
      ]).toEqual([weak, 'weak_password'])
    expect((await browser(program).ask('POST', '/join', { token: tokenIn(link), password })).status).toBe(200)
  })

  test('is not made for somebody who has an account', async () => {
    const response = await root.fetch('/staff/invitations', { json: { email: root.email, name: 'X', role: 'agent' } })
    expect(response.status).toBe(409)
  })
})

describe('a change by an admin', () => {
  test.each([
    ['another role', (id: string) => root.fetch(`/staff/${id}`, { method: 'PATCH', json: { role: 'supervisor' } })],
    ['being shut out', (id: string) => root.fetch(`/staff/${id}/disable`, { json: {} })],
    ['a lost telephone', (id: string) => root.fetch(`/staff/${id}/reset`, { json: { secondFactor: true } })],
  ])('ends sessions at once: %s', async (_what, change) => {
    const ann = await staffAtWork(program)
    expect((await ann.fetch('/session')).status).toBe(200)
    expect((await change(ann.id)).ok).toBe(true)
    expect((await ann.fetch('/session')).status).toBe(401)
  })

  test('of skills, languages or name ends none', async () => {
    const ann = await staffAtWork(program)
    const { staff } = await root.send<{ staff: unknown }>(
      `/staff/${ann.id}`,
      { skills: ['appliance'], languages: ['zh', 'en'], name: 'Ann 安' },
      'PATCH',
    )
    expect(staff).toMatchObject({ skills: ['appliance'], languages: ['zh', 'en'], name: 'Ann 安', role: 'agent' })
    expect((await ann.get<{ staff: unknown }>('/session')).staff).toEqual(staff)
  })

  test('lets somebody in again who was shut out', async () => {
    const ann = await staffAtWork(program)
    await root.send(`/staff/${ann.id}/disable`, {})
    await root.send(`/staff/${ann.id}/enable`, {})
    const again = await staffAtWork(program, 'agent', { id: ann.id })
    expect((await again.fetch('/session')).status).toBe(200)
  })

  test('of one’s own role counts as well, and the last admin stays one', async () => {
    const only = await staffAtWork(fresh, 'admin')
    const refused = [
      await only.fetch(`/staff/${only.id}`, { method: 'PATCH', json: { role: 'agent' } }),
      await only.fetch(`/staff/${only.id}/disable`, { json: {} }),
      await only.fetch(`/staff/${only.id}/reset`, { json: { secondFactor: true } }),
    ]
    expect(refused.map(({ status }) => status)).toEqual([409, 409, 409])
    // One who never set up a second factor cannot take over.
    await staffAtWork(fresh, 'admin', { codeAge: null })
    expect((await only.fetch(`/staff/${only.id}/disable`, { json: {} })).status).toBe(409)
    const other = await staffAtWork(fresh, 'admin')
    // Both have to wait until the other has asked as well.
    const gate = await fresh.connection.pool.connect()
    await gate.query(`begin; select 1 from staff for update`)
    const both = Promise.all(
      [only, other].map((one) => one.fetch(`/staff/${one.id}`, { method: 'PATCH', json: { role: 'agent' } })),
    )
    await expect
      .poll(
        async () => {
          const { rows } = await fresh.connection.pool.query<{ n: number }>(
            `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
          )
          return rows[0]?.n
        },
        { timeout: 15_000 },
      )
      .toBe(2)
    await gate.query('commit')
    gate.release()
    expect((await both).map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, 409])
  })

  test('of nobody is told as that', async () => {
    for (const [path, method, json] of [
      ['/staff/nobody', 'PATCH', { name: 'X' }],
      ['/staff/nobody/disable', 'POST', {}],
      ['/staff/nobody/reset', 'POST', { secondFactor: false }],
    ] as const)
      expect((await root.fetch(path, { method, json })).status).toBe(404)
  })
})

test('a new password by link ends the old one, its sessions, and keeps the second factor', async () => {
  const { link } = await invite()
  const page = browser(program)
  await page.ask('POST', '/join', { token: tokenIn(link), password })
  const { body } = await page.ask('POST', '/session/enrolment')
  const secret = String(body['secret'])
  const done = await page.ask('POST', '/session/enrolment/code', { code: codeOf(secret, -1) })
  const { id } = done.body['staff'] as { id: string }
  const reset = await root.send<Link>(`/staff/${id}/reset`, { secondFactor: false })
  expect((await page.ask('GET', '/session')).status).toBe(200)
  const next = 'fünf blaue Kamele 43'
  const elsewhere = browser(program)
  expect((await elsewhere.ask('POST', '/join', { token: tokenIn(reset.link), password: next })).body).toEqual({
    next: 'code',
  })
  expect((await page.ask('GET', '/session')).code).toBe('signed_out')
  expect((await elsewhere.ask('GET', '/session')).code).toBe('signed_out')
  expect((await elsewhere.ask('POST', '/session/code', { code: codeOf(secret) })).status).toBe(200)
})

test('after a lost telephone only the link opens the account, and a new second factor is set up', async () => {
  const email = address()
  const { link } = await invite('agent', email)
  const page = browser(program)
  await page.ask('POST', '/join', { token: tokenIn(link), password })
  const { body } = await page.ask('POST', '/session/enrolment')
  await page.ask('POST', '/session/enrolment/code', { code: codeOf(String(body['secret'])) })
  const { rows } = await pool.query<{ id: string }>('select id from staff where email = $1', [email])
  const reset = await root.send<Link>(`/staff/${rows[0]?.id}/reset`, { secondFactor: true })
  expect((await browser(program).ask('POST', '/session', { email, password })).code).toBe('wrong_credentials')
  const elsewhere = browser(program)
  expect((await elsewhere.ask('POST', '/join', { token: tokenIn(reset.link), password })).body).toEqual({
    next: 'enrolment',
  })
  const anew = await elsewhere.ask('POST', '/session/enrolment')
  expect(anew.body['secret']).not.toBe(body['secret'])
  const enrolled = await elsewhere.ask('POST', '/session/enrolment/code', { code: codeOf(String(anew.body['secret'])) })
  expect(enrolled.status).toBe(200)
})

test('the command line opens the account of an admin whom nobody else can let in', async () => {
  const only = await staffAtWork(program, 'admin', { email: 'only@example.com' })
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['src/cli/staff.ts', ...args], {
      env: { ...process.env, DATABASE_URL: url },
    })
  await expect(run('reset', 'nobody@example.com')).rejects.toThrow('nobody of the staff')
  const { stdout } = await run('reset', 'Only@example.com')
  expect((await only.fetch('/session')).status).toBe(401)
  const page = browser(program)
  expect((await page.ask('POST', '/join', { token: tokenIn(stdout.trim()), password })).body).toEqual({
    next: 'enrolment',
  })
  const { rows } = await program.connection.pool.query(
    `select what from audit_entry where object_id = $1 order by id`,
    [only.id],
  )
  expect(rows).toEqual([{ what: 'staff.reset' }, { what: 'staff.password' }])
})

test('the list shows who is there, who is not any more, and which links are open, but no secrets', async () => {
  const ann = await staffAtWork(program, 'agent', { name: 'Ann' })
  const { id } = await invite()
  await root.send(`/staff/${ann.id}/disable`, {})
  const response = await root.fetch('/staff')
  const text = await response.text()
  const { staff, invitations } = JSON.parse(text) as { staff: StaffRow[]; invitations: { id: string }[] }
  expect(staff.find((one) => one.id === ann.id)).toMatchObject({
    name: 'Ann',
    disabled: true,
    secondFactor: true,
    sessions: 0,
  })
  expect(staff.find((one) => one.id === root.id)?.sessions).toBe(1)
  expect(invitations.map((one) => one.id)).toContain(id)
  expect(text).not.toMatch(/argon2|token|hash/i)
})

describe('the audit', () => {
  test('says who did what to whom, from where, newest first and page by page', async () => {
    const ann = await staffAtWork(program)
    await root.send(`/staff/${ann.id}`, { role: 'supervisor' }, 'PATCH')
    await root.send(`/staff/${ann.id}/disable`, {})
    type Page = { entries: Record<string, unknown>[]; next: number | null }
    const all = await root.get<Page>(`/audit?kind=staff&object=${ann.id}`)
    expect(all.entries.map((entry) => entry['what'])).toEqual(['staff.disabled', 'staff.changed'])
    expect(all.entries[1]).toMatchObject({
      staffId: root.id,
      staffName: 'Root',
      role: 'admin',
      address: '127.0.0.1',
      detail: { role: { from: 'agent', to: 'supervisor' } },
    })
    const first = await root.get<Page>(`/audit?kind=staff&object=${ann.id}&limit=1`)
    const rest = await root.get<Page>(`/audit?kind=staff&object=${ann.id}&limit=1&before=${first.next}`)
    expect([...first.entries, ...rest.entries]).toEqual(all.entries)
    expect((await root.get<Page>(`/audit?object=${ann.id}&what=staff.`)).entries).toHaveLength(2)
    expect((await root.get<Page>(`/audit?object=${ann.id}&to=2020-01-01T00:00:00Z`)).entries).toEqual([])
    expect((await root.fetch('/audit?from=yesterday')).status).toBe(400)
  })

  test('has failed logins, without what was typed', async () => {
    const typed = `my-secret-${crypto.randomUUID()}@example.com`
    await browser(program).ask('POST', '/session', { email: typed, password })
    const { entries } = await root.get<{ entries: { what: string }[] }>('/audit?what=login.failed')
    expect(entries.length).toBeGreaterThan(0)
    expect(JSON.stringify(entries)).not.toContain(typed)
  })

  test.each([
    `update audit_entry set what = 'nothing'`,
    'delete from audit_entry',
    'truncate audit_entry',
    `insert into audit_entry (id, what) select id, 'nothing' from audit_entry limit 1 on conflict (id) do update set what = 'nothing'`,
  ])('cannot be changed by %s', async (statement) => {
    await invite()
    await expect(pool.query(statement)).rejects.toThrow('append-only')
  })
})
