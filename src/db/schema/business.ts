import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSequence,
  primaryKey,
  smallint,
  snakeCase,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'

const at = () => timestamp({ withTimezone: true, mode: 'date' })
const range = customType<{ data: string }>({ dataType: () => 'tstzrange' })

/** Numbers what happens to bookings and complaints, so that whoever looks on can ask for what is new. */
export const happening = pgSequence('happening', { cache: 1 })
const number = () =>
  bigint({ mode: 'number' })
    .notNull()
    .default(sql`nextval('happening')`)

/** Every catalogue that was ever in force; rows are only added, so that old bookings keep their rules. */
export const catalogue = snakeCase.table('catalogue', {
  version: integer().primaryKey(),
  content: jsonb().$type<unknown>().notNull(),
  loadedAt: at().notNull(),
})

/** Who does the visits. */
export const worker = snakeCase.table('worker', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** How customers call them: 王阿姨, 李师傅. */
  title: text().notNull(),
  titleEn: text().notNull(),
  gender: text().$type<'female' | 'male'>().notNull(),
  /** The credit code: green may work; yellow (papers missing or expired) and red (identity) may not. */
  code: text().$type<'green' | 'yellow' | 'red'>().notNull(),
  districts: text().array().notNull(),
  languages: text()
    .array()
    .notNull()
    .default(sql`'{}'::text[]`),
  ratingSum: doublePrecision().notNull().default(0),
  ratingCount: integer().notNull().default(0),
  jobsDone: integer().notNull().default(0),
})

/** What a worker has proved: identity, health, skills, insurance. Without `validTo` it does not expire. */
export const workerCertificate = snakeCase.table(
  'worker_certificate',
  {
    workerId: text()
      .notNull()
      .references(() => worker.id),
    kind: text().notNull(),
    validTo: date({ mode: 'string' }),
  },
  (t) => [primaryKey({ columns: [t.workerId, t.kind] })],
)

/** The weekly plan, in minutes of the company's local day; weekday 1 is Monday. */
export const workerShift = snakeCase.table(
  'worker_shift',
  {
    workerId: text()
      .notNull()
      .references(() => worker.id),
    weekday: smallint().notNull(),
    startMinute: smallint().notNull(),
    endMinute: smallint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workerId, t.weekday, t.startMinute] })],
)

export const workerTimeOff = snakeCase.table(
  'worker_time_off',
  {
    id: text().primaryKey(),
    workerId: text()
      .notNull()
      .references(() => worker.id),
    startAt: at().notNull(),
    endAt: at().notNull(),
    reason: text(),
  },
  (t) => [index('worker_time_off_end').on(t.endAt)],
)

export interface CustomerAddress {
  address: string
  district: string | null
}

export const customer = snakeCase.table('customer', {
  id: text().primaryKey(),
  name: text(),
  phone: text(),
  /** The most recently used first. */
  addresses: jsonb().$type<CustomerAddress[]>().notNull().default([]),
  tags: text()
    .array()
    .notNull()
    .default(sql`'{}'::text[]`),
  locale: text().$type<'zh' | 'en'>().notNull().default('zh'),
  /** MM-DD, told by the customer; the year is nobody's business. */
  birthday: text(),
  createdAt: at().notNull(),
})

export type BookingStatus =
  | 'held'
  | 'confirmed'
  | 'on_the_way'
  | 'arrived'
  | 'in_service'
  | 'done'
  | 'cancelled'
  | 'expired'
  | 'released'

/** The order, from the moment its time is held. All money in fen. */
export const booking = snakeCase.table(
  'booking',
  {
    id: text().primaryKey(),
    /** What customers call it by; random, so that nobody can count or guess orders. */
    ref: text().notNull().unique(),
    customerId: text().references(() => customer.id),
    conversationId: text().notNull(),
    serviceId: text().notNull(),
    variant: text(),
    area: doublePrecision(),
    count: integer(),
    addOns: jsonb().$type<{ id: string; count: number }[]>().notNull().default([]),
    startAt: at().notNull(),
    endAt: at().notNull(),
    /** The start that cancelling fees are counted from; a late change of time does not move it. */
    originalStartAt: at().notNull(),
    rescheduleCount: integer().notNull().default(0),
    address: text(),
    district: text(),
    phone: text(),
    name: text(),
    note: text(),
    priceFen: integer().notNull(),
    feeFen: integer().notNull().default(0),
    depositFen: integer().notNull().default(0),
    /** What was shown before confirming: size, lines, rules, and the catalogue's version. */
    quote: jsonb().$type<QuoteSnapshot>().notNull(),
    status: text().$type<BookingStatus>().notNull(),
    holdUntil: at(),
    /** Set when the customer confirmed. */
    bookedAt: at(),
    eta: text(),
    createdAt: at().notNull(),
  },
  (t) => [
    index('booking_customer').on(t.customerId),
    index('booking_conversation').on(t.conversationId),
    index('booking_hold')
      .on(t.holdUntil)
      .where(sql`${t.status} = 'held'`),
  ],
)

/** A size as asked for and the terms it was offered under, kept as they were shown. */
export interface QuoteSnapshot {
  catalogueVersion: number
  size: Record<string, unknown>
  sizeText: { zh: string; en: string }
  lines: { label: { zh: string; en: string }; amountFen: number; rule: { zh: string; en: string } }[]
  hours: number
  people: number
  visits: number
  contractDays: number | null
  validUntil: string
  /** The policies in the form of the program, see `Company['policies']`. */
  policies: unknown
  contract: boolean
}

/** A worker's time for one visit of a booking. */
export const assignment = snakeCase.table(
  'assignment',
  {
    id: text().primaryKey(),
    bookingId: text()
      .notNull()
      .references(() => booking.id),
    workerId: text()
      .notNull()
      .references(() => worker.id),
    /** 0 for the first visit; a recurring booking has more. */
    visit: smallint().notNull().default(0),
    startAt: at().notNull(),
    endAt: at().notNull(),
    /** The visit with the way from the one before it; an exclusion constraint keeps these apart for each worker. */
    busy: range().notNull(),
    active: boolean().notNull().default(true),
  },
  (t) => [
    index('assignment_booking').on(t.bookingId),
    index('assignment_worker')
      .on(t.workerId, t.endAt)
      .where(sql`${t.active}`),
  ],
)

export type TimelineStatus =
  | 'booked'
  | 'assigned'
  | 'on_the_way'
  | 'arrived'
  | 'in_service'
  | 'done'
  | 'cancelled'
  | 'rescheduled'

export const bookingEvent = snakeCase.table(
  'booking_event',
  {
    id: text().primaryKey(),
    bookingId: text()
      .notNull()
      .references(() => booking.id),
    status: text().$type<TimelineStatus>().notNull(),
    at: at().notNull(),
    eta: text(),
    note: text(),
    number: number(),
  },
  (t) => [index('booking_event_booking').on(t.bookingId, t.at), index('booking_event_number').on(t.number)],
)

export type Severity = 'S1' | 'S2' | 'S3' | 'S4'
export type CaseStatus = 'open' | 'waiting_customer' | 'proposed' | 'decided' | 'closed' | 'reopened'

/** A complaint. */
export const complaint = snakeCase.table(
  'case',
  {
    id: text().primaryKey(),
    number: text().notNull().unique(),
    customerId: text().references(() => customer.id),
    conversationId: text().notNull(),
    bookingId: text().references(() => booking.id),
    category: text().notNull(),
    severity: text().$type<Severity>().notNull(),
    status: text().$type<CaseStatus>().notNull().default('open'),
    text: text().notNull(),
    media: jsonb().$type<string[]>().notNull().default([]),
    /** What the customer wants. */
    remedy: text(),
    /** What was done for safety at once. */
    safetyAction: text(),
    /** Staff id. */
    owner: text(),
    firstResponseDue: at().notNull(),
    proposalDue: at().notNull(),
    closeDue: at().notNull(),
    firstResponseAt: at(),
    proposedAt: at(),
    decision: text(),
    amountFen: integer(),
    accepted: boolean(),
    cause: text(),
    externalNumber: text(),
    openedAt: at().notNull(),
    closedAt: at(),
  },
  (t) => [
    index('case_customer').on(t.customerId),
    index('case_conversation').on(t.conversationId),
    index('case_unsettled')
      .on(t.closeDue)
      .where(sql`${t.status} <> 'closed'`),
  ],
)

/** What happened in a case, for everybody who works on it. */
export const caseEvent = snakeCase.table(
  'case_event',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => complaint.id),
    kind: text().notNull(),
    text: text(),
    by: text().notNull(),
    at: at().notNull(),
    number: number(),
  },
  (t) => [index('case_event_case').on(t.caseId, t.at), index('case_event_number').on(t.number)],
)

export type Dimension = 'punctuality' | 'quality' | 'attitude' | 'damage' | 'price' | 'hygiene' | 'safety'

/** What a customer's words say about one side of a visit. */
export interface Remark {
  dimension: Dimension
  mood: 'good' | 'bad'
  /** Somebody must call, whatever the score. */
  severe?: true
}

export const survey = snakeCase.table(
  'survey',
  {
    id: text().primaryKey(),
    bookingId: text().references(() => booking.id),
    /** Which coming of a recurring order; 0 for the first. */
    visit: smallint().notNull().default(0),
    customerId: text().references(() => customer.id),
    conversationId: text().notNull(),
    status: text().$type<'sent' | 'answered' | 'expired' | 'skipped'>().notNull(),
    /** 1 to 5, 5 the best. */
    score: smallint(),
    text: text(),
    /** What the words say about parts of the visit. */
    remarks: jsonb().$type<Remark[]>().notNull().default([]),
    /** Who did the visit, as it was when the survey was sent. */
    workerId: text(),
    source: text().$type<'chat' | 'phone'>().notNull().default('chat'),
    /** Staff id, for an answer by telephone. */
    enteredBy: text(),
    sentAt: at(),
    /** Until then the answer may be changed. */
    closesAt: at(),
    answeredAt: at(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex('survey_visit')
      .on(t.bookingId, t.visit)
      .where(sql`${t.bookingId} is not null`),
    index('survey_conversation').on(t.conversationId),
    index('survey_customer').on(t.customerId),
    index('survey_answered').on(t.answeredAt),
    index('survey_open')
      .on(t.closesAt)
      .where(sql`${t.status} = 'sent'`),
  ],
)

/** Praise and suggestions; complaints are cases. */
export const feedback = snakeCase.table('feedback', {
  id: text().primaryKey(),
  kind: text().$type<'suggestion' | 'praise'>().notNull(),
  customerId: text().references(() => customer.id),
  conversationId: text().notNull(),
  bookingId: text().references(() => booking.id),
  workerId: text().references(() => worker.id),
  text: text().notNull(),
  createdAt: at().notNull(),
})

/** The results of what was done for a turn, so that doing it again changes nothing. */
export const performedAction = snakeCase.table('performed_action', {
  key: text().primaryKey(),
  result: jsonb().$type<unknown>().notNull(),
  at: at().notNull(),
})
