import type { Context } from 'hono'
import type pg from 'pg'
import type { Act } from '#access/can.ts'
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
  await mayOr403(c, act, { assignee, ...(breakGlass === undefined ? {} : { breakGlass }) }, id)
  return { id, assignee }
}

/** Says why the desk did not do something; who has the chat is named. */
export async function refuseDesk(c: ConsoleContext, pool: pg.Pool, refused: Refused) {
  switch (refused.why) {
    case 'unknown_chat':
      return refuseIn(c, 404, refused.why, { zh: '没有这个会话。', en: 'There is no such chat.' })
    case 'unknown_staff':
      return refuseIn(c, 409, refused.why, { zh: '没有这位同事，或账号已停用。', en: 'There is no such colleague.' })
    case 'wrong_state':
      return refuseIn(c, 409, refused.why, {
        zh: '会话的状态已经变了，请刷新后再看。',
        en: 'The chat has changed meanwhile; look again.',
      })
    case 'too_late':
      return refuseIn(c, 409, refused.why, { zh: '已经来不及了。', en: 'It is too late for that.' })
    case 'taken':
    case 'not_yours': {
      const { rows } = await pool.query<{ name: string }>('select name from staff where id = $1', [refused.by])
      const by = { id: refused.by, name: rows[0]?.name ?? refused.by }
      const text =
        refused.why === 'taken'
          ? { zh: `${by.name}已经接手了这个会话。`, en: `${by.name} has this chat.` }
          : { zh: `这个会话在${by.name}手里。`, en: `This chat is in ${by.name}’s hands.` }
      return c.json({ error: { code: refused.why, message: text[localeOf(c)], by } }, 409)
    }
    default:
      return refused satisfies never
  }
}
