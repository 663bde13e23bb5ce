import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { customer } from '#db/schema/business.ts'
import { careConsent } from '#db/schema/care.ts'
import { contactChoice } from '#db/schema/follow-ups.ts'

/**
 * Whether this is the moment to ask a customer for consent to greetings: never asked before, and nothing refused. Asking
 * is noted at once, so nobody is asked twice.
 */
export async function inviteToCare(db: Database, customerId: string | undefined, now: Date): Promise<boolean> {
  if (customerId === undefined) return false
  const [choice] = await db.select().from(contactChoice).where(eq(contactChoice.owner, customerId))
  if (choice && (!choice.promotions || !choice.surveys)) return false
  const asked = await db
    .insert(careConsent)
    .values({ customerId, status: 'asked', at: now })
    .onConflictDoNothing()
    .returning({ customerId: careConsent.customerId })
  return asked.length === 1
}

/** The customer wants greetings and surprises from now on; an earlier no is taken back with it. */
export async function acceptCare(db: Database, customerId: string, now: Date): Promise<void> {
  const given = { status: 'given' as const, at: now }
  await db
    .insert(careConsent)
    .values({ customerId, ...given })
    .onConflictDoUpdate({ target: careConsent.customerId, set: given })
  await db
    .insert(contactChoice)
    .values({ owner: customerId, at: now })
    .onConflictDoUpdate({ target: contactChoice.owner, set: { promotions: true, at: now } })
}

/** Keeps a customer's birthday, MM-DD, told by the customer or entered by staff; undefined forgets it. */
export async function noteBirthday(db: Database, customerId: string, birthday: string | undefined): Promise<void> {
  await db
    .update(customer)
    .set({ birthday: birthday ?? null })
    .where(eq(customer.id, customerId))
}

/** "3月8日", "03-08", "3/8", "3.8": month and day as MM-DD, or undefined where there is no such day. */
export function birthdayIn(text: string): string | undefined {
  const found = /(?:^|\D)(\d{1,2})\s*[月./-]\s*(\d{1,2})(?:\D|$)/.exec(text.normalize('NFKC'))
  const [month, day] = [Number(found?.[1]), Number(found?.[2])]
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  if (longest === undefined || day < 1 || day > longest) return undefined
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
