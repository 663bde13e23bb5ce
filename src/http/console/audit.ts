import { and, desc, eq, getColumns, gte, lt, like, sql, type SQL } from 'drizzle-orm'
import { Hono } from 'hono'
import { z } from 'zod'
import { auditEntry } from '#db/schema/staff.ts'
import { queryOf } from './given.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'

const Short = z.string().min(1).max(100)
const Filter = z.object({
  staff: Short.optional(),
  /** A whole word, or its beginning with a dot: `login.` finds all about logins. */
  what: Short.optional(),
  kind: Short.optional(),
  object: Short.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** What was done by whom, newest first. */
export function auditLog({ db }: ConsoleParts) {
  return new Hono<ConsoleEnv>().get('/', allow('audit.read'), queryOf(Filter), async (c) => {
    const { staff, what, kind, object, from, to, before, limit } = c.req.valid('query')
    const wanted: (SQL | undefined)[] = [
      staff === undefined ? undefined : eq(auditEntry.staffId, staff),
      what === undefined
        ? undefined
        : what.endsWith('.')
          ? like(auditEntry.what, `${escaped(what)}%`)
          : eq(auditEntry.what, what),
      kind === undefined ? undefined : eq(auditEntry.objectKind, kind),
      object === undefined ? undefined : eq(auditEntry.objectId, object),
      from === undefined ? undefined : gte(auditEntry.at, new Date(from)),
      to === undefined ? undefined : lt(auditEntry.at, new Date(to)),
      before === undefined ? undefined : lt(auditEntry.id, before),
    ]
    const entries = await db
      .select({ ...getColumns(auditEntry), objectName })
      .from(auditEntry)
      .where(and(...wanted))
      .orderBy(desc(auditEntry.id))
      .limit(limit)
    return c.json({ entries, next: entries.length < limit ? null : (entries.at(-1)?.id ?? null) })
  })
}

const escaped = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/** What people call the object; null where it has no name, or none any more. */
const objectName = sql<string | null>`case
  when ${auditEntry.objectKind} = 'staff' then (select name from staff where id = ${auditEntry.objectId})
  when ${auditEntry.objectKind} in ('chat', 'conversation', 'customer') then coalesce(
    (select name from customer where id = ${auditEntry.objectId}),
    (select coalesce(cu.name, k.display_name) from conversation k left join customer cu on cu.id = k.customer_id
      where k.id = ${auditEntry.objectId}))
  when ${auditEntry.objectKind} = 'canned' then (select title from canned_reply where id = ${auditEntry.objectId})
  when ${auditEntry.objectKind} in ('case', 'booking', 'bulletin') then ${auditEntry.objectId} end`
