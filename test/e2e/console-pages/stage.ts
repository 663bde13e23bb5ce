import { randomUUID } from 'node:crypto'
import { givenBooking } from '#business/bookings/given.ts'
import { openCase } from '#business/cases/open-case.ts'
import { localDate } from '#business/time.ts'
import { readConfig } from '#config.ts'
import { start } from '../../../src/main.ts'
import { staffAtWork } from '../../support/staff.ts'

/**
 * The whole program with a morning's work in it, in a process of its own: two visits tomorrow and one that nobody does,
 * a chat that wants to book, and complaints of every kind. Prints one line of JSON once it is ready.
 */
const program = await start(readConfig())
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
await say(booker, '呜哩哇啦')

const moved = await givenBooking(db, company, { ...visit, start: at(10), conversationId: chat(), name: '张伟' }, now)
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

console.log(
  JSON.stringify({
    url: program.url,
    cookies: Object.fromEntries(Object.entries(staff).map(([role, { cookie }]) => [role, cookie])),
    day: tomorrow.toString(),
    booker,
    moved: moved.ref,
    lonely: lonely.ref,
    done: done.ref,
    quality: quality.number,
    attitude: attitude.number,
  }),
)
process.on('SIGTERM', () => void program.stop().then(() => process.exit(0)))
