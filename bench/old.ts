import type pg from 'pg'

const chat = `'u' || (1 + ((g::bigint + 500000001) * 2654435761) % 4294967296)`
const body = `'An old message of about sixty characters, number ' || s || ', stored before.'`
const chats = `generate_series(1, $1::int) g`
const messages = `${chats}, generate_series(1, 4) s`
const booking = `'deep', 80, '2029-06-01', '09:00', '12 Old Road, flat 3', '+447000000000'`

/** What an unfinished conversation looks like in each subject's own table. */
const handState = {
  asked: 'phone',
  answers: { service: 'deep', size: 80, date: '2030-06-01', slot: '09:00', address: '12 Old Road, flat 3' },
}
const filled = (value: unknown) => ({ value, text: String(value), by: 'customer' })
const roadState = {
  at: '2029-06-01T00:00:00.000Z',
  stack: [
    {
      why: 'goal',
      flow: 'clean',
      said: {},
      slots: Object.fromEntries(Object.entries(handState.answers).map(([name, value]) => [name, filled(value)])),
      asking: { kind: 'slot', menu: [], slot: 'phone', step: 'phone' },
      answers: {},
      results: {},
      version: '0',
    },
  ],
  locale: 'en',
  recent: {},
  invalid: 0,
  assignee: 'bot',
  misunderstood: 0,
}

/**
 * Stores `count` old conversations for each subject: four messages, one booking, an unfinished state. On empty tables
 * the server's plans are a matter of luck, so no measurement starts with them.
 */
export async function storeOld(pool: pg.Pool, count: number): Promise<void> {
  const run = (text: string, ...more: string[]) => pool.query(text, [count, ...more])
  await run(`insert into hand_message (chat, dir, ext_id, body)
    select ${chat}, case when s % 2 = 1 then 'i' else 'o' end::"char", case when s % 2 = 1 then (g * 16 + s)::text end, ${body}
    from ${messages}`)
  await run(`insert into hand_chat select ${chat}, $2::jsonb, 6, 1 from ${chats}`, JSON.stringify(handState))
  await run(`insert into message (conversation_id, seq, sender, external_id, text, status, at)
    select ${chat}, s, case when s % 2 = 1 then 'customer' else 'bot' end, case when s % 2 = 1 then (g * 16 + s)::text end,
      ${body}, case when s % 2 = 1 then 'received' else 'sent' end, '2029-06-01' from ${messages}`)
  await run(
    `insert into conversation (id, channel, locale, state, last_seq, handled_seq, epoch)
      select ${chat}, 'web', 'en', $2::jsonb, 4, 4, 2 from ${chats}`,
    JSON.stringify(roadState),
  )
  for (const side of ['hand', 'road'])
    await run(`insert into ${side}_booking (ref, chat, service, size, date, slot, address, phone)
      select 'B-old-' || g, ${chat}, ${booking} from ${chats}`)
  await pool.query('vacuum analyze')
}
