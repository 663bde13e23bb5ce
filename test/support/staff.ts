import { randomBytes, randomUUID } from 'node:crypto'
import type { StaffMember } from '#access/can.ts'
import { hashOfToken } from '#access/sessions.ts'
import type { Role } from '#db/schema/staff.ts'
import type { Program } from '../../src/main.ts'

/** Somebody of the staff at work: his requests carry his session and come from the console's own page. */
export interface AtWork extends StaffMember {
  cookie: string
  sessionId: string
  /** A path below /api/console; what is given as `json` is sent as a change (POST unless said otherwise). */
  fetch(path: string, init?: RequestInit & { json?: unknown }): Promise<Response>
  /** The same, as JSON; fails unless the answer is 2xx. */
  get<T>(path: string): Promise<T>
  send<T>(path: string, json: unknown, method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'): Promise<T>
}

/**
 * Signs somebody in without the pages: a member of staff with a second factor, and a session whose code was just given.
 * @param given `codeAge` is how long ago the code was given, `null` for a session that still wants one
 */
export async function staffAtWork(
  program: Program,
  role: Role = 'agent',
  given: Partial<Omit<StaffMember, 'role'>> & { codeAge?: string | null } = {},
): Promise<AtWork> {
  const { codeAge = '0', ...some } = given
  const id = some.id ?? randomUUID()
  const member: StaffMember = {
    id,
    name: some.name ?? role,
    email: some.email ?? `${id}@example.com`,
    role,
    skills: some.skills ?? [],
    languages: some.languages ?? ['zh'],
    locale: some.locale ?? 'zh',
  }
  const { pool } = program.connection
  await pool.query(
    `insert into staff (id, name, email, role, skills, languages, locale, two_factor_enabled)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [id, member.name, member.email, role, member.skills, member.languages, member.locale, codeAge !== null],
  )
  const token = randomBytes(24).toString('base64url')
  const sessionId = randomUUID()
  await pool.query(
    `insert into staff_session (id, token, user_id, expires_at, second_factor_at)
      values ($1, $2, $3, now() + interval '12 hours', now() - $4::interval)`,
    [sessionId, hashOfToken(token), id, codeAge],
  )
  const cookie = `guanjia_session=${token}.unsigned`
  const at = async (path: string, init: RequestInit & { json?: unknown } = {}): Promise<Response> => {
    const { json, ...rest } = init
    const changes = json !== undefined || (rest.method ?? 'GET') !== 'GET'
    return await fetch(`${program.url}/api/console${path}`, {
      ...(changes ? { method: 'POST', body: JSON.stringify(json ?? {}) } : {}),
      ...rest,
      headers: {
        cookie,
        ...(changes ? { origin: program.url, 'content-type': 'application/json' } : {}),
        ...(rest.headers as Record<string, string> | undefined),
      },
    })
  }
  const body = async <T>(response: Response): Promise<T> => {
    if (!response.ok) throw new Error(`${response.status} ${response.url}: ${await response.text()}`)
    return (await response.json()) as T
  }
  return {
    ...member,
    cookie,
    sessionId,
    fetch: at,
    get: async (path) => body(await at(path)),
    send: async (path, json, method = 'POST') => body(await at(path, { method, json })),
  }
}
