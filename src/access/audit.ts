import type { Database } from '#db/client.ts'
import { auditEntry } from '#db/schema/staff.ts'
import type { StaffMember } from './can.ts'

/** What was done to what, by whom and from where. */
export interface AuditLine {
  /** A right (`customer.export`) or something that happened (`login.failed`). */
  what: string
  by?: Pick<StaffMember, 'id' | 'name' | 'role'>
  object?: { kind: string; id: string }
  address?: string
  /** Never secrets, and no words of customers. */
  detail?: Record<string, unknown>
}

/** Writes a line that nobody can change, in the transaction that it is given. */
export async function record(db: Database, { what, by, object, address, detail }: AuditLine): Promise<void> {
  await db.insert(auditEntry).values({
    what,
    staffId: by?.id ?? null,
    staffName: by?.name ?? null,
    role: by?.role ?? null,
    objectKind: object?.kind ?? null,
    objectId: object?.id ?? null,
    address: address ?? null,
    detail: detail ?? null,
  })
}
