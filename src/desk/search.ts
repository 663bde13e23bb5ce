import type pg from 'pg'
import type { Scope } from './inbox.ts'

export interface Hit {
  conversationId: string
  name: string | null
  channel: string
  seq: number
  from: string
  /** The message around what was found. */
  text: string
  at: string
}

/** Letters shown before what was found. */
const lead = 30

/** Messages in which all the words stand, in any script, the newest first. */
export async function searchMessages(
  pool: pg.Pool,
  scope: Scope,
  { words, before, limit }: { words: string; before?: { at: Date; id: string } | undefined; limit: number },
): Promise<{ hits: Hit[]; next: string | null }> {
  const wanted = words.trim().split(/\s+/).slice(0, 5)
  const values: unknown[] = []
  const given = (value: unknown): string => `$${values.push(value)}`
  const wheres = wanted.map((word) => `m.text ilike ${given(`%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`)}`)
  if (!scope.all) {
    const own = given(scope.own)
    wheres.push(scope.unassigned ? `k.assignee in (${own}, 'bot', 'queue')` : `k.assignee = ${own}`)
  }
  if (before) wheres.push(`(m.at, m.conversation_id) < (${given(before.at)}::timestamptz, ${given(before.id)}::text)`)
  const { rows } = await pool.query<{
    conversation_id: string
    name: string | null
    channel: string
    seq: string
    sender: string
    text: string
    at: Date
  }>(
    `select m.conversation_id, coalesce(cu.name, k.display_name) as name, k.channel, m.seq, m.sender, m.text, m.at
      from message m join conversation k on k.id = m.conversation_id left join customer cu on cu.id = k.customer_id
      where m.sender in ('customer', 'bot', 'staff') and ${wheres.join(' and ')}
      order by m.at desc, m.conversation_id desc limit ${given(limit + 1)}`,
    values,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    hits: page.map((row) => ({
      conversationId: row.conversation_id,
      name: row.name,
      channel: row.channel,
      seq: Number(row.seq),
      from: row.sender,
      text: around(row.text, wanted[0] ?? ''),
      at: row.at.toISOString(),
    })),
    next: rows.length > limit && last ? `${last.at.toISOString()}~${last.conversation_id}` : null,
  }
}

function around(text: string, word: string): string {
  const at = Math.max(0, text.toLowerCase().indexOf(word.toLowerCase()) - lead)
  const part = text.slice(at, at + 160)
  return `${at > 0 ? '…' : ''}${part}${at + 160 < text.length ? '…' : ''}`
}
