import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import { touchChatsOf } from '#conversation/touch.ts'
import type { Database } from '#db/client.ts'
import { customer } from '#db/schema/business.ts'
import { customerMerge, type MovedThings } from '#db/schema/desk.ts'

type Customer = typeof customer.$inferSelect
type Fields = MovedThings['before']

/** What has an owner, by what it is called among the things that moved. */
const owned = {
  conversations: 'conversation',
  bookings: 'booking',
  cases: '"case"',
  surveys: 'survey',
  feedback: 'feedback',
  polls: 'poll',
} as const satisfies Partial<Record<keyof MovedThings, string>>
const kinds = Object.keys(owned) as (keyof typeof owned)[]

/**
 * Makes two files one: what was the other's is the first one's from now on. What moved is kept, so that it can be undone.
 * @returns the merge's id, or nothing where one of the two is missing, emptied before, or both are the same
 */
export async function mergeCustomers(
  db: Database,
  { keptId, otherId, by }: { keptId: string; otherId: string; by: string },
  now: Date,
): Promise<string | undefined> {
  if (keptId === otherId) return undefined
  return atomically(db, async (tx) => {
    const files = await lockFiles(tx, [keptId, otherId])
    const [kept, other] = [files.get(keptId), files.get(otherId)]
    if (!kept || !other || (await isEmptied(tx, [keptId, otherId]))) return undefined
    const moved: Partial<Record<keyof typeof owned, string[]>> = {}
    for (const kind of kinds) {
      const { rows } = await tx.execute<{ id: string }>(
        sql`update ${sql.raw(owned[kind])} set customer_id = ${keptId} where customer_id = ${otherId} returning id`,
      )
      moved[kind] = rows.map(({ id }) => id)
    }
    const choice = await choiceOf(tx, keptId)
    // Whoever said no in one of the two has said no.
    await tx.execute(sql`insert into contact_choice (owner, surveys, promotions, at)
      select ${keptId}, surveys, promotions, at from contact_choice where owner = ${otherId}
      on conflict (owner) do update set surveys = contact_choice.surveys and excluded.surveys,
        promotions = contact_choice.promotions and excluded.promotions`)
    const after = joined(kept, other)
    await tx.update(customer).set(after).where(eq(customer.id, keptId))
    const id = randomUUID()
    const things = {
      ...(moved as Record<keyof typeof owned, string[]>),
      before: fieldsOf(kept),
      after: fieldsOf({ ...kept, ...after }),
      choice,
    }
    await tx.insert(customerMerge).values({ id, keptId, otherId, moved: things, by, at: now })
    await touchChatsOf(tx, keptId)
    return id
  })
}

/**
 * Takes a merge back: what moved goes back unless it has moved on meanwhile, and the kept file is as it was unless
 * somebody has changed it since.
 */
export async function undoMerge(db: Database, id: string, by: string, now: Date): Promise<boolean> {
  return atomically(db, async (tx) => {
    const [merge] = await tx
      .select()
      .from(customerMerge)
      .where(and(eq(customerMerge.id, id), isNull(customerMerge.undoneAt)))
      .for('update')
    if (!merge) return false
    const { keptId, otherId, moved } = merge
    const files = await lockFiles(tx, [keptId, otherId])
    await touchChatsOf(tx, keptId)
    for (const kind of kinds) {
      const ids = moved[kind] ?? []
      if (ids.length === 0) continue
      await tx.execute(sql`update ${sql.raw(owned[kind])} set customer_id = ${otherId}
        where customer_id = ${keptId} and id in ${ids}`)
    }
    const kept = files.get(keptId)
    if (kept && isDeepStrictEqual(fieldsOf(kept), moved.after))
      await tx
        .update(customer)
        .set(moved.before as Pick<Customer, 'name' | 'phone' | 'addresses' | 'tags'>)
        .where(eq(customer.id, keptId))
    if (moved.choice)
      await tx.execute(sql`update contact_choice set surveys = ${moved.choice.surveys}, promotions = ${moved.choice.promotions}
        where owner = ${keptId}`)
    else await tx.execute(sql`delete from contact_choice where owner = ${keptId}`)
    await tx.update(customerMerge).set({ undoneBy: by, undoneAt: now }).where(eq(customerMerge.id, id))
    return true
  })
}

async function lockFiles(db: Database, ids: string[]): Promise<Map<string, Customer>> {
  const rows = await db.select().from(customer).where(inArray(customer.id, ids)).orderBy(customer.id).for('update')
  return new Map(rows.map((row) => [row.id, row]))
}

/** A file that was emptied into another is no file any more. */
async function isEmptied(db: Database, ids: string[]): Promise<boolean> {
  const rows = await db
    .select({ id: customerMerge.id })
    .from(customerMerge)
    .where(and(inArray(customerMerge.otherId, ids), isNull(customerMerge.undoneAt)))
  return rows.length > 0
}

async function choiceOf(db: Database, owner: string): Promise<MovedThings['choice']> {
  const { rows } = await db.execute<{ surveys: boolean; promotions: boolean }>(
    sql`select surveys, promotions from contact_choice where owner = ${owner}`,
  )
  return rows[0] ?? null
}

function joined(kept: Customer, other: Customer): Pick<Customer, 'name' | 'phone' | 'addresses' | 'tags'> {
  const known = new Set(kept.addresses.map(({ address }) => address))
  return {
    name: kept.name ?? other.name,
    phone: kept.phone ?? other.phone,
    addresses: [...kept.addresses, ...other.addresses.filter(({ address }) => !known.has(address))].slice(0, 10),
    tags: [...new Set([...kept.tags, ...other.tags])],
  }
}

const fieldsOf = ({ name, phone, addresses, tags }: Customer): Fields => ({ name, phone, addresses, tags })
