import type { ChatDetail } from '#desk/chat-detail.ts'
import type { FilesOfChat } from '#http/console/files.ts'
import type { InboxRow } from '#desk/inbox-rows.ts'
import type { Sort, View } from '#desk/inbox.ts'

// What the desk's API answers, where its own types are not what arrives here: dates are ISO 8601 texts in JSON.

export interface Conversation extends InboxRow, ChatDetail {
  /** How files reach this customer. */
  files: FilesOfChat
  me: Record<'take' | 'say' | 'back' | 'close' | 'transfer' | 'assign' | 'note' | 'later' | 'resend', boolean> & {
    /** May do all of it after saying why, which is recorded. */
    breakGlass: boolean
  }
}

export interface Later {
  id: string
  text: string
  byName: string | null
  dueAt: string
  evenIfCustomerWrites: boolean
  status: 'pending' | 'sent' | 'cancelled'
  why: string | null
}

/** The views of the inbox in the order of their choice. */
export const views = ['mine', 'queue', 'supervisors', 'unassigned', 'bot', 'all', 'closed'] as const satisfies View[]

/** What of the inbox is wanted. */
export interface Filter {
  view: View
  sort: Sort
  channel: string
  reason: string
  tag: string
  case: boolean
  uncertain: boolean
  mentioned: boolean
}
