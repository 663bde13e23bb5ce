import { matchesIn } from '../matches-in.ts'
import { isNegatedAt } from './asserted.ts'
import { likely, sure, type Rule } from './rule.ts'

const moves =
  /改(?:个|一个|一下|下)?(?:期|时间|日期|日子|约|天(?!花|再[约说])|点|钟)|改(?:到|成|为|在|去|至|下?周|明|后天|上午|下午|早|晚)|(?:换|调|挪|变)(?:个|一个|另一个|一下|下|一|另一)?(?:时间|日子|日期|天|时段|钟点)|(?:换|挪|移|(?<!被)调(?!去)|延|顺延|移动|调整|变更)(?:到|成|至|去)|推到(?:明|后|下|周|礼拜|星期|晚|早|上午|下午|中午|\d|[一二三四五六七八九十]|月|年)|(?:更改|变更|修改|调整|改动)(?:一下|下)?(?:上门)?(?:我)?(?:的)?(?:预约|预定|订单|时间|日期|行程|地址)|往(?:后|前)(?:推|挪|移|延|调|改|靠|拖)|delay|(?:延|推)到(?!楼|门|车|医院|床|院|电梯|路|浴|卫)|(?:推|延|拖)(?:迟|后|期|一天|两天|几天|一周|一下|个)|延(?:一|两|几|三)|(?:提前|提早|(?<![今明后当天每])早(?![上晨饭]|[\d二三四五六七八九十两]+[点:：]|一点[半到])|(?<![今明后当天每])晚(?![上饭间]|[\d二三四五六七八九十两]+[点:：]|一点[半到])|晚点|晚些|推后|延后|往后|推)[^，。]{0,4}(?:[一两二三半几]|\d+)(?:个)?(?:半)?(?:小时|钟头?|天|周|星期|点)[^，。]{0,4}(?:来|到|上门|行|可以|好|能|吧|开始|成|不)|(?:提前|提早|早点|早些|晚点|晚些)(?:来|上门|开始|到(?!哪))(?![了过])|改(?:一下|下|个)?(?:地址|地点|电话|联系)|(?:地址|电话|门牌)[^，。]{0,5}(?:错|改|换|变)|\bre-?schedul\w*\b|\bpostpone\w*\b|\bpush (?:it|this|that|back|my|the)\b|\bmove (?:it|this|that|my|the|our)\b|\bchange (?:it|this|that|my|the|our) ?(?:booking|appointment|time|date|day|slot|cleaning|visit|order|address|to)?\b|\bswap (?:it|my|the)\b|\bbring (?:it|this|my|the)[^.]{0,16}forward\b|\b(?:another|different|other|later|earlier|new) (?:day|time|date|slot)\b|\bdelay (?:it|my|the)\b|\b(?:come|start|arrive) (?:an? |one |two |\d )?(?:hours? |bit |little )?(?:later|earlier)\b|\b(?:come|start|arrive|do|be) (?:at |around )?\d\w*(?::\d\d)?(?: ?[ap]m)? (?:and not|not|rather than)\b|\binstead\b/g

const onlyQuestion =
  /改(?:过|了)[^，。]{0,6}(?:还能|能不能|可以)[^，。]{0,2}再?改[吗么不？?]|(?:预约|下单|约好?|订|付款)(?:了|好)?(?:之后|以后|后)[^，。]{0,8}(?:能|可以|可不可以)[^，。]{0,4}(?:改|换|调)|(?:改|换|调|推|延)[^，。]{0,6}(?:要(?:钱|收|扣|加|交)|收费|费用|扣钱|几次|免费吗|有限制|规则|政策|手续)|(?:怎么|如何|咋)(?:样)?(?:才能|去)?(?:改|换|调|更改|修改|变更)|提前(?:多久|几天|多长|几个?小时)|提前[^，。]{0,4}(?:约好|说好|讲好|通知|告诉|联系|打|发)|(?:可以|能)改几|\b(?:how (?:do|can|to|late)|fee|policy|charge)\b[^.]{0,24}(?:reschedul|change)|(?:reschedul|change)[^.]{0,24}\b(?:fee|cost|policy|charge)\b/

const firm =
  /(?:帮|给|替|麻烦|请|我(?:想|要|得|需要)|把|将|想|要)[^，。]{0,14}(?:改|换|调|挪|推|延)|\bplease|can you|could you|i want|i need|i'd like/

const cannotMakeIt =
  /(?:临时|突然|家里|公司|单位)?(?:有事|有点事|出差|加班|有急事|没空|不方便|来不及|赶不(?:上|回)|没时间|不在家|不在|回不来|去不了|不得空|走不开)[^。]{0,14}(?:改|换|推|延|下周|下次|另|别的时间|其他时间|行吗|行不|可以吗|能不能|怎么办|明天|后天|周)|(?:明天|后天|今天|周.|那天|礼拜.|星期.|下午|上午|\d+号)[^，。]{0,6}(?:(?<!行)不行|(?<!方)不方便|没空|不在家|有事|来不了|赶不上|不得空|没时间)了?[^。]{0,3}$|来不及了|\bsomething came up\b|\bcan'?t make it\b|\bwon'?t be (?:home|in|there|around)\b|\bnot available (?:on|at|that|tomorrow)/

const notThat =
  /改(?:善|进|正|天聊|行|装)|换(?:个|一个|一下|下)?(?:人|阿姨|师傅|月嫂|保姆|护工)|(?:玻璃|窗帘|床单|灯泡|被套|四件套|镁棒|滤芯)[^，。]{0,4}换|换(?:床单|灯|被|滤|锁|镁)|改善/

const bornEarly =
  /(?:生了|早产|破水|发动了|提前[^，。]{0,3}(?:天|周|礼拜|星期))[^。]{0,14}月嫂[^，。]{0,8}(?:到|来|上户|上岗)/

// 让他四点再来 and 帮我排到周末 move what was arranged, or arrange it.
const laterThen =
  /(?:点|点半|号|天|周.|[上下]午|早上|晚上)(?:以后|之后|后)?再(?:过来|来(?!一|做|打扫|洗)|上门|到)|(?:挪|放|换|改|推)到?(?:哪天|几号|哪一天)|(?:帮|给|把)[^，。]{0,6}(?:排|放|顺|安排)(?:到|在)(?:周|下|明|后|\d|别|月|[上下]午|晚|最后)/

// 下次早点来 is advice, no visit is to be moved.
const advises = /^(?:希望|麻烦|请)?下次[^，。]{0,6}(?:早|晚|提前|准时)[^，。\d]{0,4}(?:来|到)[吧哦啊呀。！!]*$/

// 说是改时间了，改到几点 asks what somebody else has moved.
const reported =
  /(?:说是?|通知|告诉)[^，。]{0,8}(?:改|换|挪|推)[^，。]{0,4}了|(?:改|换|挪|推)到了?(?:几点|什么时候|哪天|几号|啥时候|周几)/

// 三天前提的改期，到底改没改 asks after a wish of the past.
const asksWhether = /(?:改没改|换没换|挪没挪)|(?:提|申请|要求)(?:了|过)?的(?:那个)?改/

const existing = /能不能|可以|改|原来|约(?:的|好)|那单|那个|订的|我的|明天的|今天的|师傅|阿姨/

/** Wants an existing booking on another day, at another time or place. */
export const reschedule: Rule = ({ text, question }) => {
  if (advises.test(text) || asksWhether.test(text) || (question && reported.test(text))) return undefined
  const found = movedIn(text)
  if (found !== undefined && !(notThat.test(text) && !/时间|改期|改到|日期/.test(text))) {
    if (onlyQuestion.test(text) && !firm.test(text)) return undefined
    if (/(?:的话|如果|要是)[^。]{0,8}(?:改|换)/.test(text) && question) return likely('reschedule', found)
    // 植树节来擦玻璃，早点来 tells when to come at first.
    if (/^(?:早点|早些|晚点|晚些)/.test(found) && !existing.test(text)) return undefined
    if (/^instead$/.test(found)) return likely('reschedule', found)
    return sure('reschedule', `wants it moved: ${found}`)
  }
  const later = laterThen.exec(text)
  if (later !== null) return likely('reschedule', `shall come later: ${later[0]}`)
  if (bornEarly.test(text)) return likely('reschedule', 'the child comes early')
  const cannot = cannotMakeIt.exec(text)
  if (cannot !== null && !(question && /吗|有没有|能/.test(text) && !/改|换|推/.test(text)))
    return likely('reschedule', `cannot make it: ${cannot[0]}`)
  return undefined
}

function movedIn(text: string): string | undefined {
  return matchesIn(text, moves)
    .filter(
      ({ index, 0: words }) =>
        !isNegatedAt(text, index) &&
        !someoneElses.test(text.slice(0, index)) &&
        !(bygone.test(text.slice(0, index)) && named.test(text.slice(index + words.length))),
    )
    .map(([words]) => words)[0]
}

// 昨天改到周五的那个 only names an order.
const bygone = /(?:昨|前天|上次|上回|已经|刚才?|之前|早上|上周)[^，。]{0,6}$/
const named = /^[^，。]{0,6}(?:的(?:那|单|预约|订单|保洁)|了)/

// 预产期提前到十月底 moves no visit of ours.
const someoneElses =
  /(?:预产期|航班|飞机|火车|高铁|列车|考试|手术|婚期|婚礼|生日|会议|例会|开会|面试|放学|放假|开学|交房|工期|快递)[^，。]{0,6}$/
