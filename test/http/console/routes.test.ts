import { expect, test } from 'vitest'
import { consoleApp } from '#http/console/app.ts'
import { admittedBy } from '#http/console/guard.ts'
import type { ConsoleParts } from '#http/console/parts.ts'
import { startProgram } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const program = await startProgram()

/** Every route of the console with whom it admits; the parts are only looked at when a request comes. */
function routes() {
  const found = new Map<string, { method: string; path: string; admits: unknown[] }>()
  for (const { method, path, handler } of consoleApp(inert as ConsoleParts).routes) {
    if (method === 'ALL') continue
    const key = `${method} ${path}`
    const route = found.get(key) ?? { method, path, admits: [] }
    const admits = admittedBy(handler)
    if (admits !== undefined) route.admits.push(admits)
    found.set(key, route)
  }
  return [...found.values()]
}

/** Something that has every property, for handlers that are made but not called. */
const inert: unknown = new Proxy(() => undefined, {
  get: (_target, name) => (name === 'then' ? undefined : inert),
  apply: () => inert,
})

test('every route says once whom it admits', () => {
  expect(routes().length).toBeGreaterThan(0)
  expect(routes().filter(({ admits }) => admits.length !== 1)).toEqual([])
})

test('the only routes that everybody may use are those for coming in', () => {
  const open = routes()
    .filter(({ admits }) => admits[0] === 'everybody')
    .map(({ method, path }) => `${method} ${path}`)
  expect(open.filter((route) => !/^\w+ \/(?:session|join)(?:\/|$)/.test(route))).toEqual([])
})

test('nothing else is answered without a session', async () => {
  for (const { method, path, admits } of routes().filter((route) => route.admits[0] !== 'everybody')) {
    const response = await fetch(`${program.url}/api/console${path.replaceAll(/:\w+/g, 'x')}`, {
      method,
      ...(method === 'GET' ? {} : { body: '{}', headers: { origin: program.url, 'content-type': 'application/json' } }),
    })
    expect([method, path, admits[0], response.status]).toEqual([method, path, admits[0], 401])
  }
})

test('a session whose code was not given opens nothing but setting one up', async () => {
  const half = await staffAtWork(program, 'admin', { codeAge: null })
  for (const { method, path, admits } of routes().filter(
    (route) => typeof route.admits[0] === 'object' || route.admits[0] === 'signed-in',
  )) {
    const response = await half.fetch(path.replaceAll(/:\w+/g, 'x'), { method })
    expect([method, path, admits[0], response.status]).toEqual([method, path, admits[0], 401])
  }
})
