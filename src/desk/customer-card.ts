import type pg from 'pg'
import { maskPhone } from '#business/customers/customer.ts'
import { notesOf, notesOfCustomer, type Note } from './notes.ts'
import type { Database } from '#db/client.ts'
import type { FollowUpKind, FollowUpReason } from '#db/schema/follow-ups.ts'

/** A customer as staff see one; phone and addresses are shown in full only when asked for. */
export interface CustomerCard {
  /** null where there is no file yet, only a chat. */
  id: string | null
  name: string | null
  phone: string | null
  addresses: string[]
  unmasked: boolean
  locale: 'zh' | 'en'
  tags: string[]
  since: string
  identities: {
    conversationId: string
    channel: string
    displayName: string | null
    verifiedPhone: string | null
    lastAt: string | null
  }[]
  bookings: { ref: string; service: string; start: string; status: string; worker: string | null; priceFen: number }[]
  cases: { number: string; category: string; severity: string; status: string; openedAt: string }[]
  surveys: { status: string; score: number | null; text: string | null; at: string | null; booking: string | null }[]
  followUps: (Omit<FollowUpRow, 'due_at'> & { dueAt: string })[]
  notes: Note[]
  preferences: { surveys: boolean; promotions: boolean }
  merges: { id: string; otherName: string | null; byName: string | null; at: string; mayUndo: boolean }[]
  /** Files that may be the same person's. */
  duplicates: { id: string; name: string | null; phone: string | null; why: 'phone' | 'name' }[]
}

export interface Whole {
  phone: string | null
  addresses: string[]
}

/** The street is enough to recognise an address by; where exactly is for whoever needs it. */
export function maskAddress(address: string): string {
  const digit = address.search(/[0-9０-９]/)
  const shown = digit > 0 ? address.slice(0, digit) : address.slice(0, 6)
  return shown.length < address.length ? `${shown}****` : address
}

interface File {
  id: string | null
  name: string | null
  phone: string | null
  addresses: { address: string }[] | null
  tags: string[] | null
  locale: string
  since: Date
}

interface FollowUpRow {
  kind: FollowUpKind
  due_at: Date
  status: 'pending' | 'done' | 'void' | 'skipped'
  why: string | null
  reason: FollowUpReason | null
}

const fileText = `
select cu.id, coalesce(cu.name, k.display_name) as name, cu.phone, cu.addresses, cu.tags, coalesce(cu.locale, k.locale) as locale,
  coalesce(cu.created_at, k.created_at) as since
from conversation k left join customer cu on cu.id = k.customer_id where k.id = $1`

/** What a chat's customer is known by in full, for whoever may see it. */
export async function wholeCustomer(pool: pg.Pool, conversationId: string): Promise<Whole> {
  const { rows } = await pool.query<File>({ name: 'card-file', text: fileText, values: [conversationId] })
  return { phone: rows[0]?.phone ?? null, addresses: (rows[0]?.addresses ?? []).map(({ address }) => address) }
}

// Everything of a customer, or of the chat alone while there is no file.
const own = (table: string) => `(${table}.conversation_id = $1 or ${table}.customer_id = $2)`

/** The card of whoever writes in a chat. */
export async function customerCard(
  pool: pg.Pool,
  db: Database,
  conversationId: string,
  serviceName: (id: string) => string,
): Promise<CustomerCard | undefined> {
  const { rows } = await pool.query<File>({ name: 'card-file', text: fileText, values: [conversationId] })
  const [file] = rows
  if (!file) return undefined
  const ask = async <T extends object>(name: string, text: string): Promise<T[]> =>
    (await pool.query<T>({ name: `card-${name}`, text, values: [conversationId, file.id] })).rows
  const [identities, bookings, cases, surveys, followUps, choices, merges, duplicates, notes] = await Promise.all([
    ask<{ id: string; channel: string; display_name: string | null; phone: string | null; at: Date | null }>(
      'identities',
      `select k.id, k.channel, k.display_name, v.phone, (select max(at) from message m where m.conversation_id = k.id
          and m.sender = 'customer' and m.seq > k.last_seq - 50) as at
        from conversation k left join verified_phone v on v.conversation_id = k.id
        where k.id = $1 or k.customer_id = $2 order by at desc nulls last limit 20`,
    ),
    ask<{ ref: string; service_id: string; start_at: Date; status: string; worker: string | null; price_fen: number }>(
      'bookings',
      `select b.ref, b.service_id, b.start_at, b.status, b.price_fen, (select string_agg(w.title, '、') from assignment a
          join worker w on w.id = a.worker_id where a.booking_id = b.id and a.active and a.visit = 0) as worker
        from booking b where ${own('b')} and b.status not in ('held', 'expired', 'released')
        order by b.start_at desc limit 20`,
    ),
    ask<{ number: string; category: string; severity: string; status: string; opened_at: Date }>(
      'cases',
      `select number, category, severity, status, opened_at from "case" c where ${own('c')} order by opened_at desc limit 20`,
    ),
    ask<{ status: string; score: number | null; text: string | null; at: Date | null; ref: string | null }>(
      'surveys',
      `select s.status, s.score, s.text, coalesce(s.answered_at, s.sent_at) as at, b.ref from survey s
        left join booking b on b.id = s.booking_id where ${own('s')} order by s.created_at desc limit 10`,
    ),
    ask<FollowUpRow>(
      'follow-ups',
      // A deadline of a complaint is first looked at before it runs out; what people read is the deadline.
      `select f.kind, coalesce((f.data->>'deadline')::timestamptz, f.due_at) as due_at, f.status, f.why, f.reason from follow_up f
        where f.conversation_id = $1 or f.conversation_id in (select id from conversation where customer_id = $2)
        order by f.status = 'pending' desc, f.due_at desc limit 20`,
    ),
    ask<{ surveys: boolean; promotions: boolean }>(
      'choices',
      'select surveys, promotions from contact_choice where owner = coalesce($2, $1)',
    ),
    ask<{ id: string; name: string | null; by_name: string | null; at: Date; undone_at: Date | null }>(
      'merges',
      `select m.id, cu.name, s.name as by_name, m.at, m.undone_at from customer_merge m
        left join customer cu on cu.id = m.other_id left join staff s on s.id = m.by
        where m.kept_id = $2 and $1::text is not null order by m.at desc limit 10`,
    ),
    ask<{ id: string; name: string | null; phone: string | null; same_phone: boolean }>(
      'duplicates',
      `select o.id, o.name, o.phone, coalesce(o.phone = cu.phone, false) as same_phone from customer cu join customer o on o.id <> cu.id
          and (o.phone = cu.phone or (length(cu.name) > 1 and o.name = cu.name))
        where cu.id = $2 and $1::text is not null
          and not exists (select from customer_merge m where m.other_id = o.id and m.undone_at is null) limit 5`,
    ),
    file.id === null ? notesOf(db, conversationId) : notesOfCustomer(db, file.id),
  ])
  return {
    id: file.id,
    name: file.name,
    phone: file.phone && maskPhone(file.phone),
    addresses: (file.addresses ?? []).map(({ address }) => maskAddress(address)),
    unmasked: false,
    locale: file.locale === 'en' ? 'en' : 'zh',
    tags: file.tags ?? [],
    since: file.since.toISOString(),
    identities: identities.map((row) => ({
      conversationId: row.id,
      channel: row.channel,
      displayName: row.display_name,
      verifiedPhone: row.phone && maskPhone(row.phone),
      lastAt: row.at?.toISOString() ?? null,
    })),
    bookings: bookings.map((row) => ({
      ref: row.ref,
      service: serviceName(row.service_id),
      start: row.start_at.toISOString(),
      status: row.status,
      worker: row.worker,
      priceFen: row.price_fen,
    })),
    cases: cases.map(({ opened_at: openedAt, ...row }) => ({ ...row, openedAt: openedAt.toISOString() })),
    surveys: surveys.map(({ at, ref, ...row }) => ({ ...row, at: at?.toISOString() ?? null, booking: ref })),
    followUps: followUps.map(({ due_at: dueAt, ...row }) => ({ ...row, dueAt: dueAt.toISOString() })),
    notes,
    preferences: choices[0] ?? { surveys: true, promotions: true },
    merges: merges.map((row) => ({
      id: row.id,
      otherName: row.name,
      byName: row.by_name,
      at: row.at.toISOString(),
      mayUndo: row.undone_at === null,
    })),
    duplicates: duplicates.map(({ same_phone: samePhone, phone, ...row }) => ({
      ...row,
      phone: phone && maskPhone(phone),
      why: samePhone ? 'phone' : 'name',
    })),
  }
}
