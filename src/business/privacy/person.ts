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
