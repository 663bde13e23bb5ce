import { expect, test } from 'vitest'
import { caseFigures } from '#business/cases/case-figures.ts'
import { noteContact } from '#business/cases/note-contact.ts'
import { propose } from '#business/cases/propose.ts'
import { rateHandling } from '#business/cases/rate-handling.ts'
import { reopenCase } from '#business/cases/reopen-case.ts'
import { answerProposal, closeCase } from '#business/cases/settle-case.ts'
import { addToCase, waitForCustomer } from '#business/cases/wait-for-customer.ts'
import { openCase } from '#business/cases/open-case.ts'
import { business } from '../../actions/business.ts'

const { db, company } = await business('2026-03-04T10:00:00+08:00')
const at = (text: string) => new Date(`2026-03-${text}:00+08:00`)
const staff = { id: 'li', role: 'agent' } as const
const hour = 3_600_000

test('figures come from what happened: pauses are left out, nights are no desk time', async () => {
  const open = (chat: string, now: Date) =>
    openCase(
      db,
      company,
      { conversationId: chat, customerId: undefined },
      {
        category: 'quality',
        severity: 'S3',
        text: '没擦干净',
        media: [],
        remedy: undefined,
        order: '',
        now,
      },
    )
  const settle = async (id: string, now: Date) => {
    await propose(db, id, staff, { rung: 'apology', text: '致歉' }, now)
    await answerProposal(db, id, { accepted: true, by: 'customer', now })
    await closeCase(db, id, { by: 'li', cause: '漏做', now })
  }
  // Answered after an hour, waited for during two, closed after six.
  const one = await open('web:main:a', at('04T10:00'))
  await waitForCustomer(db, one.id, { question: '哪里？', by: 'li', now: at('04T11:00') })
  await addToCase(db, company, one.id, { text: '厨房', media: [], severity: undefined, now: at('04T13:00') })
  await settle(one.id, at('04T16:00'))
  await rateHandling(db, one.id, { score: 5, text: undefined, now: at('04T17:00') })
  // Answered by telephone the next morning, closed, taken up again after a day, closed an hour later.
  const two = await open('web:main:b', at('04T20:00'))
  await noteContact(db, two.id, { by: 'li', text: '致电', now: at('05T09:30') })
  await settle(two.id, at('05T10:00'))
  await reopenCase(db, company, two.id, { why: '还是脏', by: 'customer', now: at('06T10:00') })
  await settle(two.id, at('06T11:00'))
  await open('web:main:c', at('06T12:00'))

  const figures = await caseFigures(db, company, { from: at('01T00:00'), to: at('31T00:00') }, at('20T00:00'))
  expect(figures.opened).toBe(3)
  // 1 h and 13.5 h by the wall; 1 h and 2 h at the desk.
  expect(figures.firstResponse.wall).toMatchObject({ value: 7.25 * hour, n: 2 })
  expect(figures.firstResponse.business).toMatchObject({ value: 1.5 * hour, n: 2 })
  // 4 h and 14 h; the reopened one took an hour more.
  expect(figures.firstResolution.wall).toMatchObject({ value: 9 * hour, n: 2 })
  expect(figures.totalResolution.wall).toMatchObject({ value: 9.5 * hour, n: 2 })
  expect(figures.firstContactResolution).toMatchObject({ value: 0.5, n: 2 })
  expect(figures.handling).toMatchObject({ value: 1, n: 1 })
  // The reopened one was answered 30 minutes too late, the last one not at all.
  expect(figures.answeredInTime).toMatchObject({ value: 1 / 3, n: 3 })
})

test('without complaints there are no figures, and none is made up', async () => {
  const figures = await caseFigures(db, company, { from: at('30T00:00'), to: at('31T00:00') }, at('31T00:00'))
  expect(figures).toMatchObject({ opened: 0, firstResponse: {}, handling: undefined, answeredInTime: undefined })
})
