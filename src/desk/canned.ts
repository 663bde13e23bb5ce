import { randomUUID } from 'node:crypto'
import { asc, eq, ne, and, sql } from 'drizzle-orm'
import type { Company } from '#business/catalogue/company.ts'
import { serviceOf } from '#business/catalogue/company.ts'
import { momentText } from '#business/wording.ts'
import type { Database } from '#db/client.ts'
import { cannedReply } from '#db/schema/desk.ts'
import { staff } from '#db/schema/staff.ts'
import { introduced } from './introduced.ts'

export interface Canned {
  id: string
  shortcut: string
  title: string
  text: { zh: string; en?: string | undefined }
  /** With its variables filled, in the chat's language. */
  filled?: string
  /** Who wrote it last. */
  by: string | null
  byId: string
  updatedAt: string
}

/** All canned replies, by shortcut. */
export async function cannedReplies(db: Database): Promise<Canned[]> {
  const rows = await db
    .select({ row: cannedReply, name: staff.name })
    .from(cannedReply)
    .leftJoin(staff, eq(staff.id, cannedReply.by))
    .orderBy(asc(cannedReply.shortcut))
  return rows.map(({ row: { by: byId, updatedAt, ...row }, name }) => ({
    ...row,
    by: name,
    byId,
    updatedAt: updatedAt.toISOString(),
  }))
}

/** Writes a canned reply, a new one where no id is given. @returns nothing where the shortcut is another one's */
export async function writeCanned(
  db: Database,
  { id = randomUUID(), ...values }: { id?: string; shortcut: string; title: string; text: Canned['text']; by: string },
  now: Date,
): Promise<string | undefined> {
  const taken = await db
    .select({ id: cannedReply.id })
    .from(cannedReply)
    .where(and(eq(cannedReply.shortcut, values.shortcut), ne(cannedReply.id, id)))
  if (taken.length > 0) return undefined
  const row = { ...values, updatedAt: now }
  await db
    .insert(cannedReply)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: cannedReply.id, set: row })
  return id
}

/** @returns false where there is none */
export async function removeCanned(db: Database, id: string): Promise<boolean> {
  const rows = await db.delete(cannedReply).where(eq(cannedReply.id, id)).returning({ id: cannedReply.id })
  return rows.length > 0
}

/** What canned replies may name. */
export const variables = [
  'customer.name',
  'staff.name',
  'company.name',
  'booking.ref',
  'booking.service',
  'booking.start',
  'booking.worker',
  'case.number',
] as const
export type Values = Readonly<Record<(typeof variables)[number], string> & { locale: 'zh' | 'en' }>

/** What the variables stand for in a chat: its customer, the next or last booking, the open complaint. */
export async function valuesOf(
  db: Database,
  company: Company,
  conversationId: string,
  by: { id: string; name: string },
  now: Date,
): Promise<Values> {
  const { rows } = await db.execute<{
    name: string | null
    locale: string
    ref: string | null
    service_id: string | null
    start_at: string | Date | null
    worker: string | null
    number: string | null
  }>(sql`select coalesce(cu.name, k.display_name) as name, k.locale, b.ref, b.service_id, b.start_at, b.worker, c.number
    from conversation k left join customer cu on cu.id = k.customer_id
    left join lateral (select b.ref, b.service_id, b.start_at, (select string_agg(w.title, '、') from assignment a
        join worker w on w.id = a.worker_id where a.booking_id = b.id and a.active and a.visit = 0) as worker
      from booking b where (b.conversation_id = k.id or b.customer_id = k.customer_id)
        and b.status in ('confirmed', 'on_the_way', 'arrived', 'in_service', 'done')
      order by b.status = 'done', abs(extract(epoch from b.start_at - ${now.toISOString()}::timestamptz)) limit 1) b on true
    left join lateral (select number from "case" c where (c.conversation_id = k.id or c.customer_id = k.customer_id)
      and c.status <> 'closed' order by c.opened_at desc limit 1) c on true
    where k.id = ${conversationId}`)
  const [row] = rows
  const locale = row?.locale === 'en' ? ('en' as const) : ('zh' as const)
  const service = row?.service_id ? serviceOf(company, row.service_id) : undefined
  return {
    locale,
    'customer.name': row?.name ?? '',
    'staff.name': (await introduced(db, by.id)).name ?? by.name,
    'company.name': company.name[locale],
    'booking.ref': row?.ref ?? '',
    'booking.service': service?.name[locale] ?? '',
    'booking.start': row?.start_at ? momentText(company.zone, locale, new Date(row.start_at)) : '',
    'booking.worker': row?.worker ?? '',
    'case.number': row?.number ?? '',
  }
}

/** The text with its variables filled; a variable that stands for nothing stays as it is, so that it is noticed. */
export function filled({ text }: Pick<Canned, 'text'>, values: Values): string {
  const words = values.locale === 'en' ? (text.en ?? text.zh) : text.zh
  return words.replaceAll(/\{\{\s*([a-z.]+)\s*\}\}/g, (variable, name: string) => {
    const value = (values as Readonly<Record<string, string>>)[name]
    return value === undefined || value === '' ? variable : value
  })
}
