import path from 'node:path'
import { record } from '#access/audit.ts'
import { invite } from '#access/invitations.ts'
import { forgetCredentials, setDisabled, staffByEmail } from '#access/staff.ts'
import { linkCodeMinutes, makeLinkCode } from '#access/telegram-links.ts'
import { readConfig } from '#config.ts'
import { connect } from '#db/client.ts'
import { runningPostgres } from '#db/running-postgres.ts'

/**
 * `node src/cli/staff.ts reset EMAIL`: a new one-time link for somebody who lost password or telephone. For the case
 * that no admin can sign in any more: whoever may read the database may do it. `telegram EMAIL`: a code that links his
 * Telegram account. Wants a program that runs.
 */
const [what, email] = process.argv.slice(2)
const config = readConfig()
const url = config.DATABASE_URL ?? runningPostgres(path.resolve(config.DATA_DIR, 'postgres'), 'guanjia')
if ((what !== 'reset' && what !== 'telegram') || email === undefined || url === undefined) {
  console.error(
    url === undefined
      ? `nothing runs on ${config.DATA_DIR}: start the program first`
      : 'node src/cli/staff.ts reset ann@example.com, or telegram ann@example.com',
  )
  process.exit(2)
}
const { pool, db, close } = connect(url, 1)
const staff = await staffByEmail(pool, email.toLowerCase())
if (staff && what === 'telegram') {
  const { code } = await makeLinkCode(pool, staff.id)
  await record(db, { what: 'staff.telegram', object: { kind: 'staff', id: staff.id }, detail: { by: 'command line' } })
  console.log(`/link ${code}\nto be sent to the bot in a private chat, within ${linkCodeMinutes} minutes, once`)
} else if (staff) {
  await setDisabled(pool, staff.id, false)
  await forgetCredentials(pool, staff.id, { evenTheLastAdmin: true })
  const { token } = await invite(pool, { purpose: 'reset', role: staff.role, staffId: staff.id })
  await record(db, { what: 'staff.reset', object: { kind: 'staff', id: staff.id }, detail: { by: 'command line' } })
  const base = config.PUBLIC_URL === undefined ? `http://127.0.0.1:${config.PORT}` : new URL(config.PUBLIC_URL).origin
  console.log(`${base}/console/join/${token}`)
} else {
  console.error(`${email}: nobody of the staff`)
  process.exitCode = 1
}
await close()
