import { expect, test } from 'vitest'
import { answerBy, askForData, listRequests, settleRequest, warnOfRequests } from '#business/privacy/data-requests.ts'
import { testDatabase } from '../../support/database.ts'
import { demoCompany } from '../demo-company.ts'

const { db, pool } = await testDatabase(3)
const company = demoCompany()
const wednesday = new Date('2026-03-04T10:00:00+08:00')
const later = (days: number) => new Date(+wednesday + days * 86_400_000)
const alerts = async () =>
  (await pool.query(`select detail->>'what' as what, (detail->>'late')::boolean as late from alert order by id`)).rows

test('a request is answered within the company’s working days, by the calendar of holidays', () => {
  expect(answerBy(company, wednesday).toISOString()).toBe(new Date('2026-03-25T21:00:00+08:00').toISOString())
  // The National Day holiday of 2026 has seven days, and Saturdays before and after it are worked.
  const before = answerBy(company, new Date('2026-09-28T10:00:00+08:00'))
  expect(before.toISOString()).toBe(new Date('2026-10-23T21:00:00+08:00').toISOString())
  const quick = { ...company, privacy: { ...company.privacy, answerWorkingDays: 1 } }
  expect(answerBy(quick, new Date('2026-03-06T10:00:00+08:00')).toISOString()).toBe(
    new Date('2026-03-09T21:00:00+08:00').toISOString(),
  )
})

test('asked twice it is one request, and people hear of it once; the other kind is another', async () => {
  await pool.query(`insert into conversation (id, channel, display_name) values ('web:1', 'web', '王女士')`)
  const ask = (kind: 'copy' | 'erase', at = wednesday) =>
    askForData(db, company, { conversationId: 'web:1', kind, by: 'customer' }, at)
  const first = await ask('copy')
  expect(first.isNew).toBe(true)
  expect(await ask('copy', later(1))).toMatchObject({ isNew: false, request: { id: first.request.id } })
  expect((await ask('erase', later(2))).isNew).toBe(true)
  expect(await alerts()).toEqual([
    { what: 'copy', late: null },
    { what: 'erase', late: null },
  ])
  expect((await listRequests(db)).map(({ kind, name, status }) => [kind, name, status])).toEqual([
    ['copy', '王女士', 'open'],
    ['erase', '王女士', 'open'],
  ])
})

test('people are warned daily from three days before until it is settled, once, and not by saying that somebody was erased', async () => {
  expect(await warnOfRequests(db, later(10))).toBe(0)
  expect(await warnOfRequests(db, later(19))).toBe(1)
  expect(await warnOfRequests(db, later(19.1))).toBe(0)
  expect(await warnOfRequests(db, later(22))).toBe(2)
  expect((await alerts()).slice(2)).toEqual([
    { what: 'copy', late: false },
    { what: 'copy', late: true },
    { what: 'erase', late: false },
  ])
  const open = await listRequests(db, 'web:1')
  const settle = (outcome: 'done' | 'refused', why?: string) =>
    Promise.all(open.map(({ id }) => settleRequest(db, id, { outcome, why, by: 'ann' }, later(23))))
  const erasing = open.filter(({ kind }) => kind === 'erase').map(({ id }) => id)
  const claimed = await settleRequest(db, erasing[0] ?? '', { outcome: 'done', why: undefined, by: 'ann' }, later(23))
  expect(claimed).toBe(false)
  expect(await settle('refused', '不能核实身份')).toEqual([true, true])
  expect(await settle('done')).toEqual([false, false])
  expect(await warnOfRequests(db, later(30))).toBe(0)
  const unseen = await pool.query(`select 1 from alert where seen_at is null`)
  expect(unseen.rows).toEqual([])
  expect((await listRequests(db)).map(({ status, why }) => [status, why])).toEqual([
    ['refused', '不能核实身份'],
    ['refused', '不能核实身份'],
  ])
})
