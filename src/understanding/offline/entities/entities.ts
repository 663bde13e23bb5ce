import { findAddresses, type AddressMention } from './address.ts'
import { findAreas, type AreaMention } from './area.ts'
import { findCounts, type CountMention } from './count.ts'
import { findDistricts, type DistrictMention, type ServedArea } from './district.ts'
import { overlaps, type Found } from './found.ts'
import type { MoodSignals } from './mood.ts'
import { findNames, type NameMention } from './name.ts'
import { findOrders, type OrderMention } from './order.ts'
import { findPhones, type PhoneMention } from './phone.ts'
import { findRatings, type RatingMention } from './rating.ts'
import { readServices, type ServiceMention, type ServiceTable } from './service.ts'
import { withoutTold } from './told.ts'
import { findWorkers, type WorkerMention } from './worker.ts'

/** What the entities may know beside the text. */
export interface EntityContext {
  /** The slot just asked; bare answers (90, 两个, 李雷) count for it only. */
  expecting?: string
  services: ServiceTable
  served: ServedArea
  signals?: MoodSignals
  ratingScale?: 5 | 10
}

/** Everything but times that a message names, each kind in the order of the text. */
export interface Entities {
  phones: PhoneMention[]
  orders: OrderMention[]
  addresses: AddressMention[]
  districts: DistrictMention[]
  names: NameMention[]
  workers: WorkerMention[]
  services: ServiceMention[]
  areas: AreaMention[]
  counts: CountMention[]
  ratings: RatingMention[]
}

/**
 * Reads all entities of a normalised text. Where two kinds claim the same characters the surer one keeps them: a
 * telephone number is no order, and the digits of either belong to no address, area, count or rating.
 */
export function findEntities(text: string, context: EntityContext): Entities {
  const cuedOrders = findOrders(text, context)
  const phones = without(findPhones(text, context), cuedOrders)
  const orders = without(cuedOrders, phones)
  const numbers = [...phones, ...orders]
  const addresses = without(findAddresses(text, context), numbers)
  const taken = [...numbers, ...addresses]
  const asked = context.expecting === 'name' || context.expecting === 'phone'
  const districts = findDistricts(text, context.served)
  const named = without(findNames(text, { ...context, phones, addressed: addresses.length > 0 }), [
    ...taken,
    ...districts,
  ])
  // Asked for a name, 找李姐 gives it; elsewhere it asks for a worker.
  const signed = named.filter(({ at, length }) => addresses.length > 0 && /^[\s。.!]*$/.test(text.slice(at + length)))
  const workers = without(findWorkers(text), [...taken, ...(asked ? named : signed)])
  const areas = without(findAreas(text, context), taken)
  const wished = withoutTold(text)
  return {
    phones,
    orders,
    addresses,
    districts,
    names: without(named, workers),
    workers,
    services: readServices(wished, context.services, context).filter((each) => !isInside(each, addresses)),
    areas,
    counts: without(findCounts(wished, context), [...taken, ...areas]),
    ratings: without(findRatings(text, context), taken),
  }
}

// 华山医院护工 begins in the name of a place, and is more than that.
function isInside(mention: Found<unknown>, places: readonly Found<unknown>[]): boolean {
  return places.some(({ at, length }) => at <= mention.at && mention.at + mention.length <= at + length)
}

function without<Mention extends Found<unknown>>(mentions: Mention[], taken: readonly Found<unknown>[]): Mention[] {
  return taken.length === 0 ? mentions : mentions.filter((mention) => !taken.some((other) => overlaps(mention, other)))
}
