import type { Draft } from './draft.ts'

/** meant: asked for. rejected: ruled out or replaced. past: has happened, is arranged already, or is no visit: a call, an answer, a price. */
export type TimeRole = 'meant' | 'rejected' | 'past'

/** What the words around a mention say about it. */
export interface Surroundings {
  /** Folded text between the mention before (or the start) and this one. */
  before: string
  /** Folded text between this mention and the next (or the end). */
  after: string
  followed: boolean
  /** It names hours and no day. */
  hours?: boolean
}

const REFUSED =
  /^[^，。,.!！?？;；]{0,8}?(?:不行|(?<!行动|腿脚|走路)不方便|没空|没有空|(?<!公司|办公室|店里|单位|店|楼里|教室)没人(?!来|打扫|做)|(?:都|已经)?(?:排|约|订)?满了?(?!了)|没时间|没有时间|没得空|不得空|(?:人不在|不在家?)(?![^。]{0,14}(?:钥匙|密码|门卫|保安|有人|开门))|[来到]不了|[赶回起]不(?:到|来)|来不及(?:的话)?|赶不上的话|不合适|不可以|不得行|不中|冇空|唔得|唔得闲|去不了|走不开|赶不上|(?<!别|不要|不用|不能)太早了?|(?<!别|不要|不用|不能)太晚了?|有事|有安排|要上班|要开会|要?加班|要?值班|要出差|does ?n[o']t work|doesn't suit|is not good|is (?:bad|tricky|difficult|no use)|won't work|can't do|no good|i'm busy|isn't good|not available|is (?:full|booked|impossible|out|not possible)|we're out|i'm out)(?!了?[吗么没嘛]|吧\?|的话|就|再|，?就)/
/** What is forbidden is so within its own words; a space ends them as a comma does: 上午10点 猫怕人，卧室不要开. */
const FORBIDDEN =
  /^ ?[^，。,.!！?？;； ]{0,8}?(?:不考虑|不要(?:了|(?=$|[，。,.!！?？ ]))|不约了|算了|不能(?:施工|做|来|进)|不让(?!.{0,2}[吗])|(?:别|不要|不用|勿)(?:再)?(?:来|过来|上门|打扰|敲门|安排)(?!得?太?[晚迟早]|两个|[一两]个人)|不许|不准|禁止)(?!了?[吗么没嘛]|吧\?|的话|就|再|，?就)/
/** Talk that is put off, or the price of a day: 明天再回你, 周末要加钱不. */
const TALKED_OF =
  /^(?:之?后|以后|之?前|以前)?[^，。,.!！?？;；]{0,3}(?:别|不要|再|可以)(?:打电话|来电话?|打给|打(?=$|[,，。吧])|接电话)|^说(?=吧?(?:$|[,，。]))|^(?:[^，。,.!！?？;；]{0,3}再(?:说|定|看看?|问问|考虑|商量|联系)|(?:[^，。,.!！?？;；]{0,3}再|我|会|就)*(?:回你|回复|答复|告诉你|给你(?:答复|回话|消息|回复)|通知你|联系你|找你们?(?!做|打扫|来|洗)|跟你说|和你说))|^(?:的)?(?:收费|价格|价钱|怎么收|多少钱)|^(?:上门|来|做|打扫)?(?:是不是|会不会|要不要|也|都|还)?要?(?:额外|另外)?(?:加钱|加价|加收|涨价|多收|贵一?些?|有?没?有?优惠)|^ ?(?:i'll|i will|we'll) (?:let you know|get back)/
const TO_TALK =
  /(?:tell you|let (?:you|u) know|get back to you|confirm|call (?:me|you|u)(?: back)?|ring me|text me)(?: again)?(?: at| on| by| before| after)?(?: the)? *$/
const CONDITION = /(?:如果|要是|万一|实在|假如|若是?|要么|if)[^，。,]{0,4}$/
const REFUSES =
  /(?:(?<![是要])不是(?!说)|(?<![要])不要|不约|别约|别(?!的)|除了|不想约?|(?<!能)不能|并非|不用|不选|不改|not|can't do|cannot do|can't make|not free|except|any ?(?:thing|day|time) but|apart from|other than|rather than|instead of)(?:在|约|改|到|选|on|at|for)? *$/
/** Puts one time in the place of another. */
export const MOVES =
  /(?:→|改|换|挪|调|移|延|推|提前|顺延|变更?|推后|往后|往前|reschedule|move|change|push|switch|shift)/
/** "Move it from Wednesday": the day that follows is the old one. */
export const MOVED_FROM = /(?:move|reschedule|change|switch|shift|postpone|push)[^.]* from $/
const TO = /(?:→|到|成|为|至|在|去|改|换|from|to|until|till|for) *(?:了|下)?[^，。,]{0,2}$/
const CORRECTS =
  /(?:^|[,，。 …])不(?=[,，。 …]|$)|不对|哦不|啊不|噢不|呃不|额不|哎不|不不|算了|说错|打错|搞错|写错|记错|讲错|错了|应该是|更正|纠正|还是改|改(?:成|到|为|在|约|下|一下)?|换(?:成|到)?|(?:^|[，,。 …])还是[^，。,]{0,3}$|no,? ?(?:wait|make)|wait,? ?no|scratch that|oops|sorry|actually|make it|make that|i mean|instead|rather/
/** 元宵节那天，哦已经过了 */
const GONE_BY = /^[。.,， ]*(?:哦|噢|啊|呀|诶|哎)?[,， ]*(?:好像)?(?:已经|都|早)过(?:了|去)/
/** 本来想周末: gives way to what is named after it. */
const INTENDED =
  /(?:本来|原本|原先|原来|之前|一开始|起初|开始)(?:都|就|我|是)*(?:想|打算|准备|计划)(?:着|约|要|在|定|安排|说)*$|(?:was|were) (?:thinking|planning|hoping)(?: of| for| on| to come)? *(?:the )?$/
const ARRANGED =
  /(?:约的|订的|定的|预约的|预订的|约好的?|定好的?|订好的?|约了|订了|定了|说好的?|原来的?|原本的?|本来(?:想|打算|准备|说)?|原定的?|原先的?|之前的?(?:预约|订单|单子)?|已经约|my|booked for|booked on|booked|appointment (?:on|at|for|is)|booking (?:on|at|for|is))(?:是|在|的)* *(?:the|at|on)? *$/
const HAPPENED =
  /^(?:的时候)?(?:你们?|他们|阿姨|师傅|那个|那位|这位|家|给我|我|就|的|已经|刚|有|把|怎么|又|还|都|为什么|为啥)*(?:来的|来过|来了|做的|做了|打扫的|打扫了|打扫过|打扫完|洗的|洗了|擦的|擦了|弄的|弄了|弄坏|搞的|修的|装的|买的|下的单|下单的|干的|收拾的|清洗的|那[次回单](?!时间|[^，。,]{0,6}(?:能|可以|想|晚|早|提前|不要|不用|不约|别|退|推|改|取消|挪|延|提前))|到的|走的|走了|才走|才到|才来|就走|做过|洗过|擦过|弄过|用过|约过|出生|生的|没来|没有来|没到|没人来|没打扫|爽约|放鸽子|迟到|打碎|打坏|摔)/
const CAME =
  /(?:last (?:time|visit|clean(?:ing)?) was|came|cleaned|visited|was here|who came|broke|missed)(?: on| at)? *$/
const MADE =
  /^(?! ?(?:的?时间|时段|钟点|钟头|几点|其[他它]|地[点址]))[^，。,]{0,4}(?:不变|不动|照旧|照常)|^(?:的时候)?(?:的(?:发票|账单|工资|费用|订单|单子?|那单|那次)|约的|订的|定的|预约的|预订的|下的单|约好的|定好的|booking|appointment)/

/** Whether the words right after a mention say that it has happened; the mention then lies in the past. */
export function saysHappened(around: Surroundings): boolean {
  return HAPPENED.test(around.after) || CAME.test(around.before)
}

/** 现在三点二十了: tells what the clock shows. */
function tellsTheTime({ before, after }: Surroundings): boolean {
  return /(?:现在|都|已经|这都|这会儿?)(?:是|快|到)?$/.test(before) && after.startsWith('了')
}

/** 礼拜六行不，还是头午: the part of the day stays, and the day with it. */
function keepsDay(draft: Draft, after: string, next: Surroundings): boolean {
  return (
    draft.date !== undefined && !draft.part && !draft.clock && next.hours === true && /(?:^|[，,。 …])还是$/.test(after)
  )
}

export function roleOf(draft: Draft, around: Surroundings, next: Surroundings | undefined): TimeRole {
  if (draft.date?.past || draft.offset?.past) return 'past'
  if (tellsTheTime(around)) return 'past'
  const { before, after } = around
  if (REFUSES.test(before)) return 'rejected'
  // 行不行, 中不中, 得唔得 ask; they refuse nothing.
  const answered = after.replace(/(.{1,2})[不唔没冇]\1/g, '')
  if (!draft.every && (TALKED_OF.test(after) || TO_TALK.test(before))) return 'past'
  if ((REFUSED.test(answered) || FORBIDDEN.test(answered)) && !CONDITION.test(before)) return 'rejected'
  if (around.followed && next && !REFUSES.test(next.before)) {
    if (MOVES.test(after) && TO.test(after)) return 'rejected'
    if ((CORRECTS.test(after) && !keepsDay(draft, after, next)) || (MOVED_FROM.test(before) && TO.test(after)))
      return 'rejected'
  }
  if (around.followed && (INTENDED.test(before) || GONE_BY.test(after))) return 'rejected'
  if (ARRANGED.test(before) || MADE.test(after)) return 'past'
  return 'meant'
}
