import type { Hit } from '#desk/search.ts'
import type { Canned } from '#desk/canned.ts'
import type { ChatMessage } from '#desk/chat-messages.ts'
import type { CustomerCard } from '#desk/customer-card.ts'
import type { InboxRow } from '#desk/inbox-rows.ts'
import type { Note } from '#desk/notes.ts'
import type { Suggestion } from '#desk/suggest.ts'
import type { ChatSummary } from '#desk/summary.ts'
import type { SentFile } from '#engine/model.ts'
import { del, get, patch, post, request } from '../../shell/request.ts'
import type * as m from './model.ts'

// Ids hold colons, which stay readable in our own addresses but not in the API's.
const at = (id: string) => `/conversations/${encodeURIComponent(id)}`

/** Given with every act of those who act for others: why. */
export type Reason = string | undefined

type Signal = AbortSignal | undefined

export const readInbox = (filter: m.Filter, cursor: string | null, signal: Signal) =>
  get<{ conversations: InboxRow[]; next: string | null }>(
    '/inbox',
    {
      view: filter.view,
      sort: filter.sort,
      channel: filter.channel,
      reason: filter.reason,
      tag: filter.tag,
      case: filter.case ? 1 : undefined,
      uncertain: filter.uncertain ? 1 : undefined,
      mentioned: filter.mentioned ? 1 : undefined,
      cursor,
      limit: 50,
    },
    signal,
  )
export const search = (q: string, cursor: string | null, signal: Signal) =>
  get<{ hits: Hit[]; next: string | null }>('/search', { q, cursor }, signal)
export const readConversation = (id: string, signal: Signal) => get<m.Conversation>(at(id), undefined, signal)
export const readMessages = (id: string, range: { before?: number; after?: number; limit?: number }, signal?: Signal) =>
  get<{ messages: ChatMessage[]; more: boolean }>(`${at(id)}/messages`, { limit: 50, ...range }, signal)
export const mediaAddress = (id: string, seq: number, n: number) => `/api/console${at(id)}/media/${seq}/${n}`
export const markRead = (id: string, seq: number) => post(`${at(id)}/read`, { seq })
export const tellTyping = (id: string) => post(`${at(id)}/typing`)

type Changed = { conversation: InboxRow }
export const take = (id: string, breakGlass: Reason) => post<Changed>(`${at(id)}/take`, { breakGlass })
/** Gives a file for the next reply; the server says what it is. */
export const giveFile = (id: string, file: File, breakGlass: Reason, signal: AbortSignal) =>
  request<SentFile>('POST', `${at(id)}/files`, { bytes: file, query: { name: file.name, breakGlass }, signal })
export const say = (id: string, message: { id: string; text: string; file?: string; breakGlass: Reason }) =>
  post<{ accepted: true; duplicate: boolean }>(`${at(id)}/say`, message)
export const handBack = (id: string, note: string | undefined, breakGlass: Reason) =>
  post<Changed>(`${at(id)}/back`, { note, breakGlass })
export const close = (id: string, outcome: string, note: string | undefined, breakGlass: Reason) =>
  post<Changed>(`${at(id)}/close`, { outcome, note, breakGlass })
export const transfer = (id: string, to: string, note: string | undefined) =>
  post<Changed>(`${at(id)}/transfer`, { to, note })
export const assign = (id: string, to: string) => post<Changed>(`${at(id)}/assign`, { to })
export const resend = (id: string, seq: number, breakGlass: Reason) =>
  post(`${at(id)}/messages/${seq}/resend`, { breakGlass })
export const mark = (id: string, seq: number, status: 'sent' | 'failed', breakGlass: Reason) =>
  post(`${at(id)}/messages/${seq}/mark`, { status, breakGlass })

export const readSummary = (id: string, signal: Signal) => get<ChatSummary>(`${at(id)}/summary`, undefined, signal)
export const readSuggestions = (id: string, signal: Signal) =>
  get<{ suggestions: Suggestion[] }>(`${at(id)}/suggestions`, undefined, signal)
export const readCanned = (q: string, conversation: string | undefined, signal: Signal) =>
  get<{ canned: Canned[] }>('/canned', { q, conversation }, signal)
export const readNotes = (id: string, signal: Signal) => get<{ notes: Note[] }>(`${at(id)}/notes`, undefined, signal)
export const addNote = (id: string, text: string, mentions: readonly string[]) =>
  post<Note>(`${at(id)}/notes`, { text, mentions })
export const removeNote = (id: string, note: string) => del(`${at(id)}/notes/${encodeURIComponent(note)}`)
export const readLater = (id: string, signal: Signal) => get<{ later: m.Later[] }>(`${at(id)}/later`, undefined, signal)
export const sendLater = (id: string, later: { text: string; dueAt: string; evenIfCustomerWrites: boolean }) =>
  post(`${at(id)}/later`, later)
export const cancelLater = (id: string, later: string) => del(`${at(id)}/later/${encodeURIComponent(later)}`)

export const readCustomer = (id: string, signal: Signal) => get<CustomerCard>(`${at(id)}/customer`, undefined, signal)
export const reveal = (id: string) => post<{ phone: string | null; addresses: string[] }>(`${at(id)}/customer/reveal`)
export const changeCustomer = (
  id: string,
  change: {
    name?: string
    phone?: string
    addresses?: string[]
    tags?: string[]
    preferences?: Partial<CustomerCard['preferences']>
  },
) => patch<CustomerCard>(`${at(id)}/customer`, change)
export const merge = (customer: string, other: string) =>
  post<{ merge: string }>(`/customers/${encodeURIComponent(customer)}/merge`, { other })
export const undoMerge = (id: string) => post(`/customer-merges/${encodeURIComponent(id)}/undo`)

export const readNames = (signal: Signal) =>
  get<{ staff: { id: string; name: string; role: string; disabled: boolean }[] }>('/staff/names', undefined, signal)
export const seeMentions = (ids: readonly string[]) => post('/mentions/seen', { ids })
