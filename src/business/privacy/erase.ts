import { randomUUID } from 'node:crypto'
import { sql, type SQL } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import type { Database } from '#db/client.ts'
import { emptiedTurn } from './empty-turns.ts'
import { isAboutMoney, obstaclesOf, type Obstacle } from './obstacles.ts'
import { erasedPrefix, ownOf, personOf, texts, type Person } from './person.ts'

export type Erased =
  | {
      ok: true
      customerId: string | null
      /** What the chat is called from now on. */
      conversationId: string
      chats: number
      /** Chats that were posted to the staff's Telegram group, where nobody but Telegram can delete them. */
      topics: number
    }
  | { ok: false; reason: 'unknown_chat' }
  | { ok: false; reason: 'erased_already' }
  | { ok: false; reason: 'obstacles'; obstacles: Obstacle[] }

export interface Erasure {
  conversationId: string
  /** Whoever erases has made sure that nobody owes anything, whatever the rows say. */
  settled: boolean
  /** Staff id of whoever erases. */
  by: string
}

/**
 * Takes everything that tells who somebody is, or what he said, out of the database, for good. What the company has to
 * account for stays without a name: orders and complaints with their dates, kinds and money, scores, and that there were
 * messages. Chats get new ids, since the old ones are made of the person's account at the channel; whoever writes again is
 * somebody new. All of it in one transaction, with the chats locked first, as everywhere.
 */
export async function erase(db: Database, { conversationId, settled, by }: Erasure, now: Date): Promise<Erased> {
  if (conversationId.startsWith(erasedPrefix)) return { ok: false, reason: 'erased_already' }
  return atomically(db, async (tx): Promise<Erased> => {
    const found = await personOf(tx, conversationId)
    if (!found) return { ok: false, reason: 'unknown_chat' }
    await lock(tx, found)
    // Somebody may have joined two files while the locks were waited for.
    const person = (await personOf(tx, conversationId)) ?? found
    await lock(tx, person)
    const obstacles = (await obstaclesOf(tx, person)).filter((one) => !settled || !isAboutMoney(one))
    if (obstacles.length > 0) return { ok: false, reason: 'obstacles', obstacles }
    const { rows } = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from staff_group_topic where conversation_id = any(${texts(person.conversationIds)})`,
    )
    for (const statement of emptying(person, by, now)) await tx.execute(statement)
    const renamed = await rename(tx, person.conversationIds)
    return {
      ok: true,
      customerId: person.customerIds[0] ?? null,
      conversationId: renamed.get(conversationId) ?? '',
      chats: renamed.size,
      topics: rows[0]?.n ?? 0,
    }
  })
}

async function lock(db: Database, person: Person): Promise<void> {
  await db.execute(
    sql`select 1 from conversation where id = any(${texts(person.conversationIds)}) order by id for update`,
  )
  await db.execute(sql`select 1 from customer where id = any(${texts(person.customerIds)}) order by id for update`)
  await db.execute(sql`select 1 from booking where ${ownOf('booking', person)} order by id for update`)
}

/** What happens to each table that knows something of the person. */
function emptying(person: Person, by: string, now: Date): SQL[] {
  const chats = sql`any(${texts(person.conversationIds)})`
  const customers = sql`any(${texts(person.customerIds)})`
  const bookings = sql`(select b.id from booking b where ${ownOf('b', person)})`
  const cases = sql`(select c.id from "case" c where ${ownOf('c', person)})`
  const at = sql`${now.toISOString()}::timestamptz`
  return [
    // Before what it is about loses its words.
    ...improvementsWithout(person, cases),
    sql`update customer set name = null, phone = null, addresses = '[]', tags = '{}', birthday = null where id = ${customers}`,
    sql`update booking_event set note = null where booking_id in ${bookings}`,
    sql`update booking set name = null, phone = null, address = null, note = null where id in ${bookings}`,
    sql`update case_event set text = null where case_id in ${cases}`,
    sql`update case_proposal set text = '', assessed_by = null where case_id in ${cases}`,
    sql`update case_wait set question = '' where case_id in ${cases}`,
    sql`update case_rating set text = null where case_id in ${cases}`,
    sql`delete from case_news where case_id in ${cases} or conversation_id = ${chats}`,
    sql`update "case" set text = '', media = '[]', remedy = null, safety_action = null, decision = null, cause = null,
      external_number = null where id in ${cases}`,
    sql`update survey set text = null where ${ownOf('survey', person)}`,
    sql`update poll set text = null where ${ownOf('poll', person)}`,
    sql`update feedback set text = '' where ${ownOf('feedback', person)}`,
    sql`update follow_up set data = null, status = case status when 'pending' then 'void' else status end,
      reason = case status when 'pending' then 'gone' else reason end,
      done_at = case status when 'pending' then ${at} else done_at end
      where conversation_id = ${chats} or booking_id in ${bookings}`,
    // Nothing is ever sent to whoever may be found under these ids.
    sql`delete from care_consent where customer_id = ${customers}`,
    sql`delete from contact_choice where owner = ${chats}`,
    sql`insert into contact_choice (owner, surveys, promotions, at) select id, false, false, ${at}
      from unnest(${texts(person.customerIds)}) id on conflict (owner) do update set surveys = false, promotions = false, at = ${at}`,
    sql`update customer_merge set undone_at = coalesce(undone_at, ${at}), undone_by = coalesce(undone_by, by),
      moved = '{"conversations": [], "bookings": [], "cases": [], "surveys": [], "feedback": [], "polls": [], "choice": null,
        "before": {"name": null, "phone": null, "addresses": [], "tags": []},
        "after": {"name": null, "phone": null, "addresses": [], "tags": []}}'
      where kept_id = ${customers} or other_id = ${customers}`,
    sql`update message set text = '—', external_id = null, choices = null, payload = null,
      status = case when status in ('sending', 'uncertain', 'failed', 'dead', 'received') then
        case when sender = 'customer' or sender = 'event' then 'received' else 'sent' end else status end
      where conversation_id = ${chats}`,
    sql`update turn set ${emptiedTurn} where conversation_id = ${chats}`,
    sql`update handoff set note = null, resolved_at = coalesce(resolved_at, ${at}),
      outcome = case when resolved_at is null then 'other' else outcome end where conversation_id = ${chats}`,
    sql`update data_request set status = case status when 'open' then 'done' else status end,
      settled_at = coalesce(settled_at, ${at}),
      settled_by = coalesce(settled_by, ${by}), why = null where conversation_id = ${chats}`,
    sql`delete from mention_seen where note_id in (select id from note where conversation_id = ${chats})`,
    ...[
      'chat_session',
      'alert',
      'note',
      'read_mark',
      'later_reply',
      'staff_file',
      'chat_summary',
      'verified_phone',
      'unanswered_question',
      'wechat_window',
      'wechat_kf_sent',
      'staff_group_topic',
      'staff_group_post',
    ].map((table) => sql`delete from ${sql.raw(table)} where conversation_id = ${chats}`),
    sql`delete from identity_link where conversation_id = ${chats} or other_conversation_id = ${chats}`,
    // Their keys begin with the turn's id, which is made of the chat's.
    sql`delete from performed_action p using unnest(${texts(person.conversationIds)}) chat where starts_with(p.key, chat || ':')`,
    // A turn that is under way loses its epoch and commits nothing.
    sql`update conversation set display_name = null, state = null, assignee = 'bot', channel = 'erased', handled_seq = last_seq,
      epoch = epoch + 1, lease_until = null, lease_owner = null, attempts = 0, touched = nextval('conversation_touched')
      where id = ${chats}`,
  ]
}

/**
 * What is done so that something does not happen again belongs to the company and stays, without the name, numbers and
 * addresses of whoever showed it.
 */
function improvementsWithout(person: Person, cases: SQL): SQL[] {
  return ['cause', 'action'].map(
    (column) => sql`with known as (
        select unnest(array[name, phone] || array(select a->>'address' from jsonb_array_elements(addresses) a)) as word
          from customer where id = any(${texts(person.customerIds)})
        union select unnest(array[name, phone, address]) from booking b where ${ownOf('b', person)}
        union select display_name from conversation where id = any(${texts(person.conversationIds)})
      ), blank as (
        select i.id, regexp_replace(i.${sql.raw(column)}, (select string_agg(regexp_replace(word, '([^[:alnum:]])', '\\\\\\1', 'g'), '|'
          order by length(word) desc) from known where length(word) > 1), '***', 'g') as text
        from improvement i where i.id in (select improvement_id from case_improvement where case_id in ${cases})
      )
      update improvement i set ${sql.raw(column)} = blank.text from blank where blank.id = i.id and blank.text is not null`,
  )
}

/** What else names a chat by its id; figures go on to count it. */
const named = [
  'message',
  'turn',
  'handoff',
  'follow_up',
  'booking',
  '"case"',
  'survey',
  'feedback',
  'poll',
  'model_usage',
  'data_request',
] as const

/** @returns the new ids by the old ones */
async function rename(db: Database, conversationIds: readonly string[]): Promise<Map<string, string>> {
  const renamed = conversationIds.map(() => `${erasedPrefix}${randomUUID()}`)
  const ids = sql`unnest(${texts(conversationIds)}, ${texts(renamed)}) as ids(old, new)`
  for (const table of named)
    await db.execute(
      sql`update ${sql.raw(table)} x set conversation_id = ids.new from ${ids} where x.conversation_id = ids.old`,
    )
  for (const table of ['follow_up', 'poll'])
    await db.execute(sql`update ${sql.raw(table)} x set key = replace(x.key, ids.old, ids.new) from ${ids}
      where x.conversation_id = ids.new and x.key like '%' || ids.old || '%'`)
  await db.execute(sql`update conversation x set id = ids.new from ${ids} where x.id = ids.old`)
  return new Map(conversationIds.map((id, n) => [id, renamed[n] ?? '']))
}
