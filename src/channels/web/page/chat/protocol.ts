/** One line of a conversation, as the server tells it. `seq` orders a conversation and is unique in it; `at` is ISO 8601. */
export interface Message {
  seq: number
  id: string
  from: 'customer' | 'bot' | 'staff' | 'system'
  text: string
  at: string
  choices: readonly Choice[]
  card?: Card
  file?: MessageFile
  /** Who of the staff says it. */
  name?: string
}

/** A file that staff sent; its bytes are fetched by its id. */
export interface MessageFile {
  id: string
  kind: 'photo' | 'document'
  name: string
  bytes: number
}

export interface Choice {
  id: string
  label: string
}

/** What a message shows better than its text alone does. Amounts are in fen, times ISO 8601. */
export type Card =
  | { kind: 'services'; items: readonly ServiceItem[] }
  | { kind: 'slots'; items: readonly SlotItem[] }
  | QuoteCard
  | BookingCard
  | TimelineCard
  | FeeCard
  /** The chat went to a person: nobody is typing an answer. */
  | { kind: 'handoff' }

export interface ServiceItem {
  id: string
  name: string
  priceText?: string
  unit?: string
  choice?: string
}

export interface SlotItem {
  id: string
  start: string
  end?: string
  workerName?: string
  label?: string
}

export interface QuoteCard {
  kind: 'quote'
  ref?: string
  serviceName: string
  sizeText?: string
  start?: string
  end?: string
  lines: readonly { label: string; amountFen: number; rule?: string }[]
  totalFen: number
  depositFen?: number
  hours?: number
  people?: number
  visits?: number
  workerName?: string
  /** The worker with rating and checks, instead of the bare name. */
  workerCard?: string
  address?: string
  name?: string
  phone?: string
  note?: string
  excludes?: readonly string[]
  cancelRule?: string
  guarantee?: string
  validUntil?: string
  /** Until when the worker's time is kept. */
  holdUntil?: string
}

export interface BookingCard {
  kind: 'booking'
  ref: string
  serviceName: string
  start?: string
  workerName?: string
  totalFen?: number
  address?: string
}

export interface TimelineCard {
  kind: 'timeline'
  ref: string
  serviceName: string
  start?: string
  workerName?: string
  eta?: string
  steps: readonly { status: string; label: string; at?: string; done: boolean }[]
}

export interface FeeCard {
  kind: 'fee'
  feeFen: number
  clause?: string
  ref?: string
}

export interface Company {
  name: string
  phone?: string
  hours?: string
  zone: string
  demo: boolean
  services: readonly { id: string; name: string; en?: string; priceText?: string; unitText?: string }[]
}

export interface DemoBooking {
  ref: string
  serviceName: string
  status: string
  start?: string
}

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const string = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined
const time = (value: unknown): string | undefined => {
  const text = string(value)
  return text !== undefined && !Number.isNaN(Date.parse(text)) ? text : undefined
}
const strings = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.length > 0 ? value.filter((entry) => typeof entry === 'string') : undefined
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])

/** An object without its undefined members, so that an absent optional field is absent. */
function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

/** Reads what `/api/chat/messages` and one event of `/api/chat/events` hold; null for what is no message. */
export function parseMessage(value: unknown): Message | null {
  if (!isFields(value)) return null
  const seq = number(value['seq'])
  const from = value['from']
  if (seq === undefined) return null
  if (from !== 'customer' && from !== 'bot' && from !== 'staff' && from !== 'system') return null
  const card = parseCard(value['card'])
  const file = parseFile(value['file'])
  return {
    seq,
    id: string(value['id']) ?? `seq-${seq}`,
    from,
    text: typeof value['text'] === 'string' ? value['text'] : '',
    at: time(value['at']) ?? new Date().toISOString(),
    choices: list(value['choices']).flatMap((entry) => {
      const id = string(entry['id'])
      return id === undefined ? [] : [{ id, label: string(entry['label']) ?? id }]
    }),
    ...(card && { card }),
    ...(file && { file }),
    ...present({ name: string(value['name']) }),
  }
}

function parseFile(value: unknown): MessageFile | undefined {
  if (!isFields(value)) return undefined
  const id = string(value['id'])
  if (id === undefined) return undefined
  const kind = value['kind'] === 'photo' ? ('photo' as const) : ('document' as const)
  return { id, kind, name: string(value['name']) ?? id, bytes: number(value['bytes']) ?? 0 }
}

// A card of an unknown kind, or one that lacks what it is about, is left out: the message's text says the same.
function parseCard(value: unknown): Card | undefined {
  if (!isFields(value)) return undefined
  const ref = string(value['ref'])
  const serviceName = string(value['serviceName'])
  const start = time(value['start'])
  const workerName = string(value['workerName'])
  const address = string(value['address'])
  switch (value['kind']) {
    case 'services': {
      const items = list(value['items']).flatMap(serviceItem)
      return items.length > 0 ? { kind: 'services', items } : undefined
    }
    case 'slots': {
      const items = list(value['items']).flatMap(slotItem)
      return items.length > 0 ? { kind: 'slots', items } : undefined
    }
    case 'quote': {
      const totalFen = number(value['totalFen'])
      if (serviceName === undefined || totalFen === undefined) return undefined
      return {
        kind: 'quote',
        serviceName,
        totalFen,
        lines: list(value['lines']).flatMap((line) => {
          const label = string(line['label'])
          const amountFen = number(line['amountFen'])
          if (label === undefined || amountFen === undefined) return []
          return [{ label, amountFen, ...present({ rule: string(line['rule']) }) }]
        }),
        ...present({
          ref,
          sizeText: string(value['sizeText']),
          start,
          end: time(value['end']),
          depositFen: number(value['depositFen']),
          hours: number(value['hours']),
          people: number(value['people']),
          visits: number(value['visits']),
          workerName,
          workerCard: string(value['workerCard']),
          address,
          name: string(value['name']),
          note: string(value['note']),
          excludes: strings(value['excludes']),
          phone: string(value['phone']),
          cancelRule: string(value['cancelRule']),
          guarantee: string(value['guarantee']),
          validUntil: time(value['validUntil']),
          holdUntil: time(value['holdUntil']),
        }),
      }
    }
    case 'booking': {
      if (ref === undefined || serviceName === undefined) return undefined
      const totalFen = number(value['totalFen'])
      return { kind: 'booking', ref, serviceName, ...present({ start, workerName, totalFen, address }) }
    }
    case 'timeline': {
      if (ref === undefined || serviceName === undefined) return undefined
      const steps = list(value['steps']).flatMap((step) => {
        const label = string(step['label'])
        if (label === undefined) return []
        const status = string(step['status']) ?? label
        return [{ status, label, done: step['done'] === true, ...present({ at: time(step['at']) }) }]
      })
      return { kind: 'timeline', ref, serviceName, steps, ...present({ start, workerName, eta: string(value['eta']) }) }
    }
    case 'fee': {
      const feeFen = number(value['feeFen'])
      return feeFen === undefined
        ? undefined
        : { kind: 'fee', feeFen, ...present({ clause: string(value['clause']), ref }) }
    }
    case 'handoff':
      return { kind: 'handoff' }
    default:
      return undefined
  }
}

function serviceItem(item: Fields): ServiceItem[] {
  const id = string(item['id'])
  const name = string(item['name'])
  if (id === undefined || name === undefined) return []
  const rest = { priceText: string(item['priceText']), unit: string(item['unit']), choice: string(item['choice']) }
  return [{ id, name, ...present(rest) }]
}

function slotItem(item: Fields): SlotItem[] {
  const id = string(item['id'])
  const start = time(item['start'])
  if (id === undefined || start === undefined) return []
  const rest = { end: time(item['end']), workerName: string(item['workerName']), label: string(item['label']) }
  return [{ id, start, ...present(rest) }]
}

/** Reads `/api/chat/company`; null when it does not even have a name. */
export function parseCompany(value: unknown): Company | null {
  if (!isFields(value)) return null
  const name = string(value['name'])
  if (name === undefined) return null
  return {
    name,
    zone: knownZone(string(value['zone'])) ?? 'Asia/Shanghai',
    demo: value['demo'] === true,
    ...present({ phone: string(value['phone']), hours: hoursText(value['hours']) }),
    services: list(value['services']).flatMap((service) => {
      const id = string(service['id'])
      const serviceName = string(service['name'])
      if (id === undefined || serviceName === undefined) return []
      const rest = {
        en: string(service['en']),
        priceText: string(service['priceText']),
        unitText: string(service['unitText']),
      }
      return [{ id, name: serviceName, ...present(rest) }]
    }),
  }
}

function hoursText(value: unknown): string | undefined {
  if (!isFields(value)) return string(value)
  const start = string(value['start'])
  const end = string(value['end'])
  return start === undefined || end === undefined ? undefined : `${start}–${end}`
}

function knownZone(zone: string | undefined): string | undefined {
  try {
    return zone === undefined ? undefined : new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** Reads `/api/demo/bookings`: the entries, bare or under `bookings`. */
export function parseDemoBookings(value: unknown): readonly DemoBooking[] {
  return list(isFields(value) ? value['bookings'] : value).flatMap((entry) => {
    const ref = string(entry['ref'])
    const status = string(entry['status'])
    if (ref === undefined || status === undefined) return []
    const serviceName = string(entry['serviceName']) ?? string(entry['service']) ?? ref
    return [{ ref, status, serviceName, ...present({ start: time(entry['start']) }) }]
  })
}

/** What came while waiting. */
export interface News {
  messages: readonly Message[]
  /** For how long to show that staff are writing; 0 when nobody is. */
  typingMs: number
}

/** Reads a page of messages, `{messages: [...], typing?: {ms}}`; null when the answer is not one. */
export function parseNews(value: unknown): News | null {
  if (!isFields(value) || !Array.isArray(value['messages'])) return null
  const messages = value['messages'].map(parseMessage).filter((message) => message !== null)
  return { messages, typingMs: parseTyping(value['typing']) }
}

const longestTypingMs = 15_000

/** Milliseconds for which to show that staff are writing. */
export function parseTyping(value: unknown): number {
  const ms = isFields(value) ? number(value['ms']) : undefined
  return ms === undefined ? 0 : Math.min(Math.max(ms, 0), longestTypingMs)
}

/** True when a message was taken over by the server; null for any other answer, a captive portal's page for example. */
export function parseAccepted(value: unknown): true | null {
  return isFields(value) && value['accepted'] === true ? true : null
}

/** Reads what `POST /api/chat/sessions` answers. */
export function parseSession(value: unknown): Session | null {
  if (!isFields(value)) return null
  const token = string(value['token'])
  const conversationId = string(value['conversationId'])
  return token === undefined || conversationId === undefined ? null : { token, conversationId }
}

export interface Session {
  token: string
  conversationId: string
}
