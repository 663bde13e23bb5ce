import type { Command, Context } from '#engine/command.ts'

/** What a customer has told so far, and the booking that comes of it. */
export interface Answers {
  service?: string
  size?: number
  date?: string
  slot?: string
  address?: string
  phone?: string
}
type Field = keyof Answers
export interface Reply {
  text: string
  buttons: number
}
export interface Progress {
  asked: Field | 'confirm'
  answers: Answers
}

const services: Readonly<Record<string, string>> = {
  standard: 'Standard cleaning',
  deep: 'Deep cleaning',
  moveout: 'Move-out cleaning',
  windows: 'Window cleaning',
}
const times = ['09:00', '13:00', '16:00']
const fields: readonly Field[] = ['service', 'size', 'date', 'slot', 'address', 'phone']
const firstDay = Date.parse('2030-01-01T00:00:00Z')
const dayMs = 86_400_000

const wantsBooking = (text: string) => /\b(?:book|booking|reserve|cleaning)\b/i.test(text)

function serviceIn(text: string): string | undefined {
  if (/\bstandard\b/i.test(text)) return 'standard'
  if (/\bdeep\b/i.test(text)) return 'deep'
  if (/\bmove-?out\b/i.test(text)) return 'moveout'
  return /\bwindows?\b/i.test(text) ? 'windows' : undefined
}

function sizeIn(text: string): number | undefined {
  const size = Number(/^\s*(\d{1,5})\s*(?:m2|sqm|square met(?:er|re)s)?\s*$/i.exec(text)?.[1])
  return size >= 10 && size <= 1000 ? size : undefined
}

function dateIn(text: string): string | undefined {
  const date = text.trim()
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return undefined
  const at = Date.parse(`${date}T00:00:00Z`)
  if (!Number.isFinite(at) || new Date(at).toISOString().slice(0, 10) !== date) return undefined
  return at > firstDay && at <= firstDay + 365 * dayMs ? date : undefined
}

function addressIn(text: string): string | undefined {
  const address = text.trim()
  const sized = address.length >= 8 && address.length <= 200
  return sized && /\d/.test(address) && /[a-z]/i.test(address) ? address : undefined
}

function phoneIn(text: string): string | undefined {
  const phone = text.replaceAll(/[\s-]/g, '')
  return /^\+?\d{10,14}$/.test(phone) ? phone : undefined
}

/** The value of a field in a text, if the text is a valid answer. */
function valueIn(field: Field, text: string): string | number | undefined {
  switch (field) {
    case 'service':
      return serviceIn(text)
    case 'size':
      return sizeIn(text)
    case 'date':
      return dateIn(text)
    case 'slot':
      return times.find((time) => time === text.trim())
    case 'address':
      return addressIn(text)
    case 'phone':
      return phoneIn(text)
    default:
      return field satisfies never
  }
}

const isYes = (text: string) => /^\s*(?:yes|y|ok)\s*$/i.test(text)
const isNo = (text: string) => /^\s*(?:no|n)\s*$/i.test(text)

function correctionIn(text: string, known: (field: Field) => boolean) {
  const found = /^\s*(?:change|correct) (service|size|date|slot|address|phone) to (.+?)\s*$/i.exec(text)
  const field = found?.[1]?.toLowerCase() as Field | undefined
  if (!field || !found?.[2] || !known(field)) return undefined
  const value = valueIn(field, found[2])
  return value === undefined ? undefined : { field, value, words: found[2] }
}

/** The understanding that the common work prescribes, as commands. */
export function commandsOf(text: string, context: Context): Command[] {
  if (context.flow === undefined) {
    if (!wantsBooking(text)) return [{ kind: 'unclear' }]
    const service = serviceIn(text)
    const start: Command = { kind: 'start', flow: 'clean' }
    return service ? [start, { kind: 'set', slot: 'service', value: service, text }] : [start]
  }
  const correction = correctionIn(text, (field) => context.slots?.[field] !== undefined)
  if (correction) return [{ kind: 'set', slot: correction.field, value: correction.value, text: correction.words }]
  if (context.expecting === 'confirm') return [{ kind: isYes(text) ? 'affirm' : isNo(text) ? 'deny' : 'unclear' }]
  const value = valueIn(context.expecting as Field, text)
  return value === undefined ? [{ kind: 'unclear' }] : [{ kind: 'set', slot: String(context.expecting), value, text }]
}

function question(asked: Field | 'confirm', a: Answers): Reply {
  const service = services[a.service ?? ''] ?? ''
  switch (asked) {
    case 'service':
      return { text: 'Welcome! Which service would you like?', buttons: 4 }
    case 'size':
      return {
        text: `${service}, good choice. How large is your home in square metres (10-1000)?`,
        buttons: 0,
      }
    case 'date':
      return { text: `${a.size} m2. Which day? Please write YYYY-MM-DD.`, buttons: 0 }
    case 'slot':
      return { text: `These times are free on ${a.date}:`, buttons: 3 }
    case 'address':
      return { text: `${a.date} at ${a.slot}. What is the address?`, buttons: 0 }
    case 'phone':
      return { text: 'Thank you. Which phone number can we call?', buttons: 0 }
    case 'confirm':
      return {
        text: `Please check: ${service}, ${a.size} m2, ${a.date} ${a.slot}, ${a.address}, ${a.phone}. Is that right?`,
        buttons: 2,
      }
    default:
      return asked satisfies never
  }
}

const refused: Readonly<Record<Field, string>> = {
  service: 'Please choose one of our services.',
  size: 'Please give the size as a number from 10 to 1000.',
  date: 'Please give a future date within a year, as YYYY-MM-DD.',
  slot: 'Please choose one of the times shown.',
  address: 'Please give the street and house number.',
  phone: 'That phone number does not look right. Please give 10 to 14 digits.',
}

export const refOf = (chat: string) => `B-${chat}`
const nextOf = (answers: Answers): Field | 'confirm' =>
  fields.find((field) => answers[field] === undefined) ?? 'confirm'

/** The common work written by hand: what the loop runs, and what every reply is compared with. */
export function turnByHand(
  progress: Progress | null,
  chat: string,
  text: string,
): { progress: Progress | null; reply: Reply; booking?: Answers } {
  if (!progress) {
    if (!wantsBooking(text)) return { progress: null, reply: { text: 'Hello! Say "book".', buttons: 0 } }
    const service = serviceIn(text)
    const answers: Answers = service ? { service } : {}
    const asked = nextOf(answers)
    return { progress: { asked, answers }, reply: question(asked, answers) }
  }
  const { asked, answers } = progress
  const correction = correctionIn(text, (field) => answers[field] !== undefined)
  if (correction) {
    const changed = { ...answers, [correction.field]: correction.value }
    const next = question(asked, changed)
    const words = `Changed ${correction.field} to: ${correction.value}.\n\n${next.text}`
    return { progress: { asked, answers: changed }, reply: { ...next, text: words } }
  }
  if (asked === 'confirm') {
    if (isYes(text))
      return {
        progress: null,
        reply: { text: `Booked. Your reference is ${refOf(chat)}.`, buttons: 0 },
        booking: answers,
      }
    return isNo(text)
      ? { progress: null, reply: { text: 'Cancelled.', buttons: 0 } }
      : { progress, reply: question('confirm', answers) }
  }
  const value = valueIn(asked, text)
  if (value === undefined)
    return { progress, reply: { text: refused[asked], buttons: question(asked, answers).buttons } }
  const filled = { ...answers, [asked]: value }
  const next = nextOf(filled)
  return { progress: { asked: next, answers: filled }, reply: question(next, filled) }
}

export interface Said {
  id: string
  text: string
  /** Delivered once more after its reply. */
  again: boolean
}
export interface Dialogue {
  chat: string
  messages: Said[]
  replies: Reply[]
  booking: Answers
}

const spread = (k: number, salt: number) => Math.imul((k + 1) ^ Math.imul(salt + 7, 0x9e3779b1), 0x85ebca6b) >>> 8
const two = (n: number) => String(n).padStart(2, '0')

/**
 * Dialogue number `k`: eight messages. Every fourth gives a wrong answer once, every fourth corrects the size; one
 * message in twenty is delivered twice.
 */
export function dialogue(k: number): Dialogue {
  const id = Object.keys(services)[spread(k, 1) % 4] ?? 'deep'
  const name = services[id] ?? ''
  const size = 10 + (spread(k, 2) % 991)
  const date = `2030-${two(2 + (spread(k, 3) % 10))}-${two(1 + (spread(k, 4) % 28))}`
  const slot = times[spread(k, 5) % 3] ?? '09:00'
  const address = `${1 + (spread(k, 6) % 300)} Oak Road, flat ${1 + (spread(k, 7) % 90)}`
  const phone = `+44 7${String(spread(k, 8)).padStart(9, '0').slice(0, 9)}`
  const told = [`${size}${['', ' m2', ' sqm'][spread(k, 9) % 3]}`, date, slot, address, phone]
  const greeting = `Hello, please book: ${name.toLowerCase()}`
  const texts = { 0: ['Hi, I would like to book a cleaning', name, ...told, 'Yes'] }[k % 2] ?? [greeting, ...told]
  if (k % 4 === 1) {
    const at = (k >> 2) % 5
    texts.splice(1 + at, 0, ['5', '2029-12-31', '11:15', 'home', '12345'][at] ?? '')
    texts.push('yes')
  }
  if (k % 4 === 3) {
    texts.splice(4, 0, `change size to ${10 + ((size + 123) % 991)}`)
    texts.push('ok')
  }
  // Ids spread over the key space, as real ones are.
  const chat = `u${1 + (Math.imul(k + 1, 2_654_435_761) >>> 0)}`
  const messages = texts.map((text, i) => ({
    id: String(k * 16 + i + 1),
    text,
    again: (k * 8 + i) % 20 === 7,
  }))
  let progress: Progress | null = null
  let booking: Answers = {}
  const replies = messages.map(({ text }) => {
    const turn: ReturnType<typeof turnByHand> = turnByHand(progress, chat, text)
    progress = turn.progress
    booking = turn.booking ?? booking
    return turn.reply
  })
  return { chat, messages, replies, booking }
}
