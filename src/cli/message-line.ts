import { Temporal } from 'temporal-polyfill'
import type { Context } from '#engine/command.ts'

export interface MessageLine {
  text: string
  context: Context
}

/**
 * Reads a message and its context from a line of JSON: `text`, and if given `now` (ISO 8601 with offset), `zone`,
 * `locale`, `expecting`, `flow` and `slots`. Checked by hand: a library for that would be most of what the program loads.
 */
export function messageLine(line: string, usualZone: string): MessageLine | { error: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { error: 'not JSON' }
  }
  if (!isRecord(value)) return { error: 'not a JSON object' }
  const { text, now, zone = usualZone, locale = 'zh', expecting, flow, slots } = value
  if (typeof text !== 'string') return { error: 'text is no string' }
  if (now !== undefined && !isInstant(now)) return { error: 'now is no time in ISO 8601 with offset' }
  if (typeof zone !== 'string' || !isZone(zone)) return { error: `unknown time zone ${String(zone)}` }
  if (locale !== 'zh' && locale !== 'en') return { error: 'locale is neither zh nor en' }
  if (expecting != null && typeof expecting !== 'string') return { error: 'expecting is no string' }
  if (flow != null && typeof flow !== 'string') return { error: 'flow is no string' }
  if (slots !== undefined && !isRecord(slots)) return { error: 'slots is no object' }
  return {
    text,
    context: {
      now: now ?? new Date().toISOString(),
      zone,
      locale,
      ...(expecting == null ? {} : { expecting }),
      ...(flow == null ? {} : { flow }),
      ...(slots === undefined ? {} : { slots }),
    },
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isInstant(value: unknown): value is string {
  try {
    return typeof value === 'string' && Temporal.Instant.from(value) !== undefined
  } catch {
    return false
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
