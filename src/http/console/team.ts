import { Hono } from 'hono'
import type { Context } from 'hono'
import { z } from 'zod'
import { mayEver } from '#access/can.ts'
import { setPresence } from '#desk/presence.ts'
import { team as teamOf } from '#desk/team.ts'
import { bodyOf } from './given.ts'
import { allow, mayOr403, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { recording } from './recording.ts'
import { refuseIn } from './refusals.ts'

const Presence = z.strictObject({
  status: z.enum(['online', 'away', 'offline']),
  capacity: z.number().int().min(1).max(50).optional(),
})

/** Who is there and how much they have in hand. */
export function team({ pool, watch, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('team.names'), async (c) => {
      const staff = await teamOf(pool, now())
      const { id, role } = c.get('staff')
      // How much colleagues have in hand is for those who distribute the work.
      return c.json({ staff: mayEver(role, 'team.read') ? staff : staff.filter((entry) => entry.id === id) })
    })
    .put('/me', allow('team.presence'), bodyOf(Presence), async (c) => {
      await mayOr403(c, 'team.presence', { owner: c.get('staff').id })
      return change(c, c.get('staff').id, c.req.valid('json'))
    })
    .put('/:id', allow('team.presence'), bodyOf(Presence), async (c) => {
      const id = c.req.param('id')
      await mayOr403(c, 'team.presence', { owner: id })
      return change(c, id, c.req.valid('json'))
    })

  async function change(c: Context<ConsoleEnv>, id: string, wanted: z.output<typeof Presence>) {
    const { rowCount } = await pool.query('select 1 from staff where id = $1', [id])
    if (rowCount === 0)
      return refuseIn(c, 404, 'unknown_staff', { zh: '没有这位同事。', en: 'There is no such colleague.' })
    await recording(
      c,
      (tx) => setPresence(tx, id, wanted, now()),
      // What somebody says of himself needs no record.
      () =>
        id === c.get('staff').id ? undefined : { what: 'team.presence', object: { kind: 'staff', id }, detail: wanted },
    )
    watch.changed([`team:${id}`])
    const entry = (await teamOf(pool, now())).find((one) => one.id === id)
    return c.json({ staff: entry ?? null })
  }
}
