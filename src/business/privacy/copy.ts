import { sql, type SQL } from 'drizzle-orm'
import type { Company } from '#business/catalogue/company.ts'
import { serviceOf } from '#business/catalogue/company.ts'
import { iso } from '#business/time.ts'
import type { Database } from '#db/client.ts'
import { aboutFile, ownOf, personOf, texts, type Person } from './person.ts'

type Line = Record<string, unknown>

/** Everything that is kept about one person, for that person; money in yuan, times with the offset of the company's zone. */
export interface Copy {
  about: { zh: string; en: string }
  company: { zh: string; en: string }
  madeAt: string
  /** What the parts are, in both languages. */
  parts: Record<Part, { zh: string; en: string }>
  data: Record<Part, Line[]>
}

const parts = {
  file: { zh: '客户资料', en: 'your file' },
  identities: { zh: '各渠道的身份和会话', en: 'your accounts and chats at our channels' },
  messages: { zh: '聊天记录', en: 'what was said in chats' },
  orders: { zh: '订单', en: 'orders' },
  payments: { zh: '收付款记录', en: 'payments as they were noted' },
  complaints: { zh: '投诉及处理过程', en: 'complaints and how they were handled' },
  ratings: { zh: '评价和建议', en: 'ratings, praise and suggestions' },
  questionnaires: { zh: '问卷回答', en: 'answers to questionnaires' },
  plannedMessages: { zh: '计划或已发出的提醒', en: 'reminders that were planned or sent' },
  consents: { zh: '同意与拒绝', en: 'what you agreed to and refused' },
  gifts: { zh: '赠送', en: 'gifts' },
  staffNotes: { zh: '员工关于您的备注和交接摘要', en: 'notes and summaries of our staff about you' },
  filesFromUs: { zh: '员工发给您的文件（base64）', en: 'files that staff sent you (base64)' },
  requests: { zh: '您关于个人信息的请求', en: 'your requests about your data' },
  accesses: { zh: '谁查看或修改过您的资料', en: 'when your file was looked at or changed, and by which role' },
} as const
type Part = keyof typeof parts

const about = {
  zh: '这是我们保存的关于您的全部个人信息。照片、语音等文件只存于您发送时所用的平台，这里列出其种类；系统对每句话的理解记录只重复聊天内容，不另列出。',
  en: 'This is all personal data that we keep about you. Photos and voice messages are kept only by the platform you sent them with, and named here; the technical records of how each message was understood repeat the messages and are left out.',
}

/**
 * Puts together all that is kept about whoever writes in a chat, whatever chat or file it is in. What colleagues wrote
 * about the customer is part of it; who of them wrote it is not.
 * @returns undefined where there is no such chat
 */
export async function copyOf(
  db: Database,
  company: Company,
  conversationId: string,
  now: Date,
): Promise<{ person: Person; copy: Copy } | undefined> {
  const person = await personOf(db, conversationId)
  if (!person) return undefined
  const data: Partial<Record<Part, Line[]>> = {}
  for (const [part, query] of Object.entries(queries(person)) as [Part, SQL][]) {
    const { rows } = await db.execute<Line>(query)
    data[part] = rows.map((row) => readable(company, row))
  }
  const copy: Copy = { about, company: company.name, madeAt: iso(company.zone, now), parts, data: data as Copy['data'] }
  return { person, copy }
}

function queries(person: Person): Record<Part, SQL> {
  const chats = sql`any(${texts(person.conversationIds)})`
  const customers = sql`any(${texts(person.customerIds)})`
  const bookings = sql`(select b.id from booking b where ${ownOf('b', person)})`
  const cases = sql`(select c.id from "case" c where ${ownOf('c', person)})`
  return {
    file: sql`select name, phone, addresses, tags, birthday, locale as language, created_at as "createdAt" from customer
      where id = ${customers} order by created_at`,
    identities: sql`select k.id, k.channel, k.display_name as "calledYourself", v.phone as "phoneVerifiedByPlatform",
      k.created_at as "firstAt" from conversation k left join verified_phone v on v.conversation_id = k.id
      where k.id = ${chats} order by k.created_at`,
    messages: sql`select m.conversation_id as chat, m.at as "saidAt",
      case m.sender when 'customer' then 'you' when 'bot' then 'assistant' when 'staff' then 'staff' else m.sender end as "by",
      m.text, m.payload->'choice' as choice, (select jsonb_agg(f->>'kind') from jsonb_array_elements(
        case when jsonb_typeof(m.payload->'media') = 'array' then m.payload->'media' else '[]' end) f) as files
      from message m where m.conversation_id = ${chats} and m.sender <> 'event' order by m.at, m.seq`,
    orders: sql`select b.ref, b.service_id as service, b.quote->'sizeText' as size, b.start_at as "startAt", b.end_at as "endAt",
      b.status, b.name, b.phone, b.address, b.district, b.note, b.price_fen as "priceFen", b.fee_fen as "feeFen",
      b.deposit_fen as "depositFen", b.created_at as "createdAt", (select string_agg(distinct w.title, '、') from assignment a
        join worker w on w.id = a.worker_id where a.booking_id = b.id and a.active) as who,
      (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('at', e.at, 'status', e.status, 'note', e.note)) order by e.at)
        from booking_event e where e.booking_id = b.id) as history
      from booking b where ${ownOf('b', person)} order by b.start_at`,
    payments: sql`select b.ref as "order", p.kind, p.amount_fen as "amountFen", p.provider, p.reference, p.at as "notedAt"
      from payment p join booking b on b.id = p.booking_id where p.booking_id in ${bookings} order by p.at`,
    complaints: sql`select c.number, b.ref as "order", c.category, c.severity, c.status, c.text, c.remedy as wish, c.safety_action as "doneAtOnce",
      c.decision, c.amount_fen as "amountFen", c.accepted, c.cause, c.external_number as "outsideNumber",
      c.opened_at as "openedAt", c.closed_at as "closedAt", r.score as "ratingOfHandling", r.text as "wordsOnHandling",
      (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('at', e.at, 'kind', e.kind, 'text', e.text,
        'by', case e.by when 'customer' then 'you' when 'bot' then 'assistant' else 'staff' end)) order by e.at)
        from case_event e where e.case_id = c.id) as history,
      (select jsonb_agg(jsonb_build_object('at', p.at, 'kind', p.rung, 'yuan', p.amount_fen / 100.0, 'text', p.text, 'status', p.status)
        order by p.at) from case_proposal p where p.case_id = c.id) as proposals,
      (select jsonb_agg(w.question order by w.since) from case_wait w where w.case_id = c.id) as "askedOfYou"
      from "case" c left join booking b on b.id = c.booking_id left join case_rating r on r.case_id = c.id
      where c.id in ${cases} order by c.opened_at`,
    ratings: sql`select 'visit' as kind, b.ref as "order", s.score, s.text, s.remarks, s.source, s.created_at as "askedAt", s.answered_at as "answeredAt"
      from survey s left join booking b on b.id = s.booking_id where ${ownOf('s', person)}
      union all select f.kind, b.ref, null, f.text, null, null, null, f.created_at
      from feedback f left join booking b on b.id = f.booking_id where ${ownOf('f', person)} order by 7, 8`,
    questionnaires: sql`select p.kind, p.status, p.score, p.answers, p.text, p.source, p.sent_at as "askedAt", p.answered_at as "answeredAt"
      from poll p where ${ownOf('p', person)} order by p.created_at`,
    plannedMessages: sql`select kind, due_at as "dueAt", status, why, reason from follow_up
      where conversation_id = ${chats} or booking_id in ${bookings} order by due_at`,
    consents: sql`select 'greetings' as what, status as answer, at as "saidAt" from care_consent where customer_id = ${customers}
      union all select x.what, case when x.yes then 'accepted' else 'refused' end, x.at from contact_choice c
      cross join lateral (values ('surveys', c.surveys, c.at), ('promotions', c.promotions, c.at)) x(what, yes, at)
      where c.owner = ${customers} or c.owner = ${chats}`,
    gifts: sql`select what, cost_fen as "costFen", at as "givenAt", redeemed_at as "redeemedAt" from care_gift
      where customer_id = ${customers} order by at`,
    staffNotes: sql`select 'note' as kind, text, at as "writtenAt" from note where conversation_id = ${chats}
      union all select 'handling', note, resolved_at from handoff where conversation_id = ${chats} and note is not null
      union all select 'summary', concat_ws(' / ', content->>'wish', content->>'known', content->>'mood', content->>'open'), at
        from chat_summary where conversation_id = ${chats} order by 3`,
    filesFromUs: sql`select name, mime as type, sent_at as "sentAt", encode(content, 'base64') as content from staff_file
      where conversation_id = ${chats} and sent_at is not null order by sent_at`,
    requests: sql`select kind, status, asked_at as "askedAt", due_at as "dueAt", settled_at as "settledAt", why from data_request
      where conversation_id = ${chats} order by asked_at`,
    accesses: sql`select at as "seenAt", what, role from audit_entry where ${aboutFile(person)} order by id`,
  }
}

/** Without what is empty, and in units that people read. */
function readable(company: Company, row: Line): Line {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, value]): [string, unknown][] => {
      if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return []
      if (key.endsWith('At')) return [[key, iso(company.zone, new Date(value as string | Date))]]
      if (key.endsWith('Fen')) return [[key.replace(/Fen$/, 'Yuan'), Number(value) / 100]]
      if (key === 'service') return [[key, serviceOf(company, String(value))?.name ?? value]]
      return [[key, value]]
    }),
  )
}
