import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'

/** Everything under which one person is known: files that were made one, and the chats of all of them. */
export interface Person {
  customerIds: string[]
  conversationIds: string[]
}

/** Ids of chats of which everything about the person was erased begin with this. */
export const erasedPrefix = 'erased:'

/**
 * Who writes in a chat, with every other chat and file of the same person; without a file it is the chat alone.
 * @returns undefined where there is no such chat
 */
export async function personOf(db: Database, conversationId: string): Promise<Person | undefined> {
  const { rows } = await db.execute<{ customers: string[]; chats: string[] }>(sql`
    with recursive file(id) as (
      select customer_id from conversation where id = ${conversationId} and customer_id is not null
      union
      select case when m.kept_id = file.id then m.other_id else m.kept_id end
      from customer_merge m join file on file.id in (m.kept_id, m.other_id) where m.undone_at is null
    )
    select array(select id from file order by id) as customers, array(select k.id from conversation k
      where k.id = ${conversationId} or k.customer_id in (select id from file) order by k.id) as chats`)
  const [row] = rows
  if (!row || row.chats.length === 0) return undefined
  return { customerIds: row.customers, conversationIds: row.chats }
}

/** A list of texts for a statement, also where it is empty. */
export const texts = (list: readonly string[]) => sql`${sql.param([...list])}::text[]`

/** Which rows of a table with an owner are the person's; what has no owner yet is of whoever writes in its chat. */
export const ownOf = (table: string, { customerIds, conversationIds }: Person) => sql`(${sql.raw(table)}.customer_id
  = any(${texts(customerIds)}) or (${sql.raw(table)}.customer_id is null
  and ${sql.raw(table)}.conversation_id = any(${texts(conversationIds)})))`

/** What somebody is called who writes in a chat: by the file, else as he calls himself. */
export async function nameIn(db: Database, conversationId: string): Promise<string | null> {
  const { rows } = await db.execute<{ name: string | null }>(sql`select trim(coalesce(c.name, k.display_name)) as name
    from conversation k left join customer c on c.id = k.customer_id where k.id = ${conversationId}`)
  return rows[0]?.name || null
}

/** How many other files have a number of this person's: perhaps his as well, which only a person can find out. */
export async function othersWithTheNumber(db: Database, { customerIds, conversationIds }: Person): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n from customer o
    where not o.id = any(${texts(customerIds)}) and o.phone in (
      select phone from customer where id = any(${texts(customerIds)})
      union select phone from verified_phone where conversation_id = any(${texts(conversationIds)}))`)
  return rows[0]?.n ?? 0
}

export interface FileAccess {
  at: string
  /** As the audit calls it: `customer.unmasked`, `customer.edit` … */
  what: string
  staffName: string | null
  role: string | null
}

/** Which lines of the audit are about somebody's file. */
export const aboutFile = ({ customerIds, conversationIds }: Person) => sql`(what like 'customer.%'
  and object_kind in ('chat', 'customer', 'conversation')
  and (object_id = any(${texts(customerIds)}) or object_id = any(${texts(conversationIds)})))`

/** Who has lately looked at somebody's file in full, changed or copied it, the latest first. */
export async function accessesTo(db: Database, person: Person): Promise<FileAccess[]> {
  const { rows } = await db.execute<{ at: string; what: string; staff_name: string | null; role: string | null }>(
    sql`select at, what, staff_name, role from audit_entry where ${aboutFile(person)} order by id desc limit 50`,
  )
  return rows.map(({ at, staff_name: staffName, ...row }) => ({ ...row, staffName, at: new Date(at).toISOString() }))
}
