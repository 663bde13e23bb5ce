import { consoleApp } from '#http/console/app.ts'
import { admittedBy, type Admitted } from '#http/console/guard.ts'
import type { ConsoleParts } from '#http/console/parts.ts'
import { inert } from './inert.ts'

export interface ConsoleRoute {
  method: string
  path: string
  /** Whom each of its guards admits; there should be one. */
  admits: Admitted[]
}

/** Every route of the console's API, as it is mounted. */
export function consoleRoutes(): ConsoleRoute[] {
  const found = new Map<string, ConsoleRoute>()
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
