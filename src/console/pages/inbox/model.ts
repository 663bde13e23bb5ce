// What the desk's API answers, as the inbox uses it. Times are ISO 8601, amounts fen.

export interface Handoff {
  id: string
  reason: string
  /** 1 is the gravest. */
  priority: number
  skills: readonly string[]
  since: string
  /** Waits for a supervisor. */
  supervisors: boolean
  offeredTo: string | null
  takenBy: string | null
  firstDue: string | null
  nextDue: string | null
  resolveDue: string | null
  callbackAt: string | null
  waitingSince: string | null
  /** 1 is next; only while in the queue. */
  place: number | null
}

export interface Row {
  id: string
  channel: string
  locale: 'zh' | 'en'
  name: string | null
  customerId: string | null
  tags: readonly string[]
  vip: boolean
  /** `bot`, `queue` or a staff member's id. */
  assignee: string
  assigneeName: string | null
  last: { seq: number; from: Message['from']; text: string; at: string } | null
  unread: number
  /** Grows with every change: of two rows of one conversation the one with the higher is newer. */
  touched: number
  openCase: { number: string; severity: string } | null
  doubtful: number
  handoff: Handoff | null
}

export interface PastHandoff {
  id: string
  reason: string
  since: string
  takenByName: string | null
  resolvedAt: string
  outcome: string | null
  note: string | null
}

export interface Conversation extends Row {
  state: {
    flow: string | null
    flowTitle: { zh: string; en: string } | null
    slots: readonly { name: string; label: { zh: string; en: string }; text: string }[]
  }
  me: Record<'take' | 'say' | 'back' | 'close' | 'transfer' | 'assign' | 'note' | 'later' | 'resend', boolean>
  history: readonly PastHandoff[]
}

export interface Message {
  seq: number
  from: 'customer' | 'bot' | 'staff' | 'system'
  by: string | null
  byName: string | null
  text: string
  choices?: readonly { id: string; label: string }[]
  card?: Readonly<Record<string, unknown>>
  media?: readonly { kind: string; name?: string; n: number }[]
  status: 'received' | 'dead' | 'waiting' | 'sending' | 'sent' | 'uncertain' | 'failed'
  why?: string
  at: string
}

export interface Note {
  id: string
  text: string
  by: string
  byName: string | null
  mentions: readonly { id: string; name: string }[]
  at: string
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

export interface Canned {
  id: string
  shortcut: string
  title: string
  text: { zh: string; en?: string }
  /** With its variables filled for the conversation that was named. */
  filled?: string
  by: string | null
  updatedAt: string
}

export interface Suggestion {
  id: string
  from: 'knowledge' | 'flow' | 'canned'
  title: string
  text: string
}

export interface Summary {
  by: 'rules' | 'model'
  wish: string | null
  known: string | null
  mood: string | null
  open: string | null
  misunderstood: string | null
  cases: readonly { number: string; category: string; severity: string; status: string }[]
  bookings: readonly { ref: string; service: string; start: string; status: string }[]
}

export interface Customer {
  /** null where nobody has opened a file yet. */
  id: string | null
  name: string | null
  phone: string | null
  addresses: readonly string[]
  /** Whether phone and addresses are shown in full. */
  unmasked: boolean
  locale: string
  tags: readonly string[]
  since: string | null
  identities: readonly {
    conversationId: string
    channel: string
    displayName: string | null
    verifiedPhone: string | null
    lastAt: string | null
  }[]
  bookings: readonly {
    ref: string
    service: string
    start: string
    status: string
    worker: string | null
    priceFen: number | null
  }[]
  cases: readonly { number: string; category: string; severity: string; status: string; openedAt: string }[]
  surveys: readonly { status: string; score: number | null; text: string | null; at: string; booking: string | null }[]
  followUps: readonly { kind: string; dueAt: string; status: string; why: string | null; reason: string | null }[]
  preferences: { surveys: boolean; promotions: boolean }
  merges: readonly { id: string; otherName: string | null; byName: string | null; at: string; mayUndo: boolean }[]
  duplicates: readonly { id: string; name: string | null; phone: string | null; why: 'phone' | 'name' }[]
}

export const views = ['mine', 'queue', 'supervisors', 'unassigned', 'bot', 'all', 'closed'] as const
export type View = (typeof views)[number]
export type Sort = 'priority' | 'waiting' | 'activity'

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

export type Counts = Record<
  'mine' | 'queue' | 'supervisors' | 'unassigned' | 'uncertain' | 'mentioned' | 'unread',
  number
>
