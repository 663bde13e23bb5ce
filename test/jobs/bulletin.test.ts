import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { publishBulletin, publishedBulletins } from '#business/cases/bulletin.ts'
import { openCase } from '#business/cases/open-case.ts'
import { explainCare } from '#business/care/explain.ts'
import type { Company } from '#business/catalogue/company.ts'
import { complaint } from '#db/schema/business.ts'
import { bulletin } from '#db/schema/cases.ts'
import { alert } from '#db/schema/conversation.ts'
import { startDailyRound } from '#jobs/daily.ts'
import { nextDue, runDue } from '#jobs/due.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { testDatabase } from '../support/database.ts'

const { db, pool } = await testDatabase(4)
const now = new Date('2026-03-20T10:00:00+08:00')
let company: Company

beforeAll(async () => {
  company = await loadDemo(db, now)
})

const until = async (text: string) => {
  for (let moment = await nextDue(db); moment && moment <= new Date(text); moment = await nextDue(db))
    await runDue(db, company, moment)
}

test('on the first the month before is drafted once, and nobody reads it before a person has approved it', async () => {
  await pool.query(`insert into conversation (id, channel, created_at) values ('web:b', 'web', $1)`, [now])
  await openCase(
    db,
    company,
    { conversationId: 'web:b', customerId: undefined },
    { category: 'quality', severity: 'S3', text: 'x', media: [], remedy: undefined, order: undefined, now },
  )
  await db.update(complaint).set({ status: 'closed', closedAt: now })
  await startDailyRound(db, company, now)
  await until('2026-03-31T23:00:00+08:00')
  expect(await db.select().from(bulletin)).toEqual([])
  await until('2026-04-03T23:00:00+08:00')
  expect(await db.select().from(bulletin)).toMatchObject([
    { month: '2026-03', publishedAt: null, content: { opened: 1, closed: 1 } },
  ])
  expect(await db.select().from(alert).where(eq(alert.kind, 'bulletin'))).toHaveLength(1)
  expect(await publishedBulletins(db)).toEqual([])
  expect(await publishBulletin(db, '2026-03', { id: 'eve', role: 'agent' }, now)).toBe(false)
  expect(await publishBulletin(db, '2026-03', { id: 'ann', role: 'lead' }, now)).toBe(true)
  expect(await publishedBulletins(db)).toMatchObject([{ month: '2026-03', approvedBy: 'ann' }])
})

test('a first that was missed is caught up with when there is something to report', async () => {
  await db.delete(bulletin)
  await runDue(db, company, new Date('2026-04-20T12:00:00+08:00'))
  expect(await db.select().from(bulletin)).toMatchObject([{ month: '2026-03' }])
})

test('what no booking plans is shown with its reasons', async () => {
  const lines = await explainCare(db, company, new Date('2026-04-20T12:00:00+08:00'))
  expect(lines.slice(0, 2)).toEqual(['asked for consent: nobody', 'surprises in 2026-04: ¥0 of ¥2,000'])
  expect(lines.some((line) => /pending +daily +what no booking plans/.test(line))).toBe(true)
})
