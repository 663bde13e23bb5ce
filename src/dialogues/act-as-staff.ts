import { sql } from 'drizzle-orm'
import { planLater } from '#desk/later.ts'
import type { Acted } from '#desk/lock-chat.ts'
import { heartbeat, setPresence } from '#desk/presence.ts'
import type { Program } from '../main.ts'
import { durationMs, type StaffStep } from './script.ts'

/** Who acts where a script names nobody. */
const usually = 'staff-1'

/** What staff do in a script, one after another, through the same desk as the console. */
export async function actAsStaff(
  { desk, connection: { db } }: Program,
  conversationId: string,
  step: StaffStep,
  now: Date,
  settled: () => Promise<void>,
): Promise<void> {
  const { as: staffId = usually } = step
  for (const id of [staffId, step.transfer ?? staffId]) if (id !== 'queue' && id !== 'supervisors') await employ(db, id)
  if (step.there === true) await heartbeat(db, [staffId], now)
  if (step.there !== undefined) await setPresence(db, staffId, { status: step.there ? 'online' : 'offline' }, now)
  const by = { conversationId, staffId }
  const note = typeof step.back === 'string' ? step.back : undefined
  const acts: [boolean, () => Promise<Acted>][] = [
    [step.take === true, () => desk.take(by)],
    [
      step.say !== undefined,
      () => desk.say({ ...by, id: `${+now}:${step.say ?? ''}`.slice(0, 64), text: step.say ?? '' }),
    ],
    [step.transfer !== undefined, () => desk.transfer({ ...by, to: step.transfer ?? 'queue' })],
    [step.back !== undefined && step.back !== false, () => desk.giveBack({ ...by, note })],
    [step.close === true, () => desk.close({ ...by, outcome: 'solved' })],
  ]
  for (const [wanted, act] of acts) {
    if (!wanted) continue
    await act()
    await settled()
  }
  if (step.later) {
    const { say: text } = step.later
    const dueAt = new Date(+now + durationMs(step.later.in))
    await planLater(db, { conversationId, text, by: staffId, dueAt, evenIfCustomerWrites: false }, now)
  }
}

async function employ(db: Program['connection']['db'], id: string): Promise<void> {
  await db.execute(sql`insert into staff (id, name, email, role) values (${id}, ${id}, ${`${id}@example.com`}, 'agent')
    on conflict do nothing`)
}
