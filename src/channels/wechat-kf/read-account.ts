import { randomUUID } from 'node:crypto'
import type { Api } from '../wechat-official/api.ts'
import type { Accounts } from './accounts.ts'
import type { Item } from './decode.ts'

export interface ReadParts {
  api: Api
  accounts: Accounts
  now(): Date
  /** Resolves when the message is stored. */
  take(item: Item, openKfid: string): Promise<void>
}

const pageSize = 1_000
/** A call's token that is no longer good; reading goes on without one, more slowly. */
const staleToken = 95007
/** It was deleted, or taken from our application. */
const noSuchAccount = 95004
/** An account that was never read before has up to three days of chats that people answered already. */
const freshStartMs = 600_000

/**
 * Reads what came for one account since the last time, page after page; the position moves on only when a page is
 * stored. Does nothing when another process reads.
 * @returns whether there is more, because a call came meanwhile
 * @throws Error when the platform or the store fails; then it has to be read again
 */
export async function readAccount({ api, accounts, now, take }: ReadParts, openKfid: string): Promise<boolean> {
  const owner = randomUUID()
  const turn = await accounts.take(openKfid, owner)
  if (!turn) return false
  const since = turn.cursor === undefined ? now().getTime() - freshStartMs : 0
  let { cursor, callToken } = turn
  try {
    for (;;) {
      const answer = await api.post('/cgi-bin/kf/sync_msg', {
        cursor,
        token: callToken,
        open_kfid: openKfid,
        limit: pageSize,
      })
      if (answer.is !== 'answered') throw new Error(`the messages of a 客服账号 could not be read: ${answer.detail}`)
      if (answer.errcode === staleToken && callToken !== undefined) {
        callToken = undefined
        continue
      }
      if (answer.errcode === noSuchAccount) break
      if (answer.errcode !== 0)
        throw new Error(`the messages of a 客服账号 could not be read: ${answer.errcode} ${answer.errmsg}`)
      const { next_cursor: next, has_more: more, msg_list: list } = answer.body
      for (const item of Array.isArray(list) ? (list as Item[]) : [])
        if (Number(item['send_time'] ?? 0) * 1000 >= since) await take(item, openKfid)
      const moved = typeof next === 'string' && next !== '' && next !== cursor
      if (moved && !(await accounts.advance(openKfid, owner, next))) return false
      if (moved) cursor = next
      // A platform that promises more without moving on would be asked for ever.
      if (more !== 1 || !moved) break
    }
  } catch (error) {
    await accounts.release(openKfid, owner, undefined)
    throw error
  }
  return accounts.release(openKfid, owner, turn.called)
}
