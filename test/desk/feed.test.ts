import { afterAll, expect, test } from 'vitest'
import type { Mark } from '#desk/changes.ts'
import { makeFeed, type FeedEvent } from '#desk/feed.ts'
import { makeWatch } from '#conversation/watch.ts'
import { testDatabase } from '../support/database.ts'

const connection = await testDatabase(10)
const { pool, db, url } = connection
const watch = await makeWatch(url, () => undefined)
afterAll(() => watch.close())

function feedOfAProcess() {
  const feed = makeFeed({ pool, db, watch, now: () => new Date(), failed: () => undefined })
  afterAll(() => feed.close())
  return feed
}

/** A page that remembers what it was told and where to resume. */
function page(staffId: string, mayRead: (assignee: string) => boolean = () => true) {
  const events: FeedEvent[] = []
  let mark: Mark | undefined
  return {
    events,
    mark: () => mark,
    subscriber: {
      staffId,
      mayRead,
      mayReadTeam: false,
      tell(event: FeedEvent, at: Mark) {
        events.push(event)
        mark = at
      },
    },
    /** The chats that it was told of. */
    told: () => events.flatMap((one) => (one.event === 'conversation' ? [one.data.id] : [])),
  }
}

const chat = (id: string, assignee = 'queue') =>
  pool.query(`insert into conversation (id, channel, assignee) values ($1, 'web', $2)`, [id, assignee])

async function until(good: () => boolean) {
  while (!good()) await new Promise((resolve) => setTimeout(resolve, 10))
}

test('a change reaches every page that may see it, and takes the chat from those that may not', async () => {
  const feed = feedOfAProcess()
  const lead = page('lead')
  const ann = page('ann', (assignee) => ['ann', 'queue', 'bot'].includes(assignee))
  await feed.follow(lead.subscriber, undefined)
  await feed.follow(ann.subscriber, undefined)
  await chat('shared')
  watch.changed(['shared'])
  await until(() => lead.told().includes('shared') && ann.told().includes('shared'))
  await pool.query(
    `update conversation set assignee = 'bob', touched = nextval('conversation_touched') where id = 'shared'`,
  )
  watch.changed(['shared'])
  await until(() => ann.events.some(({ event, data }) => event === 'gone' && 'id' in data && data.id === 'shared'))
  expect(lead.told()).toEqual(['shared', 'shared'])
  expect(ann.told()).toEqual(['shared'])
})

test('what nobody announced is found all the same', async () => {
  const feed = feedOfAProcess()
  const one = page('one')
  await feed.follow(one.subscriber, undefined)
  await chat('silent')
  await pool.query(`insert into alert (kind, conversation_id, at) values ('sla', 'silent', now())`)
  await until(() => one.told().includes('silent') && one.events.some(({ event }) => event === 'alert'))
  expect(one.told()).toEqual(['silent'])
})

test('a change that is committed after a later one is told live, and to those who come back', async () => {
  const feed = feedOfAProcess()
  const live = page('live')
  await feed.follow(live.subscriber, undefined)
  const slow = await pool.connect()
  await slow.query('begin')
  await slow.query(`insert into conversation (id, channel) values ('slow', 'web')`)
  await chat('quick')
  watch.changed(['quick'])
  await until(() => live.told().includes('quick'))
  // Long enough that the mark would have moved, were it not for the transaction under way.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const mark = live.mark()
  await slow.query('commit')
  slow.release()
  await until(() => live.told().includes('slow'))
  expect(live.told().indexOf('quick')).toBeLessThan(live.told().indexOf('slow'))
  const back = page('back')
  await feedOfAProcess().follow(back.subscriber, mark)
  await until(() => back.told().includes('slow'))
  expect(back.mark()).toBeDefined()
})

test('after a restart a page is told everything that happened meanwhile, and where so much did, to read anew', async () => {
  const before = page('before')
  const leave = await feedOfAProcess().follow(before.subscriber, undefined)
  await chat('known')
  watch.changed(['known'])
  await until(() => before.told().includes('known'))
  leave()
  const ids = Array.from({ length: 20 }, (_, i) => `missed-${i}`)
  for (const id of ids) await chat(id)
  const after = page('after')
  await feedOfAProcess().follow(after.subscriber, before.mark())
  await until(() => ids.every((id) => after.told().includes(id)))
  await pool.query(`insert into conversation (id, channel) select 'many-' || n, 'web' from generate_series(1, 400) n`)
  const late = page('late')
  await feedOfAProcess().follow(late.subscriber, before.mark())
  expect(late.events.map(({ event }) => event)).toContain('reset')
})

test('an open page says that somebody is there', async () => {
  await feedOfAProcess().follow(page('present').subscriber, undefined)
  const { rows } = await pool.query(`select staff_id, seen_at > now() - interval '10 seconds' as lately from presence`)
  expect(rows).toContainEqual({ staff_id: 'present', lately: true })
})

test('what happens to a complaint reaches open pages once, and those that were away', async () => {
  await pool.query(
    `insert into "case" (id, number, conversation_id, category, severity, text, first_response_due, proposal_due, close_due, opened_at)
     values ('k', 'K1', 'known', 'quality', 'S3', '没擦干净', now(), now(), now(), now())`,
  )
  const happens = (id: string) =>
    pool.query(`insert into case_event (id, case_id, kind, by, at) values ($1, 'k', 'contact', 'ann', now())`, [id])
  const open = page('open')
  const leave = await feedOfAProcess().follow(open.subscriber, undefined)
  const cases = (one: typeof open) => one.events.filter(({ event }) => event === 'cases').length
  await happens('first')
  await until(() => cases(open) === 1)
  const mark = open.mark()
  leave()
  await happens('second')
  const back = page('back-for-cases')
  await feedOfAProcess().follow(back.subscriber, mark)
  await until(() => cases(back) > 0)
  expect(cases(open)).toBe(1)
  expect(back.events.every(({ event }) => event !== 'visits')).toBe(true)
})
