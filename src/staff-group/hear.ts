import { sql } from 'drizzle-orm'
import type { Api } from 'grammy'
import type { Message } from 'grammy/types'
import type pg from 'pg'
import { can, reachOf, type Act, type StaffMember } from '#access/can.ts'
import { linkedStaff, redeemLinkCode } from '#access/telegram-links.ts'
import { atomically } from '#db/atomically.ts'
import { clean } from '#channels/clean.ts'
import { threadOf } from '#channels/telegram/address.ts'
import { plainly } from '#channels/telegram/api.ts'
import { commandIn, type Command } from '#channels/telegram/commands.ts'
import { contentOf } from '#channels/telegram/content.ts'
import type { Watch } from '#conversation/watch.ts'
import type { Database } from '#db/client.ts'
import type { Desk } from '#desk/desk.ts'
import type { Refused } from '#desk/lock-chat.ts'
import { writeNote } from '#desk/notes.ts'
import { keepPosts } from './write-posts.ts'
import { texts } from './texts.ts'

export interface HearingParts {
  db: Database
  pool: pg.Pool
  api: Api
  groupId: number
  desk: Pick<Desk, 'take' | 'say' | 'giveBack' | 'close'>
  watch: Pick<Watch, 'changed'>
  now(): Date
  failed(error: unknown): void
}

/** The account by which administrators write who do not show themselves. */
const anonymousAdmin = 1_087_968_824

/** Does what a member of the group wrote in a topic: words go to the customer, commands are carried out. */
export async function hear(parts: HearingParts, message: Message): Promise<void> {
  const { pool, groupId, watch } = parts
  const command = commandIn(message.text ?? '')
  if (command?.name === 'link') return link(parts, message, command.rest)
  const { from } = message
  const thread = threadOf(message)
  if (message.chat.id !== groupId || thread === undefined || !from) return
  if (from.is_bot && from.id !== anonymousAdmin) return
  if (!contentOf(message)) return
  const conversationId = await chatOf(pool, groupId, thread)
  if (conversationId === undefined) return
  const edited = message.edit_date !== undefined
  // An edit has the number of what it edits.
  const number = edited ? -message.message_id : message.message_id
  if (await wasHeard(pool, groupId, number)) return
  const answer = edited ? texts.edited : await act(parts, message, conversationId, command)
  await atomically(parts.db, async (tx) => {
    if (answer !== undefined) await keepPosts(tx, conversationId, [{ key: `answer:${number}`, text: answer }])
  })
  await pool.query('insert into staff_group_heard (group_id, message_id) values ($1, $2) on conflict do nothing', [
    groupId,
    number,
  ])
  watch.changed([conversationId])
}

/** @returns what the member is told; nothing when it is plain to see what came of it */
async function act(
  parts: HearingParts,
  message: Message,
  conversationId: string,
  command: Command | undefined,
): Promise<string | undefined> {
  const { pool, desk, db, now } = parts
  const { from, message_id: id } = message
  if (!from || from.id === anonymousAdmin) return texts.anonymous
  const staff = await linkedStaff(pool, from.id)
  if (!staff) return texts.unlinked
  const by = { conversationId, staffId: staff.id }
  const words = clean(message.text ?? '').trim()
  const rest = clean(command?.rest ?? '').trim()
  const told = rest === '' ? {} : { note: rest }
  const refused = (right: Act) => mayNot(pool, staff, right, conversationId)
  switch (command?.name) {
    case undefined: {
      if (message.text === undefined) return texts.textOnly
      return (
        (await refused('chat.reply')) ??
        toldOf(pool, await desk.say({ ...by, id: `tg:${message.chat.id}:${id}`, text: words }))
      )
    }
    case 'take':
      return (await refused('chat.take')) ?? toldOf(pool, await desk.take(by))
    case 'back':
      return (
        (await refused('chat.close')) ??
        toldOf(pool, await desk.giveBack({ ...by, ...told, anybodys: ofOthers(staff, 'chat.close') }))
      )
    case 'close':
      return (
        (await refused('chat.close')) ??
        toldOf(pool, await desk.close({ ...by, ...told, anybodys: ofOthers(staff, 'chat.close'), outcome: 'solved' }))
      )
    case 'note': {
      const refusal = await refused('chat.note')
      if (refusal !== undefined || rest === '') return refusal ?? texts.emptyNote
      await atomically(db, async (tx) => {
        // In one transaction, so that the note is written once however often the message comes.
        const { rows: first } = await tx.execute<{
          message_id: string
        }>(sql`insert into staff_group_heard (group_id, message_id)
          values (${message.chat.id}, ${id}) on conflict do nothing returning message_id`)
        if (first.length === 0) return
        const note = await writeNote(tx, { conversationId, text: rest, by: staff.id, mentions: [] }, now())
        if (!note) return
        // It stands in the topic already.
        await tx.execute(sql`insert into staff_group_post (conversation_id, key, kind, status)
          values (${conversationId}, ${`note:${note.id}`}, 'text', 'sent')`)
      })
      return undefined
    }
    default:
      return texts.unknownCommand
  }
}

async function chatOf(pool: pg.Pool, groupId: number, thread: number): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>(
    'select conversation_id as id from staff_group_topic where group_id = $1 and thread_id = $2',
    [groupId, thread],
  )
  return rows[0]?.id
}

async function wasHeard(pool: pg.Pool, groupId: number, id: number): Promise<boolean> {
  const text = 'select 1 from staff_group_heard where group_id = $1 and message_id = $2'
  return (await pool.query(text, [groupId, id])).rowCount !== 0
}

/** Why somebody may not do this, in words; nothing when he may. */
async function mayNot(
  pool: pg.Pool,
  staff: StaffMember,
  right: Act,
  conversationId: string,
): Promise<string | undefined> {
  const { rows } = await pool.query<{ assignee: string; name: string | null }>(
    `select k.assignee, s.name from conversation k left join staff s on s.id = k.assignee where k.id = $1`,
    [conversationId],
  )
  const assignee = rows[0]?.assignee ?? 'bot'
  if (can(staff, right, { assignee })) return undefined
  if (reachOf(staff.role, right) === 'break-glass') return texts.adminWants
  // Whose hands it is in is the reason.
  if (rows[0]?.name && assignee !== staff.id) return texts.taken(rows[0].name)
  return texts.mayNot
}

const ofOthers = (staff: StaffMember, right: Act): boolean => reachOf(staff.role, right) === 'any'

async function toldOf(pool: pg.Pool, done: { ok: true } | Refused): Promise<string | undefined> {
  if (done.ok) return undefined
  if (done.why !== 'taken' && done.why !== 'not_yours') return texts.changed
  const { rows } = await pool.query<{ name: string }>('select name from staff where id = $1', [done.by])
  return texts.taken(rows[0]?.name ?? done.by)
}

/** Links the sender's account. The answer is told once: whoever misses it sees in his next message whether it worked. */
async function link({ pool, api, failed }: HearingParts, message: Message, code: string): Promise<void> {
  const { from, chat } = message
  if (!from || from.is_bot) return
  const staff = (await redeemLinkCode(pool, code, from.id)) ?? (await linkedStaff(pool, from.id))
  const thread = threadOf(message)
  const text = staff ? texts.linked(staff.name) : texts.wrongCode
  await api
    .sendMessage(chat.id, text, thread === undefined ? {} : { message_thread_id: thread })
    .catch((error: unknown) => failed(plainly(error)))
}
