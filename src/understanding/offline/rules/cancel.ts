import { asserted } from './asserted.ts'
import { undecided } from './question.ts'
import { likely, sure, vital, type Rule } from './rule.ts'

const asks =
  /取消|撤(?:单|销|回|了吧)|退(?:单|掉|了吧|订|约)|(?:周[一二三四五六日天]|礼拜.|星期.|今天|明天|后天|\d号)[^，。]{0,3}的?[^，。]{0,6}不要了?$|作废|(?:先|都|就)?(?:给|帮)(?:我|咱)停(?:了|掉|一下)|都停了$|\bnix\b|\bscratch (?:my|the|it|this|that|tomorrow|today|\w+day)\b|\baxe (?:the|my)\b|停掉|停了吧|(?:暂停|终止|停止)[^，。]{0,4}(?:服务|上门|钟点|保洁|预约)|(?<!来)(?:不|别|甭|勿|不用|不要|不必|无需|别再|没必要)(?:再)?(?:让|叫|喊)?(?:他|她|人|阿姨|师傅|保洁|他们|你们|月嫂|保姆|她们)?(?:再)?(?:过来|上门|来)了|(?:不|别|甭)(?:约|做|弄|洗|请|订|预约|打扫|预定|要)了(?!解)|不需要(?:了|你们|阿姨|保洁|服务|上门)|不想(?:做|要|约|洗|订|请|打扫)了|用不着了|用不上了|(?:单|订单|预约|预订|那单)(?:给)?(?:我)?(?:删|撤|推(?!迟|后|到)|退(?!房|租|休|烧))|(?:推|删|消)掉(?!灰)[^，。]{0,4}(?:单|预约|订)|\bcancel(?:l?ed|l?ing|lation)?\b|\bcall (?:it |this |that )?off\b|\b(?:won'?t|will not) (?:be )?need(?:ing)? (?:any|you|her|him|it|them|the|a|that)|\bno longer (?:need|want|require)\b|\bdon'?t need (?:it|the|you|her|him|this|that|a cleaner|cleaning|anyone)[^.]{0,20}(?:anymore|any more|now|after all)?|\b(?:don'?t|do not|needn'?t|no need to) (?:come|send)\b|\bscrap (?:the|my)\b|\bdrop (?:the|my) (?:booking|appointment|order)\b|\bcall the whole thing off\b/g

const policy =
  /(?:取消|退单|退订|退掉|退了|撤单|cancel\w*)[^，。]{0,10}(?:费|要(?:钱|收|扣|赔|付|交|多少)|钱吗|扣|收钱|免费|违约|规则|政策|规定|怎么算|流程|限制|条件|什么影响|fee|charge|policy|cost|free)|(?:免费|fee|charge[ds]?|penalty)[^，。]{0,12}(?:取消|cancel)|(?:如果|要是|万一|假如|的话|临时|随时|下单后|约了之后|约好了?(?:又|再|能|可以)|付款后|提前多久|提前几|多久(?:之?前|内)|最晚)[^，。]{0,14}(?:取消|退)|(?:怎么|如何|咋|在哪(?:里|儿)?)(?:样)?(?:才能)?(?:取消|退订|退单)|\b(?:how (?:do|can|to|late|long)|what happens if|if i|what if|until when|is there)\b[^.]{0,30}cancel/

const supposedly = /如果|要是|万一|假如|的话|what if|\bif i\b|in case/

const firm =
  /(?:帮|给|替|麻烦|请)(?:我|忙|您|你|咱)?[^，。]{0,12}(?:取消|退掉|撤|退单)|(?:我)?(?:要|想|得|需要|直接|那就|还是|打算|准备|决定)(?:把)?[^，。]{0,10}(?:取消|退掉|退单|撤单)|取消(?:掉|吧|了吧|预约|订单|一下|这|那|我|明|后|周|今|本|上|下|刚)|把[^，。]{1,16}(?:取消|退了|退掉|撤|停)|\b(?:please|pls|want to|need to|like to|have to|gotta|can you|could you|let'?s|i'?ll) (?:just )?cancel|^cancel/

const unrelated =
  /(?:朋友|同事|邻居|同学|别人)[^，。]{0,14}取消了|(?:上个?(?:月|周|礼拜|次|回)|去年|以前|前阵子)[^，。]{0,12}取消了|(?:是不是|有没有|是否)[^，。]{0,4}(?:取消|退)了?(?:[?？，]|$)|取消了[，,]?(?:还|又|照样|怎么还|为什么还|却|也)[^，。]{0,8}(?:扣|收|派|没退|不退)|取消过|退过单|(?<![要想该])取消的(?!话|[^，。]{0,4}(?:是|单子?吧))|(?:什么时候|谁|哪天|几时)(?:给|帮|替)?(?:我)?取消|(?:替|帮|给)我(?:给)?取消了[?？]|取消(?:了)?(?:我|别人|平台|公司|你们|商家|阿姨|师傅)的?(?:资格|权限|会员)|(?:你们|阿姨|师傅|平台|公司|系统|被)(?:又|临时|单方面|擅自|给|突然|无故|自动)*(?:给(?:我)?)?取消|被取消|(?:已经|都)取消了?[^，。]{0,6}(?:怎么|为什么|还)|为什么[^，。]{0,8}取消|(?:取消|cancelled)[^，。]{0,8}(?:成功|了没|了吗|没有|好了吗)|不要了解|(?:you|they|she|he|company) (?:just |suddenly )?cancell?ed|was cancell?ed/

const backingOut =
  /(?<![漏少多计打估预合核结掐])算了|不约了|不弄了|不搞了|不办了|作罢|当我没说|就当没(?:说|约)|never ?mind|forget it|changed my mind|改主意|不想约|不做了|不要了|下次再(?:说|约)|以后再(?:说|约)|回头再(?:说|约)|先不(?:约|订|弄|做|搞)|暂时不(?:约|做|要|用)|先这样不/

// In the middle of a dialogue these words leave it; outside they would be too vague.
const leaving =
  /^撤[了吧。！!]*$|[，\s]撤[了吧]*$|作罢|不考虑了|(?<!来)不(?:要|弄|搞|做|约|订|定|改|办|整|买|换|请|来|用|填|问|聊|玩)(?:住)?(?:了|喽|啦|嘞|咯)(?!解)|不(?:改|约|订|做|要)住|(?:^|[，,。\s])(?:那?还?是?)(?:下次|以后|改天|回头|改日|过几天|有空)(?:再)?(?:说|来|约|弄|看)?[吧。！!]*$|退出|结束(?:吧|了)?$|停(?:止|了|吧)?$|没兴趣|买不起|自己(?:来|做|弄|打扫|洗)(?:吧|算了|得了|好了)?$|\b(?:drop (?:it|that)|quit|exit|stop|leave it|nvm|no longer interested|i'?ll (?:do|pass)|not interested|scrap that|abort|skip the whole thing|don'?t bother)\b|drop掉|不book了/

// Where another time is being looked for, these keep the old one.
const keepsOld = /不(?:改|换|挪|推)了|(?:还是|就|照|按)(?:原来|之前|原定|约好)的?|\bkeep (?:it|the (?:old|original))\b/

/** Wants a booking undone, or, in the middle of a dialogue, wants to stop it. */
export const cancel: Rule = ({ text, question, context }) => {
  // 要是说不做了，定金退几成 asks what would be.
  if (question && supposedly.test(text) && !firm.test(text)) return undefined
  const found = text
    .match(/[^，。！？；,!?;\n]+/g)
    ?.map((clause) => clauseCancels(clause))
    .find((words) => words !== undefined)
  if (found !== undefined && !unrelated.test(text)) {
    const asksRules = policy.test(text) && (supposedly.test(text) || undecided.test(text) || !firm.test(text))
    if (!asksRules) return sure('cancel', `wants it undone: ${found}`)
  }
  const kept = context.flow === 'reschedule' && text.length <= 14 ? keepsOld.exec(text) : null
  if (kept !== null) return vital('cancel', `keeps the old one: ${kept[0]}`)
  const back = backingOut.exec(text) ?? (context.flow === undefined ? null : leaving.exec(text))
  if (back === null || /不算了|起算了|别算了|算了[，\s]*(?:就|那就|还是)?\d/.test(text)) return undefined
  const stops = text.length <= 14 || context.flow !== undefined
  return stops ? sure('cancel', `backs out: ${back[0]}`) : likely('cancel', `backs out: ${back[0]}`)
}

function clauseCancels(clause: string): string | undefined {
  return asserted(clause, asks)
}
