import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { invite, openInvitations, withdrawInvitation } from '#access/invitations.ts'
import {
  allStaff,
  changeStaff,
  forgetCredentials,
  setDisabled,
  staffByEmail,
  staffById,
  staffNames,
} from '#access/staff.ts'
import { bodyOf } from './given.ts'
import { allow, audit, sessionNews, type ConsoleEnv } from './guard.ts'
import { inTransaction } from '#db/in-transaction.ts'
import type { ConsoleParts } from './parts.ts'
import { refuseIn } from './refusals.ts'

const Role = z.enum(['agent', 'supervisor', 'admin'])
const Name = z.string().trim().min(1).max(60)
const Words = z.array(z.string().trim().min(1).max(40)).max(30)
const Invite = z.strictObject({ email: z.email().max(254).toLowerCase(), name: Name, role: Role })
const Change = z.strictObject({
  name: Name.optional(),
  role: Role.optional(),
  skills: Words.optional(),
  languages: Words.optional(),
})
const Reset = z.strictObject({ secondFactor: z.boolean() })

/** Who sits in the console: inviting, changing, shutting out. */
export function staff({ pool, watch, access }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/names', allow('team.names'), async (c) => c.json({ staff: await staffNames(pool) }))
    .get('/', allow('staff.manage'), async (c) =>
      c.json({ staff: await allStaff(pool), invitations: await openInvitations(pool) }),
    )
    .post('/invitations', allow('staff.manage'), bodyOf(Invite), async (c) => {
      const given = c.req.valid('json')
      const made = await inTransaction(pool, async (client, db) => {
        if (await staffByEmail(client, given.email)) return undefined
        const invitation = await invite(client, { ...given, purpose: 'join', by: c.get('staff').id })
        await audit(c, 'staff.invited', { kind: 'invitation', id: invitation.id }, given, db)
        return invitation
      })
      if (!made)
        return refuseIn(c, 409, 'email_taken', { zh: '这个邮箱已经有账号。', en: 'This address has an account.' })
      return c.json({ id: made.id, link: linkOf(c, made.token), expiresAt: made.expiresAt }, 201)
    })
    .delete('/invitations/:id', allow('staff.manage'), async (c) => {
      const id = c.req.param('id')
      const done = await inTransaction(pool, async (client, db) => {
        if (!(await withdrawInvitation(client, id))) return false
        await audit(c, 'staff.invitation-withdrawn', { kind: 'invitation', id }, undefined, db)
        return true
      })
      return done ? c.json({}) : unknown(c)
    })
    .patch('/:id', allow('staff.manage'), bodyOf(Change), async (c) => {
      const id = c.req.param('id')
      const change = c.req.valid('json')
      const result = await inTransaction(pool, async (client, db) => {
        const changed = await changeStaff(client, id, change)
        if (typeof changed === 'string') return changed
        const { before, after } = changed
        const detail = Object.fromEntries(
          (['name', 'role', 'skills', 'languages'] as const)
            .filter((what) => change[what] !== undefined)
            .map((what) => [what, { from: before[what], to: after[what] }]),
        )
        await audit(c, 'staff.changed', { kind: 'staff', id }, detail, db)
        return after
      })
      if (result === 'last_admin') return lastAdmin(c)
      if (result === 'unknown') return unknown(c)
      watch.changed([sessionNews(id)])
      return c.json({ staff: result })
    })
    .post('/:id/disable', allow('staff.manage'), (c) => disable(c, true))
    .post('/:id/enable', allow('staff.manage'), (c) => disable(c, false))
    .post('/:id/reset', allow('staff.manage'), bodyOf(Reset), async (c) => {
      const id = c.req.param('id')
      const { secondFactor } = c.req.valid('json')
      const made = await inTransaction(pool, async (client, db) => {
        const whose = await staffById(client, id)
        if (!whose) return 'unknown'
        const forgotten = secondFactor ? await forgetCredentials(client, id) : 'done'
        if (forgotten !== 'done') return forgotten
        const by = c.get('staff').id
        const invitation = await invite(client, { purpose: 'reset', role: whose.role, staffId: id, by })
        await audit(c, 'staff.reset', { kind: 'staff', id }, { secondFactor }, db)
        return invitation
      })
      if (made === 'last_admin') return lastAdmin(c)
      if (made === 'unknown') return unknown(c)
      watch.changed([sessionNews(id)])
      return c.json({ id: made.id, link: linkOf(c, made.token), expiresAt: made.expiresAt }, 201)
    })

  async function disable(c: Context<ConsoleEnv, '/:id/disable' | '/:id/enable'>, disabled: boolean) {
    const id = c.req.param('id')
    const result = await inTransaction(pool, async (client, db) => {
      const done = await setDisabled(client, id, disabled)
      if (typeof done === 'string') return done
      await audit(c, disabled ? 'staff.disabled' : 'staff.enabled', { kind: 'staff', id }, undefined, db)
      return done
    })
    if (result === 'last_admin') return lastAdmin(c)
    if (result === 'unknown') return unknown(c)
    watch.changed([sessionNews(id)])
    return c.json({ staff: result })
  }

  /** The Origin was checked, so it is an address under which this console is reached. */
  function linkOf(c: Context, token: string): string {
    const base = access.publicUrl === undefined ? c.req.header('origin') : new URL(access.publicUrl).origin
    return `${base ?? ''}/console/join/${token}`
  }
}

const unknown = (c: Context) => refuseIn(c, 404, 'not_found', { zh: '没有找到。', en: 'There is none.' })
const lastAdmin = (c: Context) =>
  refuseIn(c, 409, 'last_admin', {
    zh: '这是最后一位管理员，请先指定另一位。',
    en: 'This is the last admin; please appoint another one first.',
  })
