import { sql } from 'drizzle-orm'
import { atomically } from '#db/atomically.ts'
import type { Text } from '#business/catalogue/text.ts'
import { makeLinkCode } from '#business/customers/link-code.ts'
import { enqueue } from '#conversation/enqueue.ts'
import type { Database } from '#db/client.ts'

/**
 * Offers to join chats that may be one customer's, when nothing else is going on in the one that is asked, and brings
 * codes into the other one. Each is told once, by whatever number of processes.
 * @returns how many were told
 */
export async function tellLinks(db: Database, now: Date): Promise<number> {
  return atomically(db, async (tx) => {
    const { rows } = await tx.execute<Found>(sql`
      select l.id, l.status, l.conversation_id, l.other_conversation_id, mine.channel as mine, other.channel as other
      from identity_link l join conversation mine on mine.id = l.conversation_id
      join conversation other on other.id = l.other_conversation_id
      where l.status in ('found', 'wanted') and mine.assignee = 'bot' and other.assignee = 'bot'
        and (l.status = 'wanted' or jsonb_array_length(mine.state->'stack') = 0)
      limit 20 for update of l skip locked`)
    for (const link of rows) {
      if (link.status === 'found') {
        await tx.execute(sql`update identity_link set status = 'offered' where id = ${link.id}`)
        const slots = { link: link.id, channel: nameOf(link.other) }
        await enqueue(tx, link.conversation_id, { kind: 'notice', flow: 'link-offer', slots }, `link:${link.id}`, now)
      } else {
        const slots = { code: await makeLinkCode(tx, link.id, now), channel: nameOf(link.mine) }
        const key = `link-code:${link.id}:${+now}`
        await enqueue(tx, link.other_conversation_id, { kind: 'notice', flow: 'link-code', slots }, key, now)
      }
    }
    return rows.length
  })
}

type Found = {
  id: string
  status: 'found' | 'wanted'
  conversation_id: string
  other_conversation_id: string
  mine: string
  other: string
}

/** What customers call the channels. */
const names: Readonly<Record<string, Text>> = {
  web: { zh: '网站', en: 'on our website' },
  telegram: { zh: 'Telegram', en: 'on Telegram' },
  wechat: { zh: '微信', en: 'on WeChat' },
  'wechat-official': { zh: '微信公众号', en: 'on our WeChat official account' },
  'wechat-kf': { zh: '微信客服', en: 'on WeChat' },
}

const nameOf = (channel: string) => names[channel] ?? { zh: channel, en: `on ${channel}` }
