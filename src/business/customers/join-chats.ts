import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { customer } from '#db/schema/business.ts'
import { carryChoice } from './carry-choice.ts'
import { customerById, type Customer } from './customer.ts'

/** What has an owner besides the chat that it came about in. */
const owned = ['booking', '"case"', 'survey', 'poll', 'feedback'] as const

/**
 * From now on two chats are one customer's: the one of the other chat, if there is one. What belonged to the first
 * chat's customer belongs to that one, too; the emptied file is kept.
 */
export async function joinChats(db: Database, conversationId: string, otherId: string, now: Date): Promise<void> {
  const { rows } = await db.execute<{ id: string; customer_id: string | null; locale: string }>(
    sql`select id, customer_id, locale from conversation where id in (${conversationId}, ${otherId}) order by id for update`,
  )
  const chat = (id: string) => rows.find((row) => row.id === id)
  const [from, into] = [chat(conversationId)?.customer_id, chat(otherId)?.customer_id]
  const target = into ?? from ?? (await newCustomer(db, conversationId, chat(conversationId)?.locale, now))
  if (from && from !== target) await giveFile(db, from, target)
  await db.execute(sql`update conversation set customer_id = ${target} where id in (${conversationId}, ${otherId})`)
  // Said in a chat before anybody knew whose it was.
  for (const { id, customer_id: before } of rows) if (before === null) await carryChoice(db, id, target)
  for (const table of owned)
    await db.execute(sql`update ${sql.raw(table)} set customer_id = ${target}
      where customer_id is null and conversation_id in (${conversationId}, ${otherId})`)
}

async function giveFile(db: Database, from: string, target: string): Promise<void> {
  for (const table of [...owned, 'conversation'])
    await db.execute(sql`update ${sql.raw(table)} set customer_id = ${target} where customer_id = ${from}`)
  await carryChoice(db, from, target)
  // Consent to greetings is the customer's, whichever file it was in; who refused in one has refused.
  await db.execute(sql`insert into care_consent (customer_id, status, at)
    select ${target}, status, at from care_consent where customer_id = ${from}
    on conflict (customer_id) do update set status = case when excluded.status = 'refused' or care_consent.status = 'asked'
      then excluded.status else care_consent.status end`)
  await db.execute(sql`update care_gift set customer_id = ${target} where customer_id = ${from}`)
  const [source, kept] = [await customerById(db, from), await customerById(db, target)]
  if (!source || !kept) return
  await db.update(customer).set(merged(source, kept)).where(eq(customer.id, target))
  // Nobody would find a second copy to correct or erase it.
  await db.update(customer).set({ name: null, phone: null, birthday: null, addresses: [] }).where(eq(customer.id, from))
}

function merged(
  source: Customer,
  kept: Customer,
): Pick<Customer, 'name' | 'phone' | 'birthday' | 'addresses' | 'tags'> {
  const known = new Set(kept.addresses.map(({ address }) => address))
  return {
    name: kept.name ?? source.name,
    phone: kept.phone ?? source.phone,
    birthday: kept.birthday ?? source.birthday,
    tags: [...new Set([...kept.tags, ...source.tags])],
    addresses: [...kept.addresses, ...source.addresses.filter(({ address }) => !known.has(address))].slice(0, 10),
  }
}

async function newCustomer(db: Database, conversationId: string, locale = 'zh', now: Date): Promise<string> {
  const id = randomUUID()
  await db.execute(sql`insert into customer (id, phone, locale, created_at)
    select ${id}, (select phone from verified_phone where conversation_id = ${conversationId}), ${locale}, ${now.toISOString()}::timestamptz`)
  return id
}
