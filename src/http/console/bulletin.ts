import { desc } from 'drizzle-orm'
import { Hono, type Context } from 'hono'
import { draftBulletin, publishBulletin } from '#business/cases/bulletin.ts'
import { localDate } from '#business/time.ts'
import { bulletin as bulletins } from '#db/schema/cases.ts'
import { categoryNames } from './category-names.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { recording } from './recording.ts'
import { Refusal, refuseIn } from './refusals.ts'

const shownMonths = 24

/** The monthly word on complaints: drafted from the figures, and published once a person has approved it. */
export function bulletin({ db, company, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>()
    .get('/', allow('overview.read'), async (c) =>
      c.json({
        bulletins: await db.select().from(bulletins).orderBy(desc(bulletins.month)).limit(shownMonths),
        categories: categoryNames,
        month: localDate(company.zone, now()).toPlainYearMonth().toString(),
      }),
    )
    .post('/:month/draft', allow('bulletin.approve'), async (c) => {
      const month = monthOf(c)
      const drafted = await recording(
        c,
        (tx) => draftBulletin(tx, company, month, now()),
        () => ({ what: 'bulletin.draft', object: { kind: 'bulletin', id: month } }),
      )
      return c.json({ bulletin: drafted })
    })
    .post('/:month/publish', allow('bulletin.approve'), async (c) => {
      const month = monthOf(c)
      const { id } = c.get('staff')
      const published = await recording(
        c,
        (tx) => publishBulletin(tx, month, { id, role: 'lead' }, now()),
        (done) => (done ? { what: 'bulletin.approve', object: { kind: 'bulletin', id: month } } : undefined),
      )
      if (!published)
        return refuseIn(c, 409, 'no_draft', {
          zh: '没有可发布的草稿，或者已经发布。',
          en: 'There is no draft, or it is published already.',
        })
      return c.json({ ok: true })
    })

  /** A month that has begun. */
  function monthOf(c: Context): string {
    const month = c.req.param('month') ?? ''
    if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) && month <= localDate(company.zone, now()).toString().slice(0, 7))
      return month
    throw new Refusal(c, 400, 'bad_month', { zh: '没有这个月份。', en: 'There is no such month.' })
  }
}
