import type pg from 'pg'
import type { Flows } from '#engine/flows.ts'
import type { ConversationState } from '#engine/model.ts'
import { stateOf } from './chat-detail.ts'

/** What a person who takes over wants to know at a glance; empty where there is nothing to say. */
export interface Words {
  wish: string
  known: string
  mood: string
  open: string
}

/** Sums up a chat, oldest line first. It may take as long as a language model does. */
export type SumUp = (
  lines: readonly { from: string; text: string }[],
  locale: 'zh' | 'en',
  about: { conversationId: string; now: string },
) => Promise<Words>

export interface ChatSummary extends Words {
  by: 'rules' | 'model'
  /** The last words of the customer that were not understood. */
  misunderstood: string | null
  cases: { number: string; category: string; severity: string; status: string }[]
  bookings: { ref: string; service: string; start: string; status: string }[]
  at: string
}

export interface Summaries {
  /** What is known at once: the model's words where it has written them, else those of the rules. */
  of(conversationId: string, serviceName: (id: string) => string): Promise<ChatSummary | undefined>
  /** Lets the model write while somebody opens the chat. Returns at once and never throws. */
  begin(conversationId: string): void
}

interface SummaryParts {
  pool: pg.Pool
  flows: Flows
  byRules?: SumUp | undefined
  byModel?: SumUp | undefined
  now(): Date
  failed(error: unknown): void
}

const mostLines = 40

/** Words that were cut may end in half a letter, which cannot be stored. */
const wellFormed = (_key: string, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)

/** Sums chats up by rules at once and by a language model, where there is one, when it has come to it. */
export function makeSummaries({ pool, flows, byRules, byModel, now, failed }: SummaryParts): Summaries {
  const writing = new Set<string>()

  async function linesOf(id: string): Promise<{ seq: number; lines: { from: string; text: string }[] }> {
    const { rows } = await pool.query<{ seq: string; sender: string; text: string }>({
      name: 'summary-lines',
      text: `select seq, sender, text from message where conversation_id = $1 and sender in ('customer', 'bot', 'staff')
        and text <> '' order by seq desc limit ${mostLines}`,
      values: [id],
    })
    const lines = rows.toReversed().map(({ sender, text }) => ({ from: sender, text }))
    return { seq: Number(rows.find(({ sender }) => sender === 'customer')?.seq ?? 0), lines }
  }

  async function chatOf(id: string): Promise<{ state: ConversationState | null; locale: 'zh' | 'en' } | undefined> {
    const { rows } = await pool.query<{ state: ConversationState | null; locale: string }>({
      name: 'chat-state',
      text: 'select state, locale from conversation where id = $1',
      values: [id],
    })
    const [row] = rows
    return row && { state: row.state, locale: row.locale === 'en' ? 'en' : 'zh' }
  }

  async function write(id: string): Promise<void> {
    const chat = await chatOf(id)
    const { seq, lines } = await linesOf(id)
    if (!byModel || !chat || lines.length === 0) return
    const content = await byModel(lines, chat.locale, { conversationId: id, now: now().toISOString() })
    // Whoever was erased while the model wrote has another id by now, and nothing is kept under the old one.
    await pool.query({
      name: 'keep-summary',
      text: `insert into chat_summary (conversation_id, seq, content, at)
        select id, $2, $3, $4 from conversation where id = $1 for key share
        on conflict (conversation_id) do update set seq = excluded.seq, content = excluded.content, at = excluded.at`,
      values: [id, seq, JSON.stringify(content, wellFormed), now()],
    })
  }

  function begin(id: string): void {
    if (!byModel || writing.has(id)) return
    writing.add(id)
    write(id)
      .catch(failed)
      .finally(() => writing.delete(id))
  }

  return {
    begin,
    async of(id, serviceName) {
      const chat = await chatOf(id)
      if (!chat) return undefined
      const { locale, state } = chat
      const [{ seq, lines }, facts, kept] = await Promise.all([
        linesOf(id),
        factsOf(pool, id),
        pool.query<{ seq: string; content: Words; at: Date }>({
          name: 'kept-summary',
          text: 'select seq, content, at from chat_summary where conversation_id = $1',
          values: [id],
        }),
      ])
      const [model] = kept.rows
      const isFresh = model !== undefined && Number(model.seq) >= seq
      if (!isFresh) begin(id)
      const at = now().toISOString()
      const stands = stateOf(flows, state, locale)
      const words = isFresh
        ? model.content
        : await (byRules?.(lines, locale, { conversationId: id, now: at }) ?? fromLines(lines))
      const slots = stands.slots.map(({ label, text }) => `${label[locale]} ${text}`)
      return {
        by: isFresh ? 'model' : 'rules',
        ...words,
        // What the bot was about is surer than what single lines would have meant.
        ...(isFresh || stands.flowTitle === null
          ? {}
          : { wish: joined(locale, [stands.flowTitle[locale], words.wish]) }),
        ...(isFresh || slots.length === 0 ? {} : { known: slots.join(locale === 'zh' ? '，' : ', ') }),
        ...facts,
        bookings: facts.bookings.map((one) => ({ ...one, service: serviceName(one.service) })),
        at: isFresh ? model.at.toISOString() : at,
      }
    },
  }
}

const joined = (locale: 'zh' | 'en', wishes: readonly string[]): string =>
  [...new Set(wishes.flatMap((wish) => wish.split(/、|, /)).filter((wish) => wish !== ''))].join(
    locale === 'zh' ? '、' : ', ',
  )

/** Without rules there are at least the customer's own words. */
function fromLines(lines: readonly { from: string; text: string }[]): Promise<Words> {
  const last = lines.at(-1)
  const first = lines.find(({ from }) => from === 'customer')
  return Promise.resolve({
    wish: first?.text.slice(0, 80) ?? '',
    known: '',
    mood: '',
    open: last?.from === 'customer' ? last.text.slice(0, 120) : '',
  })
}

async function factsOf(pool: pg.Pool, id: string): Promise<Pick<ChatSummary, 'misunderstood' | 'cases' | 'bookings'>> {
  const { rows } = await pool.query<{
    misunderstood: string | null
    cases: ChatSummary['cases'] | null
    bookings: ChatSummary['bookings'] | null
  }>({
    name: 'summary-facts',
    text: `select
        (select c.text from turn t join message c on c.conversation_id = t.conversation_id and c.sender = 'customer' and c.seq <= t.seq
          where t.conversation_id = k.id and t.given @> '[{"commands": [{"kind": "unclear"}]}]' order by t.seq desc, c.seq desc limit 1) as misunderstood,
        (select jsonb_agg(jsonb_build_object('number', number, 'category', category, 'severity', severity, 'status', status))
          from "case" c where (c.conversation_id = k.id or c.customer_id = k.customer_id) and c.status <> 'closed') as cases,
        (select jsonb_agg(jsonb_build_object('ref', ref, 'service', service_id, 'start', start_at, 'status', status) order by start_at)
          from booking b where (b.conversation_id = k.id or b.customer_id = k.customer_id)
            and b.status in ('confirmed', 'on_the_way', 'arrived', 'in_service')) as bookings
      from conversation k where k.id = $1`,
    values: [id],
  })
  const [row] = rows
  return { misunderstood: row?.misunderstood ?? null, cases: row?.cases ?? [], bookings: row?.bookings ?? [] }
}
