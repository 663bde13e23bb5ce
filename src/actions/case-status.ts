import { z } from 'zod'
import { type Category, categoryInfo } from '#business/cases/category.ts'
import { type Case, ownCases } from '#business/cases/open-case.ts'
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
  /** When the customer hears next; null when the case is closed. */
  nextDue: string | null
  decision: string | null
  text: string
}

const statusTexts: Record<CaseStatus, Text> = {
  open: { zh: '处理中', en: 'being handled' },
  waiting_customer: { zh: '等您回复', en: 'waiting for your answer' },
  proposed: { zh: '已给出方案', en: 'a remedy has been proposed' },
  decided: { zh: '已决定', en: 'decided' },
  closed: { zh: '已结案', en: 'closed' },
  reopened: { zh: '重新处理中', en: 'reopened' },
}

/** Where the customer's own complaints stand. */
export const action: Action<z.output<typeof input>, { cases: CaseView[]; text: string }, BusinessContext> = {
  description: "Where the customer's own complaints stand and what comes next.",
  effect: 'reads',
  input,
  async run({ number }, context) {
    const { db, company, locale } = context
    const cases = (await ownCases(db, context, number)).map((one) => viewOf(one, company.zone, locale))
    const none = locale === 'zh' ? '没有查到您的投诉记录。' : 'There is no complaint of yours on file.'
    return { cases, text: cases.length === 0 ? none : cases.map(({ text }) => text).join('\n') }
  },
}

function viewOf(one: Case, zone: string, locale: Locale): CaseView {
  const due = nextDue(one)
  const statusText = statusTexts[one.status][locale]
  const categoryText = categoryInfo[one.category as Category].text[locale]
  const by = due === undefined ? '' : momentText(zone, locale, due)
  const zh = locale === 'zh'
  const next = by === '' ? '' : zh ? `，最晚${by}给您答复` : `, you hear from us by ${by}`
  const decision = one.decision === null ? '' : zh ? `。结果：${one.decision}` : `. Outcome: ${one.decision}`
  return {
    number: one.number,
    category: one.category,
    categoryText,
    severity: one.severity,
    status: one.status,
    statusText,
    openedAt: iso(zone, one.openedAt),
    nextDue: due === undefined ? null : iso(zone, due),
    decision: one.decision,
    text: zh
      ? `${one.number}（${categoryText}）：${statusText}${next}${decision}。`
      : `${one.number} (${categoryText}): ${statusText}${next}${decision}.`,
  }
}

function nextDue(one: Case): Date | undefined {
  if (one.status === 'closed') return undefined
  if (one.firstResponseAt === null) return one.firstResponseDue
  return one.proposedAt === null ? one.proposalDue : one.closeDue
}
