import { Hono } from 'hono'
import { halfSignedIn, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'

/** Signing in and out, and what is one's own. */
export function session(_parts: ConsoleParts) {
  return new Hono<ConsoleEnv>().get('/', halfSignedIn(), (c) => {
    const wants = c.get('session').codeAgeMs === undefined ? ('enrolment' as const) : null
    return c.json({ staff: c.get('staff'), wants })
  })
}
