import { sql } from 'drizzle-orm'
import type { Company } from '#business/catalogue/company.ts'
import { localDate } from '#business/time.ts'
import { momentText, moneyText } from '#business/wording.ts'
import type { Database } from '#db/client.ts'

/**
 * What no booking plans, of the last thirty days and ahead: greetings, questions about the company and the daily round,
 * each with whom it is for, why, and why not where it was not sent; and how much of the month's surprises is spent.
 */
export async function explainCare(db: Database, company: Company, now: Date): Promise<string[]> {
  const month = localDate(company.zone, now).toString().slice(0, 7)
  const since = new Date(+now - 30 * 86_400_000).toISOString()
  const consent = await db.execute<{ status: string; n: number }>(
    sql`select status, count(*)::int as n from care_consent group by status order by status`,
  )
  const spent = await db.execute<{ fen: string }>(
    sql`select coalesce(sum(cost_fen), 0) as fen from care_gift where month = ${month}`,
  )
  const { rows } = await db.execute<{
    due_at: string
    status: string
    kind: string
    why: string | null
    reason: string | null
    name: string | null
    what: string | null
  }>(sql`
    select f.due_at, f.status, f.kind, f.why, f.reason, c.name, f.data->>'poll' as what from follow_up f
    left join conversation k on k.id = f.conversation_id left join customer c on c.id = coalesce(k.customer_id, f.data->>'customer')
    where f.kind in ('care', 'poll', 'daily') and f.due_at > ${since}::timestamptz order by f.due_at, f.key limit 500`)
  const { surprise } = company.care
  const agreed = consent.rows.map(({ status, n }) => `${status} ${n}`).join(', ')
  return [
    `asked for consent: ${agreed === '' ? 'nobody' : agreed}`,
    surprise
      ? `surprises in ${month}: ${moneyText(Number(spent.rows[0]?.fen ?? 0))} of ${moneyText(surprise.budgetFen)}`
      : 'surprises: none',
    ...rows.map(({ due_at, status, kind, why, reason, name, what }) => {
      const when = momentText(company.zone, 'en', new Date(due_at)).padEnd(18)
      const notes = [name ?? '', why ?? '', reason ?? ''].filter((note) => note !== '').join('; ')
      return `  ${when} ${status.padEnd(8)} ${(what ?? kind).padEnd(18)} ${notes}`
    }),
  ]
}
