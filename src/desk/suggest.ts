import type pg from 'pg'
import type { Company } from '#business/catalogue/company.ts'
import { answer } from '#business/knowledge/answer.ts'
import type { ConversationState } from '#engine/model.ts'
import type { Canned } from './canned.ts'

export interface Suggestion {
  id: string
  from: 'knowledge' | 'flow' | 'canned'
  title: string
  text: string
}

/** How many canned replies are proposed. */
const mostCanned = 3
/** Below this share of common pairs of letters a canned reply is about something else. */
const likeness = 0.08

/**
 * What might be answered to the customer's last words: what the company knows about it, the question that the bot was
 * asking, and the canned replies that sound like it. Nothing of it is sent unless somebody does.
 */
export async function suggestions(
  pool: pg.Pool,
  company: Company,
  conversationId: string,
  canned: readonly Canned[],
  now: Date,
): Promise<Suggestion[]> {
  const { rows } = await pool.query<{
    state: ConversationState | null
    locale: string
    said: string | null
    asked: string | null
  }>({
    name: 'suggestions',
    text: `select k.state, k.locale,
        coalesce((select string_agg(text, '，' order by seq) from (select text, seq from message where conversation_id = k.id
          and sender = 'customer' and seq > coalesce((select max(seq) from message where conversation_id = k.id
            and sender in ('bot', 'staff')), 0) order by seq desc limit 3) last),
          (select text from message where conversation_id = k.id and sender = 'customer' order by seq desc limit 1)) as said,
        (select text from message where conversation_id = k.id and sender = 'bot' and text ~ '[?？]'
          order by seq desc limit 1) as asked
      from conversation k where k.id = $1`,
    values: [conversationId],
  })
  const [chat] = rows
  if (!chat) return []
  const locale = chat.locale === 'en' ? 'en' : 'zh'
  const said = chat.said ?? ''
  const frame = chat.state?.stack.findLast(({ why }) => why !== 'digression')
  const about = { service: textOf(frame?.slots['service']?.value), area: numberOf(frame?.slots['area']?.value) }
  const found = said === '' ? undefined : answer(said, { company, locale, now, ...about })
  const question = chat.asked?.split('\n').findLast((line) => /[?？]/.test(line))
  return [
    ...(found?.known
      ? [
          {
            id: `knowledge:${found.source[0] ?? ''}`,
            from: 'knowledge' as const,
            title: found.source[0] ?? '',
            text: found.text,
          },
        ]
      : []),
    ...(frame && question !== undefined
      ? [{ id: `flow:${frame.flow}`, from: 'flow' as const, title: frame.flow, text: question.trim() }]
      : []),
    ...canned
      .map((one) => ({ one, score: alike(said, `${one.title} ${one.text.zh} ${one.text.en ?? ''}`) }))
      .filter(({ score }) => score >= likeness)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, mostCanned)
      .map(({ one }) => ({
        id: `canned:${one.id}`,
        from: 'canned' as const,
        title: one.title,
        text: one.filled ?? one.text[locale] ?? one.text.zh,
      })),
  ]
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

/** The share of neighbouring letters of what was said that stand in the other text as well. */
function alike(said: string, other: string): number {
  const pairs = pairsOf(said)
  if (pairs.size === 0) return 0
  const others = pairsOf(other)
  return [...pairs].filter((pair) => others.has(pair)).length / pairs.size
}

function pairsOf(text: string): Set<string> {
  const letters = Array.from(text.toLowerCase().replace(/[\s\p{P}]/gu, ''))
  return new Set(letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`))
}
