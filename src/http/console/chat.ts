import type { Context } from 'hono'
import type pg from 'pg'
import { HTTPException } from 'hono/http-exception'
import { erasedPrefix } from '#business/privacy/person.ts'
import { can, reachOf, type Act } from '#access/can.ts'
import type { Refused } from '#desk/lock-chat.ts'
import { mayOr403, type ConsoleEnv } from './guard.ts'
import { localeOf, Refusal, refuseIn } from './refusals.ts'

type ConsoleContext = Context<ConsoleEnv>

/** Who has a chat. @throws Refusal where there is no such chat */
export async function assigneeOf(c: ConsoleContext, pool: pg.Pool, id: string): Promise<string> {
  const text = 'select assignee from conversation where id = $1'
  const { rows } = await pool.query<{ assignee: string }>({ name: 'assignee', text, values: [id] })
  const assignee = rows[0]?.assignee
  if (assignee === undefined)
    throw new Refusal(c, 404, 'unknown_chat', { zh: '没有这个会话。', en: 'There is no such chat.' })
  return assignee
}

/** Ends the request unless somebody may do this to this chat. @returns who has it */
export async function chatFor(
  c: ConsoleContext,
  pool: pg.Pool,
  act: Act,
  breakGlass?: string,
): Promise<{ id: string; assignee: string }> {
  const id = c.req.param('id') ?? ''
  const assignee = await assigneeOf(c, pool, id)
  if (id.startsWith(erasedPrefix) && act !== 'chat.read')
    throw new Refusal(c, 409, 'erased', { zh: '这位客户的信息已经删除。', en: 'This customer has been erased.' })
  await tellWhoWasFaster(c, pool, act, assignee)
  await mayOr403(c, act, { assignee, ...(breakGlass === undefined ? {} : { breakGlass }) }, id)
  return { id, assignee }
}

/**
 * Whoever saw a chat in nobody's hands and comes too late to take or answer it is told who has it, and not merely that
 * it is not his to do.
 * @throws HTTPException 403 with `by`
 */
async function tellWhoWasFaster(c: ConsoleContext, pool: pg.Pool, act: Act, assignee: string): Promise<void> {
  const staff = c.get('staff')
  if ((act !== 'chat.take' && act !== 'chat.reply') || reachOf(staff.role, act) !== 'open') return
  if (can(staff, act, { assignee })) return
  const by = await nameOf(pool, assignee)
  const message = hasIt(by.name)[localeOf(c)]
  throw new HTTPException(403, { message, res: c.json({ error: { code: 'forbidden', message, by } }, 403) })
}

const hasIt = (name: string) => ({ zh: `${name}已经接手了这个会话。`, en: `${name} has this chat.` })

async function nameOf(pool: pg.Pool, id: string): Promise<{ id: string; name: string }> {
  const { rows } = await pool.query<{ name: string }>('select name from staff where id = $1', [id])
  return { id, name: rows[0]?.name ?? id }
}

/** Says why the desk did not do something; who has the chat is named. */
export async function refuseDesk(c: ConsoleContext, pool: pg.Pool, refused: Refused) {
  switch (refused.why) {
    case 'unknown_chat':
      return refuseIn(c, 404, refused.why, { zh: '没有这个会话。', en: 'There is no such chat.' })
    case 'unknown_staff':
      return refuseIn(c, 409, refused.why, { zh: '没有这位同事，或账号已停用。', en: 'There is no such colleague.' })
    case 'unknown_file':
      return refuseIn(c, 409, refused.why, {
        zh: '附件已经失效，请重新添加。',
        en: 'The attachment is no longer there; please add it again.',
      })
    case 'wrong_state':
      return refuseIn(c, 409, refused.why, {
        zh: '会话的状态已经变了，请刷新后再看。',
        en: 'The chat has changed meanwhile; look again.',
      })
    case 'too_late':
      return refuseIn(c, 409, refused.why, { zh: '已经来不及了。', en: 'It is too late for that.' })
    case 'taken':
    case 'not_yours': {
      const by = await nameOf(pool, refused.by)
      const text =
        refused.why === 'taken'
          ? hasIt(by.name)
          : { zh: `这个会话在${by.name}手里。`, en: `This chat is in ${by.name}’s hands.` }
      return c.json({ error: { code: refused.why, message: text[localeOf(c)], by } }, 409)
    }
    default:
      return refused satisfies never
  }
}
