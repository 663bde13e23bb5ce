import { z } from 'zod'
import { type Category, categoryInfo } from '#business/cases/category.ts'
import type { Case } from '#business/cases/change-case.ts'
import { ownCases } from '#business/cases/open-case.ts'
import type { DeadlineKind } from '#business/cases/plan-deadlines.ts'
import { reopenWithinMs } from '#business/cases/reopen-case.ts'
import { type Standing, whereItStands } from '#business/cases/where-it-stands.ts'
import type { Locale, Text } from '#business/catalogue/text.ts'
import type { BusinessContext } from '#business/context.ts'
import { optional } from '#business/ordering/input.ts'
import { iso } from '#business/time.ts'
import { momentText } from '#business/wording.ts'
import type { CaseStatus, Severity } from '#db/schema/business.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ number: optional(z.string()) })

interface CaseView {
  number: string
  category: string
  categoryText: string
  severity: Severity
  status: CaseStatus
  statusText: string
  openedAt: string
  /** When the customer hears next; null when nothing is owed. */
  nextDue: string | null
  isOverdue: boolean
  decision: string | null
  text: string
}

interface Output {
  cases: CaseView[]
  text: string
  /** Something that was promised has not been kept. */
  overdue: boolean
  /** The latest case that more can be said about, and the latest that can be taken up again; null without one. */
  open: string | null
  reopenable: string | null
}

const statusTexts: Record<CaseStatus, Text> = {
  open: { zh: '处理中', en: 'being handled' },
  waiting_customer: { zh: '等您回复', en: 'waiting for your answer' },
  proposed: { zh: '已给出方案', en: 'a remedy has been proposed' },
  decided: { zh: '已决定', en: 'decided' },
  closed: { zh: '已结案', en: 'closed' },
  reopened: { zh: '重新处理中', en: 'taken up again' },
}

/** Where the customer's own complaints stand. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: "Where the customer's own complaints stand and what comes next.",
  effect: 'reads',
  input,
  async run({ number }, context) {
    const { db, locale, now } = context
    const own = await ownCases(db, context, number)
    const unsettled = own.filter(({ status }) => status !== 'closed')
    // Old stories are told only to those who have no other.
    const told = number !== undefined ? own : unsettled.length > 0 ? unsettled : own.slice(0, 1)
    const cases: CaseView[] = []
    for (const one of told) cases.push(viewOf(one, await whereItStands(db, one, now), context))
    const none = locale === 'zh' ? '没有查到您的投诉记录。' : 'There is no complaint of yours on file.'
    const settled = told.find(
      ({ status, closedAt }) =>
        status === 'decided' || (closedAt !== null && status === 'closed' && +closedAt + reopenWithinMs >= +now),
    )
    return {
      cases,
      text: cases.length === 0 ? none : cases.map(({ text }) => text).join('\n'),
      overdue: cases.some(({ isOverdue }) => isOverdue),
      open: told.find(({ status }) => status !== 'closed' && status !== 'decided')?.number ?? null,
      reopenable: settled?.number ?? null,
    }
  },
}

function viewOf(one: Case, standing: Standing, { company: { zone }, locale }: BusinessContext): CaseView {
  const { next } = standing
  const statusText = statusTexts[one.status][locale]
  const categoryText = categoryInfo[one.category as Category].text[locale]
  const parts = sentences(one, standing, zone, locale)
  const zh = locale === 'zh'
  return {
    number: one.number,
    category: one.category,
    categoryText,
    severity: one.severity,
    status: one.status,
    statusText,
    openedAt: iso(zone, one.openedAt),
    nextDue: next ? iso(zone, next.due) : null,
    isOverdue: next?.isOverdue === true,
    decision: one.decision,
    text: zh
      ? `${one.number}（${categoryText}）：${statusText}。${parts.join('')}`
      : `${one.number} (${categoryText}): ${statusText}. ${parts.join(' ')}`,
  }
}

const owed: Record<DeadlineKind, { promise: Text; missed: Text }> = {
  sla_first_response: {
    promise: { zh: '最晚{by}有同事联系您。', en: 'A colleague contacts you by {by}.' },
    missed: {
      zh: '本来应该在{by}之前有同事联系您，已经超时了，对不起。',
      en: 'A colleague should have contacted you by {by}. We are late, and sorry.',
    },
  },
  sla_proposal: {
    promise: { zh: '最晚{by}给您处理方案。', en: 'We propose a remedy by {by}.' },
    missed: {
      zh: '本来应该在{by}之前给您方案，已经超时了，对不起。',
      en: 'We should have proposed a remedy by {by}. We are late, and sorry.',
    },
  },
  sla_close: {
    promise: { zh: '最晚{by}办结。', en: 'It is settled by {by}.' },
    missed: {
      zh: '本来应该在{by}之前办结，已经超时了，对不起。',
      en: 'It should have been settled by {by}. We are late, and sorry.',
    },
  },
}

function sentences(one: Case, standing: Standing, zone: string, locale: Locale): string[] {
  const zh = locale === 'zh'
  const { next, proposal, question, answered } = standing
  const said: string[] = []
  if (one.status !== 'closed' && one.status !== 'decided')
    said.push(
      answered
        ? zh
          ? '同事已经联系过您。'
          : 'A colleague has been in touch with you.'
        : zh
          ? '还没有同事联系您。'
          : 'Nobody has contacted you yet.',
    )
  if (question !== undefined) said.push(zh ? `在等您回答：${question}` : `We are waiting for your answer: ${question}`)
  if (proposal !== undefined)
    said.push(zh ? `方案：${proposal}。等您答复。` : `Proposed: ${proposal}. We wait for your answer.`)
  if (one.decision !== null) said.push(zh ? `结果：${one.decision}。` : `Outcome: ${one.decision}.`)
  if (next) {
    const text = owed[next.kind][next.isOverdue ? 'missed' : 'promise'][locale]
    said.push(text.replace('{by}', momentText(zone, locale, next.due)))
  }
  return said
}
