import type pg from 'pg'

/** Where reading stands, taken by one process. */
interface Turn {
  cursor: string | undefined
  callToken: string | undefined
  /** How many calls had come when the turn was taken. */
  called: number
}

/** The read positions of the 客服账号, shared by all processes; each is read by one process at a time. */
export interface Accounts {
  /** There is something to read: kept, so that it may be acknowledged. */
  called(openKfid: string, callToken: string): Promise<void>
  /** As if every account known had called: calls may have been missed. */
  callAll(): Promise<void>
  waiting(): Promise<string[]>
  /** Nothing when there is nothing to read or another process reads. */
  take(openKfid: string, owner: string): Promise<Turn | undefined>
  /** Everything before the cursor is stored. False when the turn was lost to another process. */
  advance(openKfid: string, owner: string, cursor: string): Promise<boolean>
  /**
   * Gives the turn back; with `called`, everything up to that call has been read. True when there is more to read:
   * whoever called meanwhile found the turn taken and went away.
   */
  release(openKfid: string, owner: string, called: number | undefined): Promise<boolean>
}

const turnSeconds = 60

export const makeAccounts = (pool: pg.Pool): Accounts => ({
  async called(openKfid, callToken) {
    const text = `insert into wechat_kf_account as a (open_kfid, call_token, called) values ($1, $2, 1)
      on conflict (open_kfid) do update set call_token = excluded.call_token, called = a.called + 1`
    await pool.query({ name: 'kf-called', text, values: [openKfid, callToken] })
  },
  async callAll() {
    await pool.query({ name: 'kf-call-all', text: 'update wechat_kf_account set called = called + 1' })
  },
  async waiting() {
    const text = 'select open_kfid from wechat_kf_account where followed < called'
    const { rows } = await pool.query<{ open_kfid: string }>({ name: 'kf-waiting', text })
    return rows.map((row) => row.open_kfid)
  },
  async take(openKfid, owner) {
    const text = `update wechat_kf_account set lease_owner = $2, lease_until = now() + interval '${turnSeconds} seconds'
      where open_kfid = $1 and followed < called and (lease_until is null or lease_until < now())
      returning cursor, call_token, called`
    const { rows } = await pool.query<{ cursor: string | null; call_token: string | null; called: string }>({
      name: 'kf-take',
      text,
      values: [openKfid, owner],
    })
    const row = rows[0]
    return (
      row && { cursor: row.cursor ?? undefined, callToken: row.call_token ?? undefined, called: Number(row.called) }
    )
  },
  async advance(openKfid, owner, cursor) {
    const text = `update wechat_kf_account set cursor = $3, lease_until = now() + interval '${turnSeconds} seconds'
      where open_kfid = $1 and lease_owner = $2`
    return (await pool.query({ name: 'kf-advance', text, values: [openKfid, owner, cursor] })).rowCount === 1
  },
  async release(openKfid, owner, called) {
    const text = `update wechat_kf_account set lease_owner = null, lease_until = null, followed = greatest(followed, coalesce($3, followed))
      where open_kfid = $1 and lease_owner = $2 returning followed < called as more`
    const { rows } = await pool.query<{ more: boolean }>({
      name: 'kf-release',
      text,
      values: [openKfid, owner, called],
    })
    return rows[0]?.more ?? false
  },
})
