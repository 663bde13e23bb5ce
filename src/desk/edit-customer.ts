import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { touchChatsOf } from '#conversation/touch.ts'
import type { Database } from '#db/client.ts'
import { customer } from '#db/schema/business.ts'
import { contactChoice } from '#db/schema/follow-ups.ts'
import { lockChat } from './lock-chat.ts'

export interface CustomerChange {
  name?: string | undefined
  phone?: string | undefined
  addresses?: string[] | undefined
  tags?: string[] | undefined
  locale?: 'zh' | 'en' | undefined
  preferences?: { surveys?: boolean | undefined; promotions?: boolean | undefined } | undefined
}

/** Writes into the file of whoever writes in a chat, and opens one where there is none. @returns the file's id */
export async function editCustomer(
  db: Database,
  conversationId: string,
  { name, phone, addresses, tags, locale, preferences }: CustomerChange,
  now: Date,
): Promise<string | undefined> {
  return atomically(db, async (tx) => {
    const chat = await lockChat(tx, conversationId)
    if (!chat) return undefined
    const id = chat.customerId ?? (await openFile(tx, conversationId, now))
    const [known] = await tx.select().from(customer).where(eq(customer.id, id)).for('update')
    const districts = new Map((known?.addresses ?? []).map(({ address, district }) => [address, district]))
    const set = {
      ...(name === undefined ? {} : { name: name === '' ? null : name }),
      ...(phone === undefined ? {} : { phone: phone === '' ? null : phone }),
      ...(addresses === undefined
        ? {}
        : { addresses: addresses.map((address) => ({ address, district: districts.get(address) ?? null })) }),
      ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
      ...(locale === undefined ? {} : { locale }),
    }
    if (Object.keys(set).length > 0) await tx.update(customer).set(set).where(eq(customer.id, id))
    if (preferences) await prefer(tx, id, conversationId, preferences, now)
    await touchChatsOf(tx, id)
    return id
  })
}

async function openFile(db: Database, conversationId: string, now: Date): Promise<string> {
  const id = randomUUID()
  await db.execute(sql`insert into customer (id, name, phone, locale, created_at)
    select ${id}, null, (select phone from verified_phone where conversation_id = k.id), k.locale, ${now.toISOString()}::timestamptz
    from conversation k where k.id = ${conversationId}`)
  await db.execute(sql`update conversation set customer_id = ${id} where id = ${conversationId}`)
  for (const table of ['booking', '"case"', 'survey', 'feedback', 'poll'])
    await db.execute(sql`update ${sql.raw(table)} set customer_id = ${id}
      where conversation_id = ${conversationId} and customer_id is null`)
  return id
}

async function prefer(
  db: Database,
  owner: string,
  conversationId: string,
  { surveys, promotions }: NonNullable<CustomerChange['preferences']>,
  now: Date,
): Promise<void> {
  // What was said in the chat before there was a file goes on to hold.
  const [before] = await db.select().from(contactChoice).where(eq(contactChoice.owner, owner))
  const [inChat] = before
    ? [before]
    : await db.select().from(contactChoice).where(eq(contactChoice.owner, conversationId))
  const values = {
    owner,
    surveys: surveys ?? inChat?.surveys ?? true,
    promotions: promotions ?? inChat?.promotions ?? true,
    at: now,
  }
  await db.insert(contactChoice).values(values).onConflictDoUpdate({ target: contactChoice.owner, set: values })
}
