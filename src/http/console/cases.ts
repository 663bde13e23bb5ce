import { eq } from 'drizzle-orm'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { reachOf } from '#access/can.ts'
import { withoutNumbers } from '#business/knowledge/unanswered.ts'
import { caseFile } from '#business/cases/case-file.ts'
import { caseMedia } from '#business/cases/case-media.ts'
import { findCase, listCases } from '#business/cases/case-list.ts'
import type { Case, CaseRefusal, Changed } from '#business/cases/change-case.ts'
import { improve, improved, latestImprovements, linkImprovement } from '#business/cases/improve.ts'
import { inOrder } from '#business/cases/in-order.ts'
import type { Role as Authority } from '#business/cases/ladder.ts'
import { noteContact } from '#business/cases/note-contact.ts'
import { approve, propose, reject, type Staff } from '#business/cases/propose.ts'
import { reopenCase } from '#business/cases/reopen-case.ts'
import { rungsFor } from '#business/cases/rungs.ts'
import { closeCase, decideWithoutConsent } from '#business/cases/settle-case.ts'
import { takeCase } from '#business/cases/take-case.ts'
import { serviceOf } from '#business/catalogue/company.ts'
import { waitForCustomer } from '#business/cases/wait-for-customer.ts'
import type { Database } from '#db/client.ts'
import { complaint } from '#db/schema/business.ts'
import type { Role } from '#db/schema/staff.ts'
import { worksHere } from '#desk/works-here.ts'
import type { Text } from '#business/catalogue/text.ts'
import { categoryNames } from './category-names.ts'
import { Days, periodOf } from './days.ts'
import { bodyOf, queryOf } from './given.ts'
import { allow, mayOr403, scopeOf, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { recording } from './recording.ts'
import { Refusal, refuseIn } from './refusals.ts'

/** How much somebody of each role may promise a customer. */
const authority: Record<Role, Authority> = { agent: 'agent', supervisor: 'lead', admin: 'manager' }

const refusals: Record<CaseRefusal, Text> = {
  unknown_case: { zh: '没有这个投诉单。', en: 'There is no such complaint.' },
  wrong_state: {
    zh: '投诉单当前的状态不能这样做，请刷新后再看。',
    en: 'The complaint is not in a state for this; look again.',
  },
  no_authority: {
    zh: '超出您的权限，请由主管或经理来做。',
    en: 'This is beyond your authority; ask a lead or manager.',
  },
  needs_second_person: { zh: '需要另一位同事批准，不能自己批准自己的方案。', en: 'Somebody else has to approve this.' },
  amount_beyond_rung: { zh: '金额不符合这一档补偿的规定。', en: 'The amount does not fit this kind of remedy.' },
  no_booking: {
    zh: '这个投诉没有关联订单，无法按订单金额退款。',
    en: 'No order belongs to this complaint, so there is no price to refund.',
  },
  rework_too_late: { zh: '返工要约在48小时以内。', en: 'A rework has to be within 48 hours.' },
  not_assessed: { zh: '赔偿要写明由谁定损。', en: 'Say who assessed the damage.' },
  nothing_to_answer: { zh: '没有等待回复的方案。', en: 'No proposal waits for an answer.' },
  too_late: { zh: '结案已超过30天，请新建投诉单。', en: 'It was closed more than 30 days ago; open a new one.' },
}

const words = z.string().trim().min(1).max(2_000)
const Wish = Days.extend({
  status: z.enum(['unsettled', 'open', 'waiting_customer', 'proposed', 'decided', 'closed', 'reopened']).optional(),
  severity: z.enum(['S1', 'S2', 'S3', 'S4']).optional(),
  owner: z.string().max(64).optional(),
  conversationId: z.string().max(200).optional(),
  /** The days are those on which a deadline ran out, not those of the opening. */
  missed: z.literal('1').optional(),
})
const Remedy = z.strictObject({
  rung: z.enum(['apology', 'rework', 'partial_refund', 'full_refund', 'damage', 'legal']),
  amountFen: z.number().int().min(0).max(100_000_000).optional(),
  text: words,
  reworkBy: z.coerce.date().optional(),
  assessedBy: z.string().trim().max(200).optional(),
})
const Improvement = z.strictObject({
  cause: words,
  action: words,
  owner: z.string().max(64),
  dueAt: z.coerce.date().optional(),
})

/** Complaints: what is due, the file of each, and everything that staff do with one. */
export function cases({ db, company, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('case.read'), queryOf(Wish), async (c) => {
      const scope = scopeOf(c, 'case.read')
      const { from, to, missed, ...rest } = c.req.valid('query')
      const period =
        from === undefined && to === undefined && missed === undefined
          ? undefined
          : periodOf(c, { zone: company.zone, now: now() }, { from, to }).period
      const wish = {
        ...rest,
        within: scope.all ? undefined : scope,
        ...(missed === undefined ? { opened: period } : { missed: period }),
      }
      return c.json({
        cases: (await listCases(db, wish, now())).map((line) => readIn(c, line)),
        categories: categoryNames,
      })
    })
    .get('/:number', allow('case.read'), async (c) => {
      const one = await found(c)
      await mayOr403(c, 'case.read', { owner: one.owner }, one.number)
      const [file, media] = await Promise.all([caseFile(db, company, one, now()), caseMedia(db, one)])
      const role = authority[c.get('staff').role]
      return c.json({
        ...file,
        case: readIn(c, one),
        media,
        category: categoryNames.find(({ id }) => id === one.category) ?? null,
        service: serviceOf(company, file.booking?.serviceId ?? '')?.name ?? null,
        authority: role,
        ladder: rungsFor(role, file.booking?.priceFen),
      })
    })
    .post('/:number/take', allow('case.work'), async (c) => {
      const one = await workable(c)
      return answered(c, await working(c, one, (tx) => takeCase(tx, one.id, c.get('staff').id, now(), one.owner)))
    })
    .post('/:number/assign', allow('case.assign'), bodyOf(z.strictObject({ owner: z.string().max(64) })), async (c) => {
      const one = await found(c)
      const { owner } = c.req.valid('json')
      await colleague(c, owner)
      const assigned = await recording(
        c,
        (tx) => inOrder(tx, one, (inner) => takeCase(inner, one.id, owner, now(), one.owner)),
        ({ ok }) =>
          ok ? { what: 'case.assign', object: { kind: 'case', id: one.number }, detail: { owner } } : undefined,
      )
      return answered(c, assigned)
    })
    .post('/:number/contact', allow('case.work'), bodyOf(z.strictObject({ text: words })), async (c) => {
      const one = await workable(c)
      const { text } = c.req.valid('json')
      return answered(
        c,
        await working(c, one, (tx) => noteContact(tx, one.id, { by: c.get('staff').id, text, now: now() })),
      )
    })
    .post('/:number/ask', allow('case.work'), bodyOf(z.strictObject({ question: words })), async (c) => {
      const one = await workable(c)
      const { question } = c.req.valid('json')
      return answered(
        c,
        await working(c, one, (tx) => waitForCustomer(tx, one.id, { question, by: c.get('staff').id, now: now() })),
      )
    })
    .post('/:number/propose', allow('case.work'), bodyOf(Remedy), async (c) => {
      const one = await workable(c)
      const { amountFen, reworkBy, assessedBy, ...remedy } = c.req.valid('json')
      const whole = {
        ...remedy,
        ...(amountFen === undefined ? {} : { amountFen }),
        ...(reworkBy === undefined ? {} : { reworkBy }),
        ...(assessedBy === undefined ? {} : { assessedBy }),
      }
      return answered(c, await working(c, one, (tx) => propose(tx, one.id, asStaff(c), whole, now())))
    })
    .post('/:number/approve', allow('case.approve'), async (c) => {
      const one = await found(c)
      const approved = await recording(
        c,
        (tx) => inOrder(tx, one, (inner) => approve(inner, one.id, asStaff(c), now())),
        ({ ok }) => (ok ? { what: 'case.approve', object: { kind: 'case', id: one.number } } : undefined),
      )
      return answered(c, approved)
    })
    .post('/:number/reject', allow('case.approve'), bodyOf(z.strictObject({ why: words })), async (c) => {
      const one = await found(c)
      return answered(c, await inOrder(db, one, (tx) => reject(tx, one.id, asStaff(c), c.req.valid('json').why, now())))
    })
    .post('/:number/decide', allow('case.approve'), bodyOf(z.strictObject({ decision: words })), async (c) => {
      const one = await found(c)
      return answered(
        c,
        await inOrder(db, one, (tx) =>
          decideWithoutConsent(tx, one.id, asStaff(c), c.req.valid('json').decision, now()),
        ),
      )
    })
    .post('/:number/close', allow('case.work'), bodyOf(z.strictObject({ cause: words })), async (c) => {
      const one = await workable(c)
      const { cause } = c.req.valid('json')
      return answered(
        c,
        await working(c, one, (tx) => closeCase(tx, one.id, { by: c.get('staff').id, cause, now: now() })),
      )
    })
    .post('/:number/reopen', allow('case.work'), bodyOf(z.strictObject({ why: words })), async (c) => {
      const one = await workable(c)
      const { why } = c.req.valid('json')
      return answered(
        c,
        await working(c, one, (tx) => reopenCase(tx, company, one.id, { why, by: c.get('staff').id, now: now() })),
      )
    })
    .get('/:number/improvements', allow('case.work'), async (c) => {
      await workable(c)
      return c.json({ improvements: await latestImprovements(db) })
    })
    .post('/:number/improve-too', allow('case.work'), bodyOf(z.strictObject({ id: z.string().max(64) })), async (c) => {
      const one = await workable(c)
      const { id } = c.req.valid('json')
      const by = { by: c.get('staff').id, now: now() }
      if (await working(c, one, (tx) => linkImprovement(tx, one.id, id, by))) return c.json({ id })
      return refuseIn(c, 404, 'unknown_improvement', { zh: '没有这条改进措施。', en: 'There is no such improvement.' })
    })
    .post('/:number/improved', allow('case.work'), async (c) => {
      const one = await workable(c)
      if (await working(c, one, (tx) => improved(tx, one.id, now()))) return c.json({ ok: true })
      return refuseIn(c, 409, 'no_improvement', {
        zh: '没有关联改进措施，或已经落实。',
        en: 'No improvement is linked, or it is in force already.',
      })
    })
    .post('/:number/improve', allow('case.work'), bodyOf(Improvement), async (c) => {
      const one = await workable(c)
      const { dueAt, ...rest } = c.req.valid('json')
      await colleague(c, rest.owner)
      const what = { ...rest, ...(dueAt === undefined ? {} : { dueAt }) }
      const by = c.get('staff').id
      const id = await working(c, one, (tx) => improve(tx, [one.id], what, { by, now: now() }))
      return c.json({ id }, 201)
    })

  async function found(c: Context<ConsoleEnv>): Promise<Case> {
    const one = await findCase(db, c.req.param('number') ?? '')
    if (!one) throw new Refusal(c, 404, 'unknown_case', refusals.unknown_case)
    return one
  }

  /** @throws Refusal where nobody of that id works here */
  async function colleague(c: Context<ConsoleEnv>, id: string): Promise<void> {
    if (!(await worksHere(db, id)))
      throw new Refusal(c, 409, 'unknown_staff', {
        zh: '没有这位同事，或账号已停用。',
        en: 'There is no such colleague.',
      })
  }

  /** Whoever may work on it now may still do so when it is his turn: a colleague may have taken it while he waited. */
  function working<T>(c: Context<ConsoleEnv>, one: Case, work: (tx: Database) => Promise<T>): Promise<T> {
    return inOrder(db, one, async (tx) => {
      const [row] = await tx
        .select({ owner: complaint.owner })
        .from(complaint)
        .where(eq(complaint.id, one.id))
        .for('update')
      await mayOr403(c, 'case.work', { owner: row?.owner ?? null }, one.number)
      return work(tx)
    })
  }

  async function workable(c: Context<ConsoleEnv>): Promise<Case> {
    const one = await found(c)
    await mayOr403(c, 'case.work', { owner: one.owner }, one.number)
    return one
  }
}

/** A complaint as its reader sees it: numbers in the customer's words are for whoever may see those in the file. */
function readIn<T extends { text: string; owner: string | null }>(c: Context<ConsoleEnv>, one: T): T {
  const { id, role } = c.get('staff')
  const reach = reachOf(role, 'customer.unmasked')
  const sees = reach === 'any' || (reach === 'own' && one.owner === id)
  return sees ? one : { ...one, text: withoutNumbers(one.text) }
}

const asStaff = (c: Context<ConsoleEnv>): Staff => ({ id: c.get('staff').id, role: authority[c.get('staff').role] })

function answered(c: Context<ConsoleEnv>, changed: Changed) {
  return changed.ok
    ? c.json({ case: readIn(c, changed.case) })
    : refuseIn(c, 409, changed.reason, refusals[changed.reason])
}
