import type { CountMention } from './entities/count.ts'
import type { Found } from './entities/found.ts'
import { kindsIn, readServices, type ServiceMention, type ServiceTable } from './entities/service.ts'

/** How many of the service that is meant, and which kinds of it. */
export interface Quantity {
  count?: Found<number>
  /** A kind of which there are several stands once for each of them, save that the first takes what the others leave. */
  kinds: readonly string[]
}

/**
 * Machines are added up, by kind where kinds are named: 柜机1台 挂机2台 are three, two of them on the wall. A number
 * before the whole (三个空调，两个挂机一个柜机) is their sum and no more of them; what is counted of another service is
 * not of this one. People are counted only where nothing else is.
 */
export function quantityOf(
  counts: readonly CountMention[],
  service: ServiceMention | undefined,
  services: ServiceTable,
  text: string,
): Quantity {
  const named = service?.variants ?? []
  const counted = counts
    .filter(({ kind }) => kind === 'unit')
    .map((count) => ({ ...count, thing: thingIn(count.of ?? '', service, services) }))
    .filter(({ thing }) => thing === undefined || service === undefined || thing.value === service.value)
  const corrected = correctedIn(counted, text)
  // 空调一共七台，四台挂的三台柜的: the parts are in the whole.
  const total = counted.find(({ at, text: said }) =>
    /一共|总共|合计|那?就是|加起来/.test(text.slice(Math.max(0, at - 3), at) + said),
  )
  const units = corrected ? [corrected] : total ? [total] : counted
  const first = units[0]
  if (first === undefined)
    return given(counts.find(({ kind }) => kind === 'people') ?? counts.findLast(({ kind }) => kind === 'bare'), named)
  const ofKinds = units.filter(({ thing }) => thing?.variants !== undefined)
  const sum = ofKinds.reduce((all, { value }) => all + value, 0)
  const others = units.filter((unit) => !ofKinds.includes(unit))
  const whole = others.reduce((all, { value }) => all + value, 0)
  const count = { ...first, value: ofKinds.length > 0 ? Math.max(sum, whole) : whole }
  if (ofKinds.length < 2) return given(count, named)
  const most = ofKinds.toSorted((a, b) => b.value - a.value)
  return given(
    count,
    most.flatMap(({ thing, value }, index) => Array<string>(index === 0 ? 1 : value).fill(thing?.variants?.[0] ?? '')),
  )
}

/** 八台，哦不对九台: what follows the correction; 不是两台是三台 says the right number last. */
function correctedIn<Count extends CountMention>(counted: readonly Count[], text: string): Count | undefined {
  if (counted.length < 2) return undefined
  const from = text.search(/错了|不对|反正|应该是|改成|wrong|actually/)
  if (from >= 0) return counted.find(({ at }) => at > from) ?? counted.at(-1)
  return text.includes('不是') ? counted.at(-1) : undefined
}

/** 挂机 is a thing of its own; 挂的 is one of the service that is spoken of. */
function thingIn(
  words: string,
  service: ServiceMention | undefined,
  services: ServiceTable,
): Pick<ServiceMention, 'value' | 'variants'> | undefined {
  const own = readServices(words, services)[0]
  if (own !== undefined || service === undefined) return own
  const { variants } = kindsIn(words, service.value, services)
  return variants && { value: service.value, variants }
}

function given(count: Found<number> | undefined, kinds: readonly string[]): Quantity {
  return count === undefined ? { kinds } : { count, kinds }
}
