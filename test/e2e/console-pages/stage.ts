import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { givenBooking } from '#business/bookings/given.ts'
import { openCase } from '#business/cases/open-case.ts'
import { localDate } from '#business/time.ts'
import { customer } from '#db/schema/business.ts'
import { conversation } from '#db/schema/conversation.ts'
import { readConfig } from '#config.ts'
import { start } from '../../../src/main.ts'
import { fakeBotApi } from '../../support/fake-bot-api.ts'
import { staffAtWork } from '../../support/staff.ts'

/**
 * The whole program with a morning's work in it, in a process of its own: two visits tomorrow and one that nobody does,
 * a chat that wants to book, complaints of every kind, one of them with a photo by Telegram, and a customer who stands
 * in two files. Prints one line of JSON once it is ready.
 */
const bot = await fakeBotApi()
const program = await start({ ...readConfig(), TELEGRAM_BOT_TOKEN: bot.token, TELEGRAM_API_ROOT: bot.url })
const { db } = program.connection
const { company } = program
const staff = {
  agent: await staffAtWork(program, 'agent', { name: '李娜' }),
  supervisor: await staffAtWork(program, 'supervisor', { name: '王芳' }),
  admin: await staffAtWork(program, 'admin', { name: '陈晨' }),
}
const now = new Date()
const tomorrow = localDate(company.zone, now).add({ days: 1 })
const at = (hour: number) =>
  new Date(tomorrow.toZonedDateTime({ timeZone: company.zone, plainTime: `${hour}:00` }).epochMilliseconds)
const chat = () => `web:main:${randomUUID()}`
const visit = { service: 'clean-daily', district: '徐汇区', size: { area: 90 } }

const say = async (conversationId: string, text: string) => {
  const message = { conversationId, channel: 'web', locale: 'zh' as const, sender: 'customer' as const, text }
  await program.road.receive({ ...message, externalId: randomUUID(), at: new Date().toISOString() })
  await program.road.idle()
}
const booker = chat()
await say(booker, '想约周六下午的保洁')
await say(booker, '呜哩哇啦咕噜')
/** Somebody with a file who wants to be forgotten. */
const leaver = chat()
await say(leaver, '你好')
await db.insert(customer).values({
  id: 'leaver',
  name: '欧阳绮梦',
  phone: '13912340067',
  addresses: [{ address: '漕溪北路88号301', district: '徐汇区' }],
  createdAt: now,
})
await db.update(conversation).set({ customerId: 'leaver' }).where(eq(conversation.id, leaver))
await say(leaver, '删掉我的信息')
await say(leaver, '好的')

const moved = await givenBooking(db, company, { ...visit, start: at(10), conversationId: chat(), name: '张伟' }, now)
const watched = await givenBooking(db, company, { ...visit, start: at(16), conversationId: chat(), name: '郑洁' }, now)
const lonely = await givenBooking(
  db,
  company,
  { ...visit, start: at(14), conversationId: chat(), name: '孙悦', worker: null },
  now,
)
const done = await givenBooking(
  db,
  company,
  {
    ...visit,
    start: new Date(+at(10) - 2 * 24 * 3_600_000),
    conversationId: chat(),
    name: '吴芳',
    status: 'done',
    priceFen: 16_500,
  },
  now,
)
const complain = (conversationId: string, order: string, category: 'quality' | 'attitude') =>
  openCase(
    db,
    company,
    { conversationId, customerId: undefined },
    { category, severity: 'S3', text: '厨房没擦干净', media: [], remedy: '退款', order, now },
  )
const quality = await complain(done.conversationId, done.ref, 'quality')
const attitude = await complain(chat(), '', 'attitude')

// As small as a picture may be: one green pixel.
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkaPhfDwADgwGA60e6kgAAAABJRU5ErkJggg=='
bot.files.set('leak', Uint8Array.from(Buffer.from(pixel, 'base64')))
const telegram = (message_id: number, content: object) => {
  const from = { id: 77, is_bot: false, first_name: '周', language_code: 'zh-hans' }
  return bot.happens({
    message: { message_id, date: Math.floor(Date.now() / 1000), from, chat: { ...from, type: 'private' }, ...content },
  })
}
const file = { file_id: 'leak', file_unique_id: 'leak', width: 1, height: 1, file_size: 70 }
await telegram(1, { photo: [file], caption: '阿姨走后煤气味很大，我孩子头晕' })
await program.road.idle()

const twice = [chat(), chat()]
for (const [i, id] of twice.entries()) {
  await say(id, i === 0 ? '你们几点下班' : '周末上班吗')
  await program.connection.pool.query(
    `with c as (insert into customer (id, name, phone, created_at) values ($2, $3, '13812345678', now()))
      update conversation set customer_id = $2 where id = $1`,
    [id, `twice-${i}`, ['周女士', '周小姐'][i]],
  )
}
const waits = chat()
await say(waits, '转人工')

console.log(
  JSON.stringify({
    url: program.url,
    cookies: Object.fromEntries(Object.entries(staff).map(([role, { cookie }]) => [role, cookie])),
    day: tomorrow.toString(),
    booker,
    leaver,
    moved: moved.ref,
    watched: watched.ref,
    lonely: lonely.ref,
    done: done.ref,
    quality: quality.number,
    attitude: attitude.number,
    twice,
    waits,
  }),
)
process.on('SIGTERM', () => void Promise.all([program.stop(), bot.close()]).then(() => process.exit(0)))
