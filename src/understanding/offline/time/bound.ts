import type { Draft } from './draft.ts'
import { MOVED_FROM } from './role.ts'
import type { Surroundings } from './role.ts'
import type { Side } from './rule.ts'

export interface Bound {
  side: Side
  at: number
  end: number
}

/** 之前, 以后, 最晚, by, after: the side on which a mention is open, and how far its words reach. */
export function boundOf(draft: Draft, { before, after }: Surroundings): Bound | undefined {
  const inside = /^(?:之内|以内|内)(?!容)/.exec(after)
  if (inside && draft.date) return { side: 'by', at: draft.at, end: draft.end + inside[0].length }
  const onwards =
    /(?:及|或者?)[之以]后|[（(]含[^)）]{0,2}[)）](?:[之以]?后|起)| *(?:onwards?|or later|and (?:after|later)|(?:at the )?earliest)/y.exec(
      after,
    )
  if (onwards) return { side: 'from', at: draft.at, end: draft.end + onwards[0].length }
  const atMost =
    /(?:及|或者?)[之以]前|[（(]含[^)）]{0,2}[)）][之以]?前| *(?:or (?:earlier|before)|(?:at the )?latest|max(?![a-z]))/y.exec(
      after,
    )
  if (atMost) return { side: 'by', at: draft.at, end: draft.end + atMost[0].length }
  const since = /^(?:起|开始)(?=(?:哪天|哪一天|随时|什么时候|任何|每天)?都|随时|哪天|任何|$)/.exec(after)
  if (since && draft.date && !draft.clock && !draft.every)
    return { side: 'from', at: draft.at, end: draft.end + since[0].length }
  // 三点开始 alone is when the work starts.
  const hourOn = /^(?:起$|(?:起|开始)(?=(?:哪|随时|任何)?都|随时))/.exec(after)
  if (hourOn && draft.clock && !draft.clock.to && !draft.endClock && !draft.every)
    return { side: 'from', at: draft.at, end: draft.end + hourOn[0].length }
  if (
    draft.clock &&
    !draft.clock.to &&
    !draft.endClock &&
    (DONE.test(after) || (ENDS.test(after) && BEGUN.test(before)))
  )
    return { side: 'by', at: draft.at, end: draft.end }
  const suffix = BEFORE.exec(after) ?? AFTER.exec(after)
  if (suffix) return { side: BEFORE.test(after) ? 'before' : 'after', at: draft.at, end: draft.end + suffix[0].length }
  if (draft.open && !draft.clock?.to && !draft.endClock) return { side: draft.open, at: draft.at, end: draft.end }
  if (draft.clock?.open) return { side: draft.clock.open, at: draft.at, end: draft.end }
  if (draft.clock?.to || draft.endClock || draft.until || MOVED_FROM.test(before)) return undefined
  for (const [side, pattern] of PREFIXES) {
    const prefix = pattern.exec(before)
    if (prefix) return { side, at: draft.at - prefix[0].length, end: draft.end }
  }
  return undefined
}

const BEFORE = /^(?:钟|的|那天)?(?:之前|以前|前(?![后面台天往去]))(?!的)/
const AFTER =
  /^(?:钟|的|那天)?(?:(?:左右|才)?(?:下班|放学|下课|收工|散会|到家|开完会)[,，]?(?:之后|以后|后(?![面台天来期续门半晌儿]))|结束之?后|回来之?后|结束以后|完了?以后|之后|以后|过后|往后(?![推挪延移拖放])|后(?![面天台来期续门半晌儿]))/
const AT_LATEST =
  /(?:最晚|最迟|(?:不要?|别|不能)(?:晚于|超过)|(?<![a-z])by|结束时间[是在:]?|截止(?:到|时间)?[是:]?|(?:no|not) later than|not after|until|till?|latest(?: by)?) *(?:the )?$/
const AT_EARLIEST = /(?:最早|(?:不要?|别|不能)早于|from|since|(?:no|not) earlier than|not before|earliest) *(?:the )?$/
const EARLIER = /before *(?:the )?$/
const LATER = /(?:(?:any ?time )?(?<![a-z])(?:after|past)|过了|等过了?|过完) *(?:the )?$/
/** 10点要完成, "6pm must be done": the hour at which the work is over. */
const DONE =
  /^(?:钟)?(?:之?前)?(?:就|都|我们?|你们?|一定|全部|也)*(?:要|得|必须|必需|务必|需要|须|需|应该|能)(?:全部|都|给我)*(?:做完|弄完|完成|完工|收工|搞完|打扫完|洗完|擦完|清完|搞定|弄好|做好|打扫好|结束|清场|撤场|走人)(?!了?[吗么])|^,? ?(?:must|has to|have to|needs? to|should) (?:be )?(?:done|finished|over|ready|complete)/
const ENDS = /^(?:钟)?(?:就|左右)?(?:结束|做完|弄完|收工|完工)/
const BEGUN = /(?:开始|起|进场|入场|上门|来)[^，。,]{0,4}[,， ]*$/

const PREFIXES = [
  ['from', AT_EARLIEST],
  ['by', AT_LATEST],
  ['before', EARLIER],
  ['after', LATER],
] as const
