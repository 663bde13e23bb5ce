import { sql } from 'drizzle-orm'
import { bigint, bigserial, boolean, index, integer, jsonb, snakeCase, text, timestamp } from 'drizzle-orm/pg-core'

const at = () => timestamp({ withTimezone: true })

export type Role = 'agent' | 'supervisor' | 'admin'

/** Who sits in the console. Never deleted: what somebody did stays his. */
export const staff = snakeCase.table('staff', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** What customers are told: a name for work. Empty: merely that it is a person. */
  shownAs: text(),
  /** In small letters. */
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  role: text().$type<Role>().notNull(),
  skills: text().array().notNull().default([]),
  /** What somebody speaks with customers: zh, en … */
  languages: text().array().notNull().default([]),
  /** The language of the console. */
  locale: text().$type<'zh' | 'en'>().notNull().default('zh'),
  twoFactorEnabled: boolean().notNull().default(false),
  disabledAt: at(),
  createdAt: at().notNull().defaultNow(),
  updatedAt: at().notNull().defaultNow(),
})

/** Where the password is. */
export const staffAccount = snakeCase.table(
  'staff_account',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: text()
      .notNull()
      .references(() => staff.id),
    /** argon2id. */
    password: text(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [index('staff_account_user').on(t.userId)],
)

export const staffSession = snakeCase.table(
  'staff_session',
  {
    id: text().primaryKey(),
    /** SHA-256 of what the browser has. */
    token: text().notNull().unique(),
    userId: text()
      .notNull()
      .references(() => staff.id),
    /** When it ends in any case. */
    expiresAt: at().notNull(),
    /** When a person last did something with it. */
    seenAt: at().notNull().defaultNow(),
    /** When a code was last given; without one the session may only set up or give one. */
    secondFactorAt: at(),
    ipAddress: text(),
    userAgent: text(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [index('staff_session_user').on(t.userId)],
)

/** Logins that still want their code. */
export const staffVerification = snakeCase.table(
  'staff_verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: at().notNull(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [index('staff_verification_identifier').on(t.identifier)],
)

export const staffTwoFactor = snakeCase.table('staff_two_factor', {
  id: text().primaryKey(),
  userId: text()
    .notNull()
    .unique()
    .references(() => staff.id),
  /** Encrypted with the console's secret. */
  secret: text().notNull(),
  /** JSON list of keyed hashes; a code that was used is no longer in it. */
  backupCodes: text().notNull(),
  verified: boolean().notNull().default(false),
  failedVerificationCount: integer().notNull().default(0),
  lockedUntil: at(),
  /** The last time step of which a code was accepted: none is accepted twice. */
  lastStep: bigint({ mode: 'number' }).notNull().default(0),
})

/** A link that works once: to join, or to choose a new password. */
export const staffInvitation = snakeCase.table(
  'staff_invitation',
  {
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    purpose: text().$type<'first' | 'join' | 'reset'>().notNull(),
    /** What whoever joins will be; empty for the first admin, who says it himself. */
    email: text(),
    name: text(),
    role: text().$type<Role>().notNull(),
    /** Whose password it changes. */
    staffId: text().references(() => staff.id),
    createdBy: text().references(() => staff.id),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    usedAt: at(),
    /** Taken back, or replaced by a newer one. */
    withdrawnAt: at(),
  },
  (t) => [
    index('staff_invitation_open')
      .on(t.createdAt)
      .where(sql`${t.usedAt} is null and ${t.withdrawnAt} is null`),
  ],
)

/** What must be accounted for. A trigger lets nobody change or delete a line. */
export const auditEntry = snakeCase.table(
  'audit_entry',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: at().notNull().defaultNow(),
    /** Empty where nobody was signed in. */
    staffId: text(),
    staffName: text(),
    role: text().$type<Role>(),
    what: text().notNull(),
    objectKind: text(),
    objectId: text(),
    address: text(),
    detail: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    index('audit_entry_staff').on(t.staffId, t.id),
    index('audit_entry_object').on(t.objectKind, t.objectId, t.id),
  ],
)

/** Tries that failed, by whom they were: an account, an address, both. */
export const staffTry = snakeCase.table('staff_try', {
  /** A hash; who tried is of no use later. */
  key: text().primaryKey(),
  failures: integer().notNull(),
  blockedUntil: at().notNull(),
  at: at().notNull(),
})
