import { festivalOn } from '#business/care/festival.ts'
import type { Occasion } from '#business/care/occasions.ts'
import type { Company } from '#business/catalogue/company.ts'
import { localDate } from '#business/time.ts'
import type { followUp } from '#db/schema/follow-ups.ts'

/** How long ago the last greeting must be for this one; a birthday and a festival do not wait. */
export function careRestMs(
  { care }: Company,
  { data }: Pick<typeof followUp.$inferSelect, 'data'>,
): number | undefined {
  const occasions = (data?.['occasions'] ?? []) as Occasion[]
  return occasions.some((one) => one === 'birthday' || one === 'festival') ? undefined : care.restDays * 86_400_000
}

/** What the greeting of a day says. */
export function careSlots(
  { zone, care }: Company,
  { data }: Pick<typeof followUp.$inferSelect, 'data'>,
  occasions: ReadonlySet<Occasion>,
  now: Date,
): Record<string, unknown> {
  const festival = occasions.has('festival') ? festivalOn(localDate(zone, now))?.greeting : undefined
  return {
    ...(typeof data?.['name'] === 'string' ? { name: data['name'] } : {}),
    ...(occasions.has('birthday') ? { birthday: 'yes' } : {}),
    ...(festival ? { festival } : {}),
    ...(occasions.has('surprise') && care.surprise ? { gift: care.surprise.gift } : {}),
    ...(occasions.has('key') ? { valued: 'yes' } : {}),
    ...(occasions.has('dormant') ? { missed: 'yes' } : {}),
  }
}
