import type { Context } from '#engine/command.ts'
import {
  addOnsCalled,
  kindsIn,
  kindsOfAny,
  readServices,
  type ServiceMention,
  type ServiceTable,
} from './entities/service.ts'

/** Which of the services that a message names is the one ordered. */
export interface Ordered {
  service?: ServiceMention
  /** Wanted beside it. */
  others: readonly ServiceMention[]
  /** Whose kinds and extras are named: the service's, or those of the order going on where no other is named. */
  kinds?: ServiceMention
  /** What is counted belongs to another order than the one going on. */
  apart: boolean
}

/** The service ordered and what is wanted beside it; one whose kind was asked need not be named again. */
export function orderedIn(
  mentions: readonly ServiceMention[],
  text: string,
  context: Context,
  services: ServiceTable,
): Ordered {
  const wanted = mentions.filter(({ declined }) => !declined)
  const plain = wanted.filter(({ weak }) => !weak)
  const running = context.flow === 'booking' ? context.slots?.['service'] : undefined
  if (typeof running === 'string' && adds.test(text) && !plain.some(({ value }) => value === running))
    return beside(running, wanted, text, context, services)
  // 沙发地毯都要弄，先约沙发吧: one is to come first.
  const from = text.search(FIRST)
  const first = from < 0 ? undefined : readServices(text.slice(from), services)[0]
  const chosen =
    first && !first.declined ? { ...plain.find(({ value }) => value === first.value), ...first } : undefined
  // "My cleaner broke a vase" in the middle of an order changes nothing of it; what is undone is named by its service.
  const changes = running === undefined || context.expecting === 'service' || CHANGES.test(text)
  const service = chosen ?? plain[0] ?? (changes ? wanted[0] : undefined)
  const others = plain.filter(({ value }) => value !== service?.value)
  const kinds = service ?? (asksKind.has(context.expecting ?? '') ? unnamed(running, text, services) : undefined)
  return { others, apart: false, ...(service && { service }), ...(kinds && { kinds }) }
}

/** 再加个冰箱 is an extra of a cleaning, 另外再洗两台空调 an order of its own; either leaves the order as it is. */
function beside(
  running: string,
  wanted: readonly ServiceMention[],
  text: string,
  { slots }: Context,
  services: ServiceTable,
): Ordered {
  const called = wanted.map((mention) => ({ mention, extras: addOnsCalled(mention.text, running, services) }))
  const others = called.filter(({ extras }) => extras.length === 0).map(({ mention }) => mention)
  const named = kindsIn(text, running, services).addOns ?? []
  const known = slots?.['add_ons']
  const extras = [...named, ...called.flatMap(({ extras: ids }) => ids)]
  const addOns = [...new Set([...(typeof known === 'string' ? known.split(',') : []), ...extras])]
  const kinds = { value: running, at: 0, length: text.length, text, addOns }
  return { others, apart: others.length > 0, ...(extras.length > 0 && { kinds }) }
}

const FIRST = /先(?:帮我|给我)?(?:约|洗|弄|做|整|来|搞|订|安排)(?:一?[个次下台]|好)?(?![到了过])/
const CHANGES = /取消|退[单掉订]|[换改]|不是|错|而是|应该|\b(?:cancel|instead|change|actually|make it|rather|no)\b/i
const asksKind: ReadonlySet<string> = new Set(['variant', 'count'])

function unnamed(running: unknown, text: string, services: ServiceTable): ServiceMention | undefined {
  const found =
    typeof running === 'string' ? { value: running, ...kindsIn(text, running, services) } : kindsOfAny(text, services)
  return found && { ...found, at: 0, length: text.length, text }
}

const adds =
  /另外|再(?:加|洗|约|来|做|擦|要)|还(?:要|想|有)|顺便|加上|加[一个]|也(?:要|想|擦|洗|做|搞|弄|清|打扫|收拾|一起|一并)|\b(?:also|as well|plus|too)\b/
