import { sql, type SQL } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import type { PrivacyPolicy } from '#business/catalogue/privacy.ts'
import type { Company } from '#business/catalogue/company.ts'
import { emptiedTurn } from '#business/privacy/empty-turns.ts'
import { texts } from '#business/privacy/person.ts'
import { clockMinutes, localDate, minuteOfDay } from '#business/time.ts'
import type { Database } from '#db/client.ts'

type Term = keyof PrivacyPolicy['keepDays']

interface Rule {
  table: string
  term: Term
  /** Which rows have had their time, as of the moment `before`. */
  over: (before: SQL) => SQL
  /** What is emptied; without it the rows are deleted. */
  set?: SQL
}

/** Rows that go by themselves. Nothing is here by which money or a decision is accounted for. */
const rules: readonly Rule[] = [
  { table: 'performed_action', term: 'technical', over: (before) => sql`at < ${before}` },
  { table: 'case_news', term: 'technical', over: (before) => sql`told and at < ${before}` },
  { table: 'later_reply', term: 'technical', over: (before) => sql`status <> 'pending' and due_at < ${before}` },
  { table: 'staff_file', term: 'technical', over: (before) => sql`sent_at is null and at < ${before}` },
  { table: 'staff_session', term: 'technical', over: (before) => sql`expires_at < ${before}` },
  { table: 'staff_verification', term: 'technical', over: (before) => sql`expires_at < ${before}` },
  { table: 'staff_telegram_code', term: 'technical', over: (before) => sql`expires_at < ${before}` },
  { table: 'staff_try', term: 'technical', over: (before) => sql`at < ${before} and blocked_until < ${before}` },
  {
    table: 'staff_group_post',
    term: 'technical',
    over: (before) => sql`text <> '' and status in ('sent', 'uncertain', 'failed') and conversation_id in (
      select h.conversation_id from handoff h group by 1 having bool_and(h.resolved_at is not null) and max(h.resolved_at) < ${before})`,
    set: sql`text = ''`,
  },
  { table: 'turn', term: 'figures', over: (before) => sql`at < ${before}` },
  {
    table: 'follow_up',
    term: 'figures',
    over: (before) => sql`status <> 'pending' and coalesce(done_at, due_at) < ${before}`,
  },
  { table: 'alert', term: 'figures', over: (before) => sql`at < ${before}` },
  { table: 'model_usage', term: 'figures', over: (before) => sql`day < ${before}::date` },
  { table: 'unanswered_question', term: 'figures', over: (before) => sql`at < ${before}` },
  { table: 'staff_invitation', term: 'figures', over: (before) => sql`expires_at < ${before}` },
]

/** Rows of one statement: each is over in a moment, so that nobody waits for it. */
const atOnce = 1_000
const chatsAtOnce = 50
const dayMs = 86_400_000

/**
 * Removes what has had its time, in small statements of their own; any number of processes may do so at once.
 * @param batch rows of one statement, for tests
 * @returns how many rows of each table were removed or emptied
 */
export async function prune(
  db: Database,
  { keepDays }: PrivacyPolicy,
  now: Date,
  batch = atOnce,
): Promise<Record<string, number>> {
  const before = (term: Term) => sql`${new Date(+now - keepDays[term] * dayMs).toISOString()}::timestamptz`
  const removed: Record<string, number> = {}
  const count = (what: string, n: number) => {
    if (n > 0) removed[what] = (removed[what] ?? 0) + n
  }
  for (const { table, term, over, set } of rules) {
    const rows = sql`ctid = any(array(select ctid from ${sql.raw(table)} where ${over(before(term))} limit ${batch} for update skip locked))`
    const statement = set
      ? sql`update ${sql.raw(table)} set ${set} where ${rows} returning 1 as one`
      : sql`delete from ${sql.raw(table)} where ${rows} returning 1 as one`
    for (let n = batch; n === batch; count(table, n)) n = (await db.execute<{ one: number }>(statement)).rows.length
  }
  count('turn texts', await emptyTurns(db, before('understood'), batch))
  for (let n = chatsAtOnce; n === chatsAtOnce; count('chats', n)) n = await emptyChats(db, before('words'))
  return removed
}

/** One pass from the oldest on, since what was emptied before stands in front. */
async function emptyTurns(db: Database, before: SQL, batch: number): Promise<number> {
  let emptied = 0
  for (let after = '-infinity', more = true; more;) {
    const { rows } = await db.execute<{ n: number; emptied: number; last: string | null }>(sql`
      with page as (
        select ctid, at, given, trace from turn where at > ${after}::timestamptz and at < ${before} order by at limit ${batch}
      ), last as (
        select max(at) as at, count(*)::int as n from page
      ), whole as (
        -- Turns of the same moment are not torn apart.
        select t.ctid from turn t, last where t.at > ${after}::timestamptz and t.at <= last.at
          and (jsonb_path_exists(t.given, '$[*] ? (@.text != "" || exists(@.why) || exists(@.about))')
            or jsonb_path_exists(t.trace, '$[*] ? (@ starts with "meant " || @ starts with "chose ")')) for update of t skip locked
      ), done as (
        update turn set ${emptiedTurn} where ctid in (select ctid from whole) returning 1
      )
      select last.n, last.at::text as last, (select count(*)::int from done) as emptied from last`)
    const [row] = rows
    emptied += row?.emptied ?? 0
    after = row?.last ?? 'infinity'
    more = row?.n === batch
  }
  return emptied
}

/**
 * Takes the words out of chats in which nothing has happened for so long, with what was written about them; that there
 * were messages stays, as do the customer's file, orders and complaints.
 */
async function emptyChats(db: Database, before: SQL): Promise<number> {
  return atomically(db, async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`
      select k.id from conversation k join message m on m.conversation_id = k.id and m.seq = k.last_seq
      where m.at < ${before} and m.text <> '—' and k.assignee = 'bot' and k.lease_until is null
        and not exists (select from handoff h where h.conversation_id = k.id and h.resolved_at is null)
        and not exists (select from "case" c where c.conversation_id = k.id and c.status <> 'closed')
        and not exists (select from booking b where b.conversation_id = k.id
          and b.status not in ('done', 'cancelled', 'expired', 'released'))
      order by k.id limit ${chatsAtOnce} for update of k skip locked`)
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return 0
    const chats = sql`conversation_id = any(${texts(ids)})`
    await tx.execute(sql`update message set text = '—', choices = null, payload = null where ${chats}`)
    await tx.execute(sql`update handoff set note = null where ${chats} and note is not null`)
    await tx.execute(sql`delete from mention_seen where note_id in (select id from note where ${chats})`)
    for (const table of ['note', 'chat_summary', 'staff_file', 'later_reply', 'read_mark', 'chat_session'])
      await tx.execute(sql`delete from ${sql.raw(table)} where ${chats}`)
    await tx.execute(
      sql`update conversation set state = null, touched = nextval('conversation_touched') where id = any(${texts(ids)})`,
    )
    return ids.length
  })
}

/** When nobody is about. */
const clock = '03:30'

/**
 * Prunes once a day of the company's calendar, late rather than never. To be called often.
 * @returns what was removed, or nothing on a day that has had its turn
 */
export function dailyPruning(
  db: Database,
  company: Company,
): (now: Date) => Promise<Record<string, number> | undefined> {
  const { zone } = company
  let done = ''
  return async (now) => {
    const day = localDate(zone, now).toString()
    if (day === done || minuteOfDay(zone, now) < clockMinutes(clock)) return undefined
    const removed = await prune(db, company.privacy, now)
    done = day
    return removed
  }
}
