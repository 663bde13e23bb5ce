import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { customer } from '#db/schema/business.ts'

export type Customer = typeof customer.$inferSelect

export async function customerById(db: Database, id: string): Promise<Customer | undefined> {
  const [row] = await db.select().from(customer).where(eq(customer.id, id))
  return row
}

/** What a booking tells about a customer. */
export interface Details {
  name: string | undefined
  phone: string | undefined
  address: string | undefined
  district: string | null
  locale: 'zh' | 'en'
}

/**
 * Writes what is new into a customer's file, the address last used first; makes a file where there is none. A phone
 * number that somebody else has on file does not join the two: anybody can type it.
 */
export async function rememberCustomer(
  db: Database,
  id: string | undefined,
  details: Details,
  now: Date,
): Promise<string> {
  const known = id === undefined ? undefined : await customerById(db, id)
  const addresses = withAddress(known?.addresses ?? [], details)
  if (known) {
    const name = known.name ?? details.name ?? null
    const phone = known.phone ?? details.phone ?? null
    await db.update(customer).set({ name, phone, addresses }).where(eq(customer.id, known.id))
    return known.id
  }
  const created = id ?? randomUUID()
  const { name = null, phone = null, locale } = details
  await db.insert(customer).values({ id: created, name, phone, addresses, locale, createdAt: now })
  return created
}

/** 139****0001: enough to recognise one's own number by. */
export function maskPhone(phone: string): string {
  return phone.replaceAll(/\d(?=(?:\D*\d){4})/g, (digit, offset: number) =>
    offset < 3 && phone.length > 8 ? digit : '*',
  )
}

function withAddress(addresses: Customer['addresses'], { address, district }: Details): Customer['addresses'] {
  if (address === undefined) return addresses
  return [{ address, district }, ...addresses.filter((other) => other.address !== address)].slice(0, 10)
}
