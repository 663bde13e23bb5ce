import type pg from 'pg'

const text = `
select sender, text from message
where conversation_id = $1 and seq <= (select handled_seq from conversation where id = $1)
  and sender in ('customer', 'bot', 'staff') and text <> '' order by seq desc limit $2`

/** The last lines that were dealt with before the turn under way, oldest first. */
export async function lastLines(
  pool: pg.Pool,
  conversationId: string,
  most = 6,
): Promise<{ from: string; text: string }[]> {
  const { rows } = await pool.query<{ sender: string; text: string }>({
    name: 'last_lines',
    text,
    values: [conversationId, most],
  })
  return rows.toReversed().map((row) => ({ from: row.sender, text: row.text }))
}
