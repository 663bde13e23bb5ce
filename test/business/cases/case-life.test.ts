import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { draftBulletin, publishBulletin, publishedBulletins } from '#business/cases/bulletin.ts'
import { improve, improved } from '#business/cases/improve.ts'
import { noteContact } from '#business/cases/note-contact.ts'
import { approve, propose, reject, type Staff } from '#business/cases/propose.ts'
import { reopenCase } from '#business/cases/reopen-case.ts'
import { answerProposal, closeCase, decideWithoutConsent } from '#business/cases/settle-case.ts'
import { takeCase } from '#business/cases/take-case.ts'
import { addToCase, waitForCustomer } from '#business/cases/wait-for-customer.ts'
import { complaint } from '#db/schema/business.ts'
import { caseProposal, caseRating } from '#db/schema/cases.ts'
import { companyAtWork, complaining } from './chat.ts'

const world = await companyAtWork('2026-03-04T10:00:00+08:00')
const { db, company } = world

const agent: Staff = { id: 'li', role: 'agent' }
const lead: Staff = { id: 'wang', role: 'lead' }
const manager: Staff = { id: 'zhao', role: 'manager' }
const other: Staff = { id: 'qian', role: 'manager' }

test('from the complaint to the score, told step by step', async () => {
  const chat = await complaining(world)
  const { id, number, bookingId } = await chat.only()
  expect(bookingId).not.toBeNull()
  expect(await takeCase(db, id, 'li', world.now())).toMatchObject({ ok: true, case: { owner: 'li' } })
  const text = '退还 40 元，并安排免费返工'
  await propose(db, id, agent, { rung: 'partial_refund', amountFen: 40_00, text }, world.now())
  await world.due()
  expect(await chat.heard()).toContain(text)
  expect(await chat.say('接受')).toContain('就按这个方案办')
  expect(await chat.only()).toMatchObject({ status: 'decided', accepted: true, amountFen: 40_00, decision: text })
  await closeCase(db, id, { by: 'li', cause: '漏做厨房', now: world.now() })
  await world.due()
  expect(await chat.heard()).toMatch(new RegExp(`${number} 已经办结[^]*1 到 5 分`))
  expect(await chat.say('5分')).toContain('谢谢您的评价')
  expect(await db.select().from(caseRating).where(eq(caseRating.caseId, id))).toMatchObject([{ score: 5 }])
  expect(await chat.history()).toEqual(['opened', 'taken', 'proposed', 'accepted', 'closed', 'rated'])
  expect(await chat.deadlines()).toEqual({ sla_first_response: 'kept', sla_proposal: 'kept', sla_close: 'kept' })
  expect(await chat.alerts()).toEqual([])
})

test('news is told once, and staff who have the chat say it themselves', async () => {
  const chat = await complaining(world)
  const { id } = await chat.only()
  await chat.staff('take')
  await chat.heard()
  await propose(db, id, agent, { rung: 'apology', text: '我们向您道歉' }, world.now())
  await Promise.all([world.program.runDue(), world.program.runDue()])
  await world.due()
  expect((await chat.heard()).split('我们向您道歉')).toHaveLength(2)
  expect(await chat.assignee()).toBe('li')
})

test('nobody promises more than he may, and large sums need two', async () => {
  const chat = await complaining(world)
  const { id } = await chat.only()
  const half = { rung: 'partial_refund', amountFen: 100_00, text: '退还一半' } as const
  await propose(db, id, agent, half, world.now())
  await world.due()
  // Until somebody has approved it the customer hears nothing, and nothing can be accepted.
  expect(await chat.heard()).not.toContain('退还一半')
  expect(await chat.say('我的投诉怎么样了')).not.toContain('退还一半')
  expect(await answerProposal(db, id, { accepted: true, by: 'li', now: world.now() })).toMatchObject({ ok: false })
  expect(await approve(db, id, agent, world.now())).toEqual({ ok: false, reason: 'needs_second_person' })
  expect(await approve(db, id, { ...agent, id: 'sun' }, world.now())).toEqual({ ok: false, reason: 'no_authority' })
  expect(await approve(db, id, lead, world.now())).toMatchObject({ ok: true, case: { status: 'proposed' } })
  await world.due()
  expect(await chat.heard()).toContain('退还一半')

  const full = { rung: 'full_refund', amountFen: 200_00, text: '全额退款并换人' } as const
  await propose(db, id, manager, full, world.now())
  expect(await approve(db, id, manager, world.now())).toEqual({ ok: false, reason: 'needs_second_person' })
  expect(await reject(db, id, other, '先返工', world.now())).toMatchObject({ ok: true })
  expect(await approve(db, id, other, world.now())).toEqual({ ok: false, reason: 'wrong_state' })
  await propose(db, id, manager, full, world.now())
  expect(await approve(db, id, other, world.now())).toMatchObject({ ok: true })
  const proposals = await db.select().from(caseProposal).where(eq(caseProposal.caseId, id))
  expect(proposals.map(({ status }) => status).toSorted()).toEqual(['rejected', 'replaced', 'told'])
})

test('more than the ladder allows is refused and leaves no trace', async () => {
  const chat = await complaining(world)
  const { id } = await chat.only()
  const tooMuch = { rung: 'partial_refund', amountFen: 150_00, text: '退 150' } as const
  expect(await propose(db, id, manager, tooMuch, world.now())).toEqual({ ok: false, reason: 'amount_beyond_rung' })
  expect(await closeCase(db, id, { by: 'li', cause: '', now: world.now() })).toMatchObject({ ok: false })
  expect(await chat.history()).toEqual(['opened'])
  expect(await db.select().from(caseProposal).where(eq(caseProposal.caseId, id))).toEqual([])
})

test('a refused remedy goes back to people; the decision names the ways outside', async () => {
  const chat = await complaining(world)
  const { id } = await chat.only()
  await propose(db, id, agent, { rung: 'apology', text: '我们向您道歉' }, world.now())
  await world.due()
  await chat.heard()
  expect(await chat.say('不接受')).toContain('12315')
  expect(await chat.assignee()).toBe('queue')
  expect(await chat.alerts()).toEqual(['case', 'handoff'])
  expect(await decideWithoutConsent(db, id, agent, '不予退款', world.now())).toEqual({
    ok: false,
    reason: 'no_authority',
  })
  await decideWithoutConsent(db, id, lead, '照片显示厨房已清洁，不予退款', world.now())
  await world.due()
  const told = await chat.heard()
  expect(told).toContain('我们的决定是')
  expect(told).toContain('不予退款')
  expect(told).toMatch(/12315[^]*消费者协会/)
  expect(await chat.only()).toMatchObject({ status: 'decided', accepted: false })
})

test('the bot tells a decision with the ways outside where it has the chat', async () => {
  const chat = await complaining(world)
  const { id } = await chat.only()
  await decideWithoutConsent(db, id, lead, '不予退款', world.now())
  await world.due()
  expect(await chat.heard()).toMatch(/我们的决定是：[^]*不予退款[^]*12315[^]*消费者协会[^]*重新处理/)
  expect(await chat.assignee()).toBe('bot')
  // Nothing was proposed, so nothing was declined.
  expect(await chat.only()).toMatchObject({ status: 'decided', accepted: null })
})

test('given back after a hand-off, the bot does not hand off again', async () => {
  const chat = await complaining(world)
  const { id } = await chat.only()
  await propose(db, id, agent, { rung: 'apology', text: '我们向您道歉' }, world.now())
  await world.due()
  await chat.say('不接受')
  await chat.staff('back')
  expect(await chat.assignee()).toBe('bot')
})

test('what was answered by telephone before it was told is not asked in the chat', async () => {
  const { chat } = await settled()
  expect(await chat.assignee()).toBe('bot')
  expect((await chat.only()).accepted).toBe(true)
})

test('news that newer news has overtaken is not told', async () => {
  const chat = await complaining(world)
  const { id } = await chat.only()
  await waitForCustomer(db, id, { question: '能发一张照片吗？', by: 'li', now: world.now() })
  await propose(db, id, agent, { rung: 'apology', text: '我们向您道歉' }, world.now())
  await world.due()
  const told = await chat.heard()
  expect(told).toContain('我们向您道歉')
  expect(told).not.toContain('能发一张照片吗')
})

test('an old proposal can no longer be accepted', async () => {
  const chat = await complaining(world)
  const { id } = await chat.only()
  await propose(db, id, agent, { rung: 'partial_refund', amountFen: 20_00, text: '退 20 元' }, world.now())
  await world.due()
  await propose(db, id, agent, { rung: 'partial_refund', amountFen: 30_00, text: '退 30 元' }, world.now())
  // The customer answers what he has seen; the newer one has not been told yet.
  expect(await chat.say('接受')).toContain('有变化')
  expect(await chat.only()).toMatchObject({ status: 'proposed', amountFen: null })
})

test('while the customer is asked the clocks stand; the answer sets them going', async () => {
  const chat = await complaining(world)
  const before = await chat.only()
  await world.advance(60)
  await waitForCustomer(db, before.id, { question: '能发一张厨房的照片吗？', by: 'li', now: world.now() })
  await world.due()
  expect(await chat.heard()).toContain('能发一张厨房的照片吗')
  expect(await chat.deadlines()).toMatchObject({ sla_proposal: 'waiting_customer', sla_close: 'waiting_customer' })
  await world.advance(30 * 60)
  expect(await chat.alerts()).toEqual([])
  expect(await chat.say('就是灶台旁边那一块')).toContain('谢谢')
  const after = await chat.only()
  expect(after.status).toBe('open')
  expect(+after.proposalDue - +before.proposalDue).toBe(30 * 3_600_000)
  expect(+after.closeDue - +before.closeDue).toBe(30 * 3_600_000)
  expect(await chat.deadlines()).toMatchObject({ sla_first_response: 'kept', sla_proposal: 'pending' })
  expect(await chat.history()).toEqual(['opened', 'asked', 'answered'])
})

test('a missed deadline warns before, alarms once, and the customer hears the truth', async () => {
  const chat = await complaining(world)
  await world.advance(16 * 60)
  await world.advance(24 * 60)
  expect((await chat.alerts()).filter((kind) => kind.startsWith('sla'))).toEqual(['sla_soon', 'sla', 'sla_soon', 'sla'])
  expect(await chat.deadlines()).toMatchObject({ sla_first_response: 'missed', sla_proposal: 'missed' })
  const told = await chat.say('我的投诉怎么样了')
  expect(told).toMatch(/还没有同事联系您[^]*已经超时了/)
  expect((await chat.alerts()).filter((kind) => kind === 'case')).toHaveLength(1)
})

test('a deadline that was missed alarms once, whatever is done with the case afterwards', async () => {
  const chat = await complaining(world)
  const { id } = await chat.only()
  await world.advance(3 * 24 * 60)
  const missed = async () => (await chat.alerts()).filter((kind) => kind === 'sla').length
  const before = await missed()
  expect(before).toBeGreaterThan(0)
  await takeCase(db, id, 'li', world.now())
  await addToCase(db, company, id, { text: '还有阳台', media: [], severity: undefined, now: world.now() })
  await world.advance(60)
  expect(await missed()).toBe(before)
})

test('what staff write in the chat is an answer, at the time at which it was written', async () => {
  const chat = await complaining(world)
  const opened = await chat.only()
  await world.advance(30)
  await chat.staff('say', '您好，我是小李，我来处理')
  await world.advance(4 * 24 * 60)
  const [first] = (await chat.alerts()).filter((kind) => kind.startsWith('sla'))
  expect(first).toBe('sla_soon')
  expect(await chat.deadlines()).toMatchObject({ sla_first_response: 'kept', sla_proposal: 'missed' })
  expect(+((await chat.only()).firstResponseAt ?? 0) - +opened.openedAt).toBe(30 * 60_000)
  expect((await chat.history()).filter((kind) => kind === 'contact')).toHaveLength(1)
})

test('a telephone call is an answer as well', async () => {
  const chat = await complaining(world)
  const { id } = await chat.only()
  await noteContact(db, id, { by: 'li', text: '已电话致歉', now: world.now() })
  expect(await chat.deadlines()).toMatchObject({ sla_first_response: 'kept' })
})

async function settled() {
  const chat = await complaining(world)
  const { id } = await chat.only()
  await propose(db, id, agent, { rung: 'apology', text: '我们向您道歉' }, world.now())
  await answerProposal(db, id, { accepted: true, by: 'customer', now: world.now() })
  await closeCase(db, id, { by: 'li', cause: '漏做', now: world.now() })
  await world.due()
  const told = await chat.heard()
  expect(told).toContain('已经办结')
  expect(told).not.toContain('您接受吗')
  await chat.say('不评了')
  return { chat, id }
}

test('the customer has a settled case taken up again', async () => {
  const { chat, id } = await settled()
  expect(await chat.say('对处理结果不满意，要求重新处理')).toContain('重新处理投诉')
  expect((await chat.only()).status).toBe('closed')
  expect(await chat.say('是的')).toContain('已经重新处理')
  expect(await chat.cases()).toMatchObject([{ id, status: 'reopened', severity: 'S2', decision: null }])
  expect(await chat.assignee()).toBe('queue')
  expect(await chat.deadlines()).toMatchObject({ sla_first_response: 'pending', sla_close: 'pending' })
})

test('after a month it is a new case', async () => {
  const { id } = await settled()
  const later = new Date(+world.now() + 31 * 24 * 3_600_000)
  expect(await reopenCase(db, company, id, { why: '', by: 'customer', now: later })).toEqual({
    ok: false,
    reason: 'too_late',
  })
})

test('after an S1 nobody asks for a score', async () => {
  const chat = await world.customer()
  await chat.say('师傅把我推倒了，头在流血')
  const { id, severity } = await chat.only()
  expect(severity).toBe('S1')
  await chat.staff('back')
  await propose(db, id, agent, { rung: 'apology', text: '我们非常抱歉' }, world.now())
  await answerProposal(db, id, { accepted: true, by: 'customer', now: world.now() })
  await world.due()
  await closeCase(db, id, { by: 'li', cause: '推搡', now: world.now() })
  await world.due()
  const told = await chat.heard()
  expect(told).toContain('已经办结')
  expect(told).not.toMatch(/1 到 5 分/)
})

test('a bulletin names nobody, waits for approval and then stays as it is', async () => {
  const { id } = await settled()
  const month = '2026-03'
  await improve(
    db,
    [id],
    { cause: '清单缺少厨房', action: '清单增加厨房死角', owner: 'wang' },
    { by: 'wang', now: world.now() },
  )
  expect(await improved(db, id, world.now())).toBe(true)
  expect((await db.select().from(complaint).where(eq(complaint.id, id)))[0]?.cause).toBe('清单缺少厨房')
  const { content } = await draftBulletin(db, company, month, world.now())
  expect(await publishedBulletins(db)).toEqual([])
  expect(await publishBulletin(db, month, agent, world.now())).toBe(false)
  expect(await publishBulletin(db, month, lead, world.now())).toBe(true)
  await settled()
  const again = await draftBulletin(db, company, month, world.now())
  expect(again.content).toEqual(content)
  expect(content.closed).toBe(content.categories.reduce((sum, { closed }) => sum + closed, 0))
  expect(content.categories.every(({ category, closed }) => category === 'other' || closed >= 5)).toBe(true)
  expect(content.improvements).toEqual([{ cause: '清单缺少厨房', action: '清单增加厨房死角', done: true }])
  expect(content.handling === null || content.handling.n >= 5).toBe(true)
  expect(JSON.stringify(content)).not.toMatch(/TS\d{8}|web:/)
})

test('photos that come with a complaint are kept with it', async () => {
  const chat = await world.customer()
  await chat.say('我要投诉')
  expect(await chat.say('[图片]', { media: { kind: 'photo', ref: 'p1' } })).toContain('照片收到了')
  await chat.say('沙发被划了一道口子')
  await chat.say('先给我回电')
  await chat.say('对')
  expect(await chat.only()).toMatchObject({ media: ['p1'], text: '沙发被划了一道口子', category: 'quality' })
})
