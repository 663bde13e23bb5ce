import type pg from 'pg'
import type { Text } from '#business/catalogue/text.ts'
import { csat } from '#business/quality/csat.ts'
import { alarms } from './alarms.ts'
import type { Report } from './report.ts'
import type { Ledger } from './week.ts'

/** Something that must be so whatever happened, and what speaks against it. */
export interface Claim {
  text: Text
  breaches: string[]
}

/** Holds the figures against each other, against what customers remember, and every row against its cause. */
export async function checkClaims(pool: pg.Pool, ledger: Ledger, report: Report): Promise<Claim[]> {
  const claims: Claim[] = []
  for (const { text, sql } of [...inTheRows, ...alarms])
    claims.push({
      text,
      breaches: (await pool.query<{ breach: string }>(sql)).rows.map(({ breach }) => breach),
    })
  return [...sums(report), ...(await asRemembered(pool, ledger, report)), ...claims]
}

function sums({ bookings, surveys, followUps, alerts }: Report): Claim[] {
  const { booked, done, cancelled, open } = bookings
  const { sent, answered, skipped, expired, open: unanswered } = surveys
  const count = (kind: string, status: string) =>
    followUps.reduce((sum, one) => sum + (one.kind === kind && one.status === status ? one.n : 0), 0)
  const equal = (zh: string, en: string, left: number, ...parts: number[]): Claim => ({
    text: { zh, en },
    breaches: left === parts.reduce((sum, n) => sum + n, 0) ? [] : [`${left} ≠ ${parts.join(' + ')}`],
  })
  return [
    equal('下单 = 完成 + 取消 + 未完', 'booked = done + cancelled + open', booked, done, cancelled, open),
    equal(
      '发出的评价 = 已答 + 跳过 + 过期 + 未答',
      'surveys sent = answered + skipped + expired + open',
      sent,
      answered,
      skipped,
      expired,
      unanswered,
    ),
    equal('评价任务完成数 = 发出的评价', 'survey follow-ups done = surveys sent', count('survey', 'done'), sent),
    equal(
      '低分回电任务 = 回电提醒',
      'call-backs done = alerts to call',
      count('callback', 'done'),
      alerts.reduce((sum, { kind, what, n }) => sum + (kind === 'callback' && what === 'low_score' ? n : 0), 0),
    ),
  ]
}

/** What the chats told customers is what stands in the database. */
async function asRemembered(pool: pg.Pool, { customers }: Ledger, report: Report): Promise<Claim[]> {
  const { rows } = await pool.query<Filed>(`
    select k.id, array(select ref from booking b where b.conversation_id = k.id and booked_at is not null order by ref) as refs,
      (select count(*)::int from booking b where b.conversation_id = k.id and b.status = 'cancelled' and booked_at is not null
        and not exists (select from follow_up f where f.booking_id = b.id and f.kind = 'payment_expiry' and f.status = 'done')) as cancelled,
      array(select case when text <> '' and score <= 2 then 'low' else score::text end from survey s where s.conversation_id = k.id and score is not null order by score) as scores,
      array(select number from "case" c where c.conversation_id = k.id order by number) as cases
    from conversation k`)
  const filed = new Map(rows.map((row) => [row.id, row]))
  const differing = (of: (row: Filed | undefined) => unknown, said: (one: Ledger['customers'][number]) => unknown) =>
    customers.flatMap((one) => {
      const [onFile, told] = [JSON.stringify(of(filed.get(one.conversationId))), JSON.stringify(said(one))]
      return onFile === told ? [] : [`${one.conversationId}: ${told} heard, ${onFile} on file`]
    })
  const own = csat(customers.flatMap(({ score }) => (score === 'low' ? 1 : (score ?? []))))
  const figure = report.csat
  return [
    {
      text: { zh: '客户记下的单号都在系统里，不多不少', en: 'the orders that customers heard of are those on file' },
      breaches: differing(
        (row) => row?.refs ?? [],
        ({ refs }) => refs.toSorted(),
      ),
    },
    {
      text: {
        zh: '客户听到的取消 = 系统里的取消（不含定金过期）',
        en: 'cancelled as customers heard it = cancelled on file, lapses aside',
      },
      breaches: differing(
        (row) => row?.cancelled ?? 0,
        ({ cancelled }) => cancelled,
      ),
    },
    {
      text: { zh: '客户打的分 = 系统里的分', en: 'the scores that customers gave are those on file' },
      breaches: differing(
        (row) => row?.scores ?? [],
        ({ score }) => (score === undefined ? [] : [String(score)]),
      ),
    },
    {
      text: { zh: '客户拿到的投诉单号都在系统里', en: 'the complaints that customers heard of are those on file' },
      breaches: differing(
        (row) => row?.cases ?? [],
        ({ cases }) => [...cases].toSorted(),
      ),
    },
    {
      text: { zh: '满意度 = 客户自己的分数算出来的', en: 'CSAT is what the customers’ own scores come to' },
      breaches:
        own?.value === figure?.value && own?.n === figure?.n
          ? []
          : [`${JSON.stringify(own)} ≠ ${JSON.stringify(figure)}`],
    },
  ]
}

interface Filed {
  id: string
  refs: string[]
  cancelled: number
  scores: string[]
  cases: string[]
}

const told = `(select substr(external_id, 17) as key, conversation_id, seq, at from message where external_id like 'event:follow-up:%')`
const local = (column: string) => `(${column} at time zone 'Asia/Shanghai')`

const inTheRows: readonly { text: Text; sql: string }[] = [
  {
    text: {
      zh: '每个完成的服务有评价，或有没发的原因',
      en: 'each done visit has a survey or a recorded reason for none',
    },
    sql: `select b.ref || ': ' || coalesce(f.status, 'nothing planned') as breach from booking b left join follow_up f on f.booking_id = b.id and f.kind = 'survey'
      where b.status = 'done' and not exists (select from survey s where s.booking_id = b.id)
        and not (f.status in ('void', 'skipped') and f.reason is not null) and f.status is distinct from 'pending'
        and not exists (select from "case" c where c.booking_id = b.id)`,
  },
  {
    text: { zh: '没有到期却没做的任务', en: 'nothing is left undone whose time has come' },
    sql: `select key || ' ' || due_at as breach from follow_up, (select max(at) as now from message) m where status = 'pending' and due_at <= m.now - interval '1 minute'`,
  },
  {
    text: { zh: '没做的任务都有原因', en: 'whatever was not done says why' },
    sql: `select key as breach from follow_up where status in ('void', 'skipped') and reason is null`,
  },
  {
    text: { zh: '做了的任务只发一条，没做的一条都不发', en: 'what was done was told once, what was not done never' },
    sql: `select t.key || ' ×' || count(*) || ' ' || coalesce(f.status, 'no row') as breach from ${told} t left join follow_up f using (key)
      group by t.key, f.status having count(*) > 1 or f.status is distinct from 'done'
      union all select 'not told: ' || f.key from follow_up f where f.status = 'done' and f.reason is null
        and f.kind in ('confirmation', 'preparation', 'reminder', 'survey', 'survey_reminder', 'return_visit', 'late')
        and not exists (select from ${told} t where t.key = f.key)`,
  },
  {
    text: { zh: '每条主动消息都有了下文', en: 'every unasked message had its turn' },
    sql: `select id || ': ' || (last_seq - handled_seq) || ' unhandled' as breach from conversation where handled_seq < last_seq or lease_until is not null
      union all select t.key || ' is followed by nothing' from ${told} t where not exists (select from message m where m.conversation_id = t.conversation_id and m.seq > t.seq and m.sender in ('bot', 'staff') and m.at >= t.at)`,
  },
  {
    text: { zh: '21 点到 9 点不打扰（临近上门的除外）', en: 'quiet hours are kept, unless a visit is near' },
    sql: `select t.key || ' at ' || ${local('t.at')} as breach from ${told} t join follow_up f using (key) left join booking b on b.id = f.booking_id
      where (${local('t.at')}::time >= '21:00' or ${local('t.at')}::time < '09:00') and f.kind <> 'late'
        and not coalesce(t.at between coalesce((f.data->>'start')::timestamptz, b.start_at) - interval '2 hours' - interval '1 minute' and b.end_at + interval '61 minutes', false)`,
  },
  {
    text: { zh: '每个聊天一天最多一条问候', en: 'no chat is sent more than one greeting a day' },
    sql: `select t.conversation_id || ' on ' || ${local('t.at')}::date as breach from ${told} t join follow_up f using (key) where f.kind = 'care'
      group by t.conversation_id, ${local('t.at')}::date having count(*) > 1`,
  },
  {
    text: { zh: '14 天内最多请评价一次', en: 'nobody is asked for a rating twice within 14 days' },
    sql: `select a.conversation_id || ': ' || a.sent_at || ', ' || b.sent_at as breach from survey a join survey b on a.id <> b.id and a.conversation_id = b.conversation_id
      and b.sent_at >= a.sent_at and b.sent_at < a.sent_at + interval '14 days' and a.id < b.id`,
  },
  {
    text: { zh: '投诉没办结时不请评价', en: 'nobody is asked for a rating while a complaint is open' },
    sql: `select s.conversation_id || ' at ' || s.sent_at as breach from survey s join "case" c on c.conversation_id = s.conversation_id
      where s.sent_at > c.opened_at and s.sent_at < coalesce(c.closed_at, 'infinity')`,
  },
  {
    text: { zh: '人工接手时机器人不说话', en: 'the bot is silent while staff have the chat' },
    sql: `select m.conversation_id || ' ' || m.seq || ': ' || left(m.text, 30) as breach from message m
      join lateral (select e.payload->>'act' as act from message e where e.conversation_id = m.conversation_id and e.seq < m.seq
        and e.sender = 'event' and e.payload->>'kind' = 'staff' and e.payload->>'act' in ('take', 'back', 'close') order by e.seq desc limit 1) last on last.act = 'take'
      where m.sender = 'bot'`,
  },
  {
    text: { zh: '没有一个服务人员同时在两家', en: 'no worker is in two homes at once' },
    sql: `select a.worker_id || ' at ' || a.start_at as breach from assignment a join assignment b on a.worker_id = b.worker_id and a.id < b.id
      and a.active and b.active and a.start_at < b.end_at and b.start_at < a.end_at and a.booking_id <> b.booking_id`,
  },
  {
    text: { zh: '没有过期的锁单、没付定金的单', en: 'no offer outlives its time, no order its unpaid deposit' },
    sql: `select ref || ' ' || status as breach from booking b, (select max(at) as now from message) m where b.status = 'held' and b.hold_until < m.now - interval '1 minute'`,
  },
]
