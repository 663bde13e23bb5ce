import type { Role } from '#db/schema/staff.ts'

/** Somebody who sits in the console. */
export interface StaffMember {
  id: string
  name: string
  email: string
  role: Role
  skills: string[]
  languages: string[]
  locale: 'zh' | 'en'
}

/**
 * How far a right reaches:
 * - `any`: every object; `own`: what is in one's own hands; `open`: that, and what is in nobody's hands (bot or queue);
 * - `audited`: every object, and each use is recorded;
 * - `fresh`: as audited, and a code was given within the last minutes;
 * - `break-glass`: with a reason that is recorded, else not at all.
 */
export type Reach = 'any' | 'own' | 'open' | 'audited' | 'fresh' | 'break-glass'

const everybody = { agent: 'any', supervisor: 'any', admin: 'any' } as const
const leaders = { supervisor: 'any', admin: 'any' } as const

/** Who may do what. What is not here nobody may. */
export const rights = {
  'chat.read': { agent: 'open', supervisor: 'any', admin: 'any' },
  'chat.take': { agent: 'open', supervisor: 'any', admin: 'break-glass' },
  'chat.reply': { agent: 'open', supervisor: 'any', admin: 'break-glass' },
  'chat.assign': { agent: 'own', supervisor: 'any', admin: 'any' },
  'chat.close': { agent: 'own', supervisor: 'any', admin: 'break-glass' },
  'chat.note': { agent: 'open', supervisor: 'any', admin: 'any' },
  'chat.resend': { agent: 'own', supervisor: 'any', admin: 'break-glass' },
  'customer.read': everybody,
  'customer.unmasked': { agent: 'own', supervisor: 'any', admin: 'audited' },
  'customer.edit': { agent: 'own', supervisor: 'any', admin: 'audited' },
  'customer.merge': { supervisor: 'any', admin: 'audited' },
  'customer.ask': leaders,
  'customer.export': { admin: 'fresh' },
  'customer.erase': { admin: 'fresh' },
  'board.read': everybody,
  'board.move': { agent: 'open', supervisor: 'any', admin: 'any' },
  'case.read': { agent: 'open', supervisor: 'any', admin: 'any' },
  'case.work': { agent: 'open', supervisor: 'any', admin: 'any' },
  'case.assign': leaders,
  'case.approve': leaders,
  'followups.read': everybody,
  'team.read': leaders,
  'team.names': everybody,
  'team.presence': { agent: 'own', supervisor: 'any', admin: 'any' },
  'overview.read': leaders,
  'flows.read': leaders,
  'flows.publish': { admin: 'audited' },
  'prices.publish': { admin: 'audited' },
  'inspect.read': leaders,
  'knowledge.read': everybody,
  'canned.read': everybody,
  'canned.edit': { agent: 'own', supervisor: 'any', admin: 'any' },
  'surveys.read': leaders,
  'surveys.enter': { agent: 'own', supervisor: 'any', admin: 'any' },
  'bulletin.approve': { supervisor: 'audited', admin: 'audited' },
  'staff.manage': { admin: 'audited' },
  'settings.edit': { admin: 'audited' },
  'audit.read': { admin: 'any' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>

export type Act = keyof typeof rights

/** What is to be read or changed, as far as a right may depend on it. */
export interface Subject {
  /** Who has the chat: `bot`, `queue` or somebody's id. */
  assignee?: string
  /** Whose it is; null for nobody's. */
  owner?: string | null
  /** Why somebody does what is not his to do. */
  breakGlass?: string
}

/** How far this right reaches for a role; undefined where there is none. */
export const reachOf = (role: Role, act: Act): Reach | undefined => (rights[act] as Partial<Record<Role, Reach>>)[role]

/** Whether somebody may do this to that. A right that depends on the object is refused without one. */
export function can(who: Pick<StaffMember, 'id' | 'role'>, act: Act, subject: Subject = {}): boolean {
  const reach = reachOf(who.role, act)
  const hands = holder(subject)
  switch (reach) {
    case undefined:
      return false
    case 'any':
    case 'audited':
    case 'fresh':
      return true
    case 'own':
      return hands === who.id
    case 'open':
      return hands === who.id || hands === null
    case 'break-glass':
      return (subject.breakGlass ?? '').trim() !== ''
    default:
      return reach satisfies never
  }
}

/** Whether there is anything that somebody of this role may do this to. */
export const mayEver = (role: Role, act: Act): boolean => reachOf(role, act) !== undefined

/** Whether it depends on the object whether somebody of this role may. */
export function dependsOnObject(role: Role, act: Act): boolean {
  const reach = reachOf(role, act)
  return reach === 'own' || reach === 'open' || reach === 'break-glass'
}

/** Whether each use of this right is recorded. */
export function isRecorded(role: Role, act: Act): boolean {
  const reach = reachOf(role, act)
  return reach === 'audited' || reach === 'fresh' || reach === 'break-glass'
}

/** In whose hands it is, null for nobody's, undefined where it is not known. */
function holder({ assignee, owner }: Subject): string | null | undefined {
  if (assignee === undefined) return owner
  return assignee === 'bot' || assignee === 'queue' ? null : assignee
}

/** What somebody of this role may do at all, and how far: for pages, to show no more than that. */
export const rightsOf = (role: Role): Partial<Record<Act, Reach>> =>
  Object.fromEntries(
    Object.entries(rights).flatMap(([act, reaches]: [string, Partial<Record<Role, Reach>>]) => {
      const reach = reaches[role]
      return reach === undefined ? [] : [[act, reach]]
    }),
  )
