import { GrammyError, HttpError, type Api } from 'grammy'
import { plainly, refusalOf } from '#channels/telegram/api.ts'
import { outcomeOf } from '#channels/telegram/deliver.ts'
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { texts } from './texts.ts'
import { postLimit, topicName } from './write-posts.ts'

export interface SendingParts {
  pool: pg.Pool
  api: Api
  failed(error: unknown): void
}

/** Longer than a call to Telegram can take. */
const leaseSeconds = 60
/** A doubtful post is tried so often; then the next one says that something may be missing. */
const mostTries = 3
/** How long nothing is sent after the whole group refused: the bot was thrown out, or may not make topics. */
const shutMs = 60_000
/** And after a call about a topic that was not answered. */
const unsureMs = 1_000
/** What staff can mend while the posts wait. */
const mendable = /not enough rights|chat not found|need administrator|not a forum|CHAT_ADMIN_REQUIRED/i
const topicIsGone = /thread not found|topic_?(?:deleted|id_invalid|not_found)/i

interface Topic {
  group_id: string
  thread_id: string | null
  doubtful_topic: boolean
  name: string | null
  reason: string | null
}

interface Waiting {
  id: string
  key: string
  kind: 'open' | 'text' | 'close'
  text: string
  status: 'pending' | 'doubtful'
  tries: number
}

/** Thrown inside, when the rest has to wait. */
class Pause extends Error {
  readonly ms: number
  constructor(ms: number) {
    super('later')
    this.ms = ms
  }
}

/**
 * Sends what waits for one topic, in order. A post is marked before its call leaves: where a process ends in the middle
 * it may stand there already, and is posted again with a mark.
 * @returns milliseconds for which nothing should be sent to the group
 */
export async function sendPosts({ pool, api, failed }: SendingParts, conversationId: string): Promise<number> {
  const owner = randomUUID()
  const lease = async (): Promise<Topic | undefined> => {
    const { rows } = await pool.query<Topic>(
      `with t as (update staff_group_topic set lease_owner = $2, lease_until = now() + make_interval(secs => ${leaseSeconds})
          where conversation_id = $1 and (lease_owner = $2 or lease_until is null or lease_until < now()) returning *)
        select t.group_id, t.thread_id, t.doubtful_topic, coalesce(cu.name, k.display_name) as name,
          (select reason from handoff h where h.conversation_id = k.id order by opened_at desc limit 1) as reason
        from t join conversation k on k.id = t.conversation_id left join customer cu on cu.id = k.customer_id`,
      [conversationId, owner],
    )
    return rows[0]
  }
  if (!(await lease())) return 0
  try {
    // Whoever had the lease before ended in the middle of these.
    await pool.query(
      `update staff_group_post set status = 'doubtful' where conversation_id = $1 and status = 'sending'`,
      [conversationId],
    )
    for (;;) {
      const topic = await lease()
      if (!topic) return 0
      const posts = await nextPosts()
      if (posts.length === 0) return 0
      await one(topic, posts)
    }
  } catch (error) {
    if (error instanceof Pause) return error.ms
    throw error
  } finally {
    await pool.query(
      `update staff_group_topic set lease_owner = null, lease_until = null where conversation_id = $1 and lease_owner = $2`,
      [conversationId, owner],
    )
  }

  /** The next post, with those that fit into the same message: a group takes twenty messages a minute. */
  async function nextPosts(): Promise<Waiting[]> {
    const { rows } = await pool.query<Waiting>(
      `select id, key, kind, text, status, tries from staff_group_post
        where conversation_id = $1 and status in ('pending', 'doubtful') order by id limit 50`,
      [conversationId],
    )
    const [first] = rows
    if (!first) return []
    const together: Waiting[] = []
    let length = 0
    for (const post of rows) {
      length += post.text.length + 2
      const fits = together.length === 0 || (length <= postLimit.max && post.kind === 'text' && first.kind === 'text')
      if (!fits || post.status !== first.status || post.tries !== first.tries) break
      together.push(post)
    }
    return together
  }

  async function one(topic: Topic, posts: readonly Waiting[]): Promise<void> {
    const [first] = posts
    if (!first) return
    try {
      if (first.kind === 'text' && topic.thread_id === null) return await create(topic)
      await mark(posts, 'sending', 1)
      if (first.kind === 'open') await open(topic)
      else if (first.kind === 'close') await close(topic)
      else {
        const text = posts.map((post) => post.text).join('\n\n')
        await api.sendMessage(
          Number(topic.group_id),
          first.status === 'doubtful' ? `${texts.perhapsTwice}\n${text}` : text,
          { message_thread_id: Number(topic.thread_id), link_preview_options: { is_disabled: true } },
        )
      }
      await mark(posts, 'sent')
    } catch (error) {
      await wentWrong(topic, posts, first, error)
    }
  }

  async function wentWrong(topic: Topic, posts: readonly Waiting[], first: Waiting, error: unknown): Promise<void> {
    // What is not about the call may have happened on either side of it: whoever comes next takes it for doubtful.
    if (!(error instanceof GrammyError) && !(error instanceof HttpError)) throw error
    const refusal = refusalOf(error)
    if (refusal?.error_code === 400 && topicIsGone.test(refusal.description) && topic.thread_id !== null) {
      await pool.query('update staff_group_topic set thread_id = null where conversation_id = $1', [conversationId])
      // What is to be closed is gone already; everything else goes into a new one.
      return first.kind === 'close' ? mark(posts, 'sent') : mark(posts, first.status, -1)
    }
    const outcome = outcomeOf(error)
    const waits = async (ms: number): Promise<never> => {
      await mark(posts, first.status, -1)
      throw new Pause(ms)
    }
    if (outcome.why === 'later') return waits(outcome.retryAfterMs)
    failed(plainly(error))
    if (outcome.why === 'refused' && (refusal?.error_code === 403 || mendable.test(outcome.detail)))
      return waits(shutMs)
    // What is done to a topic may be done twice; a text was not sent while there was none.
    const aboutTopic = first.kind !== 'text' || topic.thread_id === null
    if (aboutTopic && outcome.why === 'unknown') return waits(unsureMs)
    if (aboutTopic && topic.thread_id === null) return waits(shutMs)
    if (outcome.why === 'unknown' && first.tries + 1 < mostTries) return mark(posts, 'doubtful')
    await mark(posts, outcome.why === 'unknown' ? 'uncertain' : 'failed')
    if (!first.key.startsWith('gap:'))
      await pool.query(
        `insert into staff_group_post (conversation_id, key, kind, text) values ($1, $2, 'text', $3) on conflict do nothing`,
        [conversationId, `gap:${first.id}`, texts.gap],
      )
  }

  async function mark(posts: readonly Waiting[], status: string, tries = 0): Promise<void> {
    await pool.query(`update staff_group_post set status = $2, tries = greatest(0, tries + $3) where id = any($1)`, [
      posts.map(({ id }) => id),
      status,
      tries,
    ])
  }

  /** The topic is there and open: made the first time, opened again the next. */
  async function open(topic: Topic): Promise<void> {
    if (topic.thread_id === null) return create(topic)
    try {
      await api.reopenForumTopic(Number(topic.group_id), Number(topic.thread_id))
    } catch (error) {
      if (!isNoChange(error)) throw error
    }
  }

  async function close(topic: Topic): Promise<void> {
    if (topic.thread_id === null) return
    try {
      await api.closeForumTopic(Number(topic.group_id), Number(topic.thread_id))
    } catch (error) {
      if (!isNoChange(error)) throw error
    }
  }

  /** Makes the topic, once: when Telegram does not answer, the next says that there may be another. */
  async function create(topic: Topic): Promise<void> {
    const { rows } = await pool.query<{ doubtful: boolean; posted: boolean }>(
      `update staff_group_topic t set doubtful_topic = true from (select doubtful_topic as doubtful,
          exists (select from staff_group_post p where p.conversation_id = $1 and p.kind = 'text' and p.status = 'sent') as posted
        from staff_group_topic where conversation_id = $1) before
        where t.conversation_id = $1 returning before.doubtful, before.posted`,
      [conversationId],
    )
    let made: { message_thread_id: number }
    try {
      made = await api.createForumTopic(Number(topic.group_id), topicName(topic.name, topic.reason))
    } catch (error) {
      // Refused is not made, and what never left neither.
      if (outcomeOf(error).why !== 'unknown' && rows[0]?.doubtful !== true)
        await pool.query('update staff_group_topic set doubtful_topic = false where conversation_id = $1', [
          conversationId,
        ])
      throw error
    }
    await pool.query('update staff_group_topic set thread_id = $2, doubtful_topic = false where conversation_id = $1', [
      conversationId,
      made.message_thread_id,
    ])
    const said = [...(rows[0]?.doubtful ? [texts.secondTopic] : []), ...(rows[0]?.posted ? [texts.movedHere] : [])]
    if (said.length > 0)
      await api
        .sendMessage(Number(topic.group_id), said.join('\n'), { message_thread_id: made.message_thread_id })
        .catch((error: unknown) => failed(plainly(error)))
  }
}

const isNoChange = (error: unknown): boolean => /TOPIC_NOT_MODIFIED/i.test(refusalOf(error)?.description ?? '')
