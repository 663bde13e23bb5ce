import { expect, test } from 'vitest'
import { caseFile } from '#business/cases/case-file.ts'
import { findCase, listCases } from '#business/cases/case-list.ts'
import { openCase } from '#business/cases/open-case.ts'
import { propose } from '#business/cases/propose.ts'
import { answerProposal, closeCase } from '#business/cases/settle-case.ts'
import { takeCase } from '#business/cases/take-case.ts'
import { waitForCustomer } from '#business/cases/wait-for-customer.ts'
import type { Severity } from '#db/schema/business.ts'
import { business } from '../../actions/business.ts'

const { db, company } = await business('2026-03-04T10:00:00+08:00')
const at = (text: string) => new Date(`2026-03-${text}:00+08:00`)

const open = (conversationId: string, severity: Severity, text: string, now: Date) =>
  openCase(
    db,
    company,
    { conversationId, customerId: undefined },
    { category: 'quality', severity, text, media: [], remedy: undefined, order: '', now },
  )

test('complaints come by what is due first, and what waits or is settled comes after', async () => {
  const slow = await open('web:main:slow', 'S4', '窗台有点灰', at('04T10:00'))
  const grave = await open('web:main:grave', 'S1', '燃气灶没关', at('04T10:30'))
  const waits = await open('web:main:waits', 'S2', '杯子少了', at('04T09:00'))
  await waitForCustomer(db, waits.id, { question: '哪只？', by: 'li', now: at('04T10:00') })
  const settled = await open('web:main:settled', 'S3', '迟到', at('04T09:00'))
  await propose(db, settled.id, { id: 'li', role: 'agent' }, { rung: 'apology', text: '致歉' }, at('04T09:30'))
  await answerProposal(db, settled.id, { accepted: true, by: 'customer', now: at('04T09:40') })
  await closeCase(db, settled.id, { by: 'li', cause: '堵车', now: at('04T10:00') })

  const all = await listCases(db, {}, at('04T11:00'))
  expect(all.map(({ number }) => number)).toEqual([grave.number, slow.number, waits.number, settled.number])
  expect(all[0]?.next).toMatchObject({ kind: 'sla_first_response', isOverdue: true })
  expect(all[2]?.next).toBeUndefined()

  await takeCase(db, slow.id, 'wang', at('04T11:00'))
  const numbers = async (wish: Parameters<typeof listCases>[1]) =>
    (await listCases(db, wish, at('04T11:00'))).map(({ number }) => number)
  expect(await numbers({ owner: 'wang' })).toEqual([slow.number])
  expect(await numbers({ owner: 'nobody', status: 'unsettled' })).toEqual([grave.number, waits.number])
  expect(await numbers({ within: { own: 'wang', unassigned: false } })).toEqual([slow.number])
  expect(await numbers({ within: { own: 'li', unassigned: true }, status: 'unsettled' })).toEqual([
    grave.number,
    waits.number,
  ])
  expect(await numbers({ severity: 'S1' })).toEqual([grave.number])
  expect(await numbers({ status: 'closed' })).toEqual([settled.number])
})

test('a file holds what happened in order, and what else the customer complained about', async () => {
  const first = await open('web:main:file', 'S3', '地没拖', at('05T10:00'))
  const second = await open('web:main:file', 'S2', '又没拖', at('05T11:00'))
  await propose(
    db,
    second.id,
    { id: 'li', role: 'agent' },
    { rung: 'rework', text: '明天返工', reworkBy: at('06T10:00') },
    at('05T12:00'),
  )
  const found = await findCase(db, second.number.toLowerCase())
  const file = found && (await caseFile(db, company, found, at('05T12:00')))
  expect(file?.events.map(({ kind }) => kind)).toEqual(['opened', 'proposed'])
  expect(file?.standing.proposal).toBe('明天返工')
  expect(file?.others).toEqual([{ number: first.number, status: 'open', category: 'quality' }])
})
