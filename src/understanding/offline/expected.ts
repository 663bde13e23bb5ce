import type { Command } from '#engine/command.ts'
import type { Meaning } from './meaning.ts'
import type { Mentions } from './mentions.ts'
import type { Message } from './message.ts'
import { setOf, slotNames, slotsIn, type Set } from './slots.ts'

export interface Answer {
  meanings: Meaning[]
  sets: Set[]
  also?: Command[]
  why: string[]
}

// Said anywhere in a short answer, these leave the question open.
const passes =
  /跳过|略过|(?:就)?(?:不|别)(?:说|填|留|给|写|提|讲|评|打分|评价|告诉你?)了|不便(?:透露|告知|说)|(?:不想|不愿|不方便|懒得|没空|不能)(?:填|说|写|透露|留|给|评|答|讲|告诉)|没(?:量|算|记|数|想)(?:过|好|清)|不(?:知道|清楚|晓得|记得|确定)|忘了|说不(?:准|好|清)|搞不清|别问了|问这么多|烦不烦|\b(?:skip|pass|rather not|prefer not|no idea|not sure|don'?t (?:know|remember|want to (?:say|tell|share))|can'?t remember)\b/

const indifferent =
  /^(?:(?!除了|不)[^，。\d]{1,8}都(?:行|可以|好|成|一样|ok|得|无所谓)|(?:你|您)们?(?:帮我?|给我?|替我?)*(?:挑|选|推荐|看着?(?:办|选|定)|作主|做主)(?:一?个|一下)?(?:就行|就好)?|看(?:你们|师傅|阿姨|他们|她们|大家|人家)的?(?:方便|时间|安排|空|情况)?|(?:谁|哪个|哪位|什么|怎么|几点|哪天)[^，。]{0,3}都(?:行|可以|好|成|一样)|(?:都|随便|怎么都|哪个都)?(?:行|可以|好|成)?[，, ]?你们?(?:看着|决定|定|安排)(?:派|办|定|来|安排)?|随便(?:哪|什么|啥|几)[^，。]{0,4}|随便|随意|都(?:行|可以|好|成)|无所谓|不知道|不清楚|不确定|没想好|你(?:定|们定|看着办|安排|决定)|看(?:你们|着)(?:安排|办)?|跳过|略过|不(?:填|说|写|想填|想说)|any(?:thing|time|one)?(?: is fine| works)?|whatever|skip|not sure|no idea|don'?t know|up to you|no preference)[吧啊呀了的。！!,.~\s]*$/

const nothing =
  /^(?:没有?|没(?:有)?了|无|不用|不用了|不需要|没(?:什么|啥|得)?(?:要求|别的|特别的|备注|了|其他)|暂时没有|没有(?:特别|其他|别的|什么)?(?:的)?(?:要求|备注|需求|了)?|no|none|nope|nothing|no thanks|nothing else|n\/a)[吧啊呀了的。！!,.~\s]*$/

const nothingMore =
  /^(?:nope|no|none)[, ]?(?:没了|没有了?|了)$|^(?:就)?(?:这些|这样|可以了|好了|够了)(?:了|吧|就行)?[。！!]*$|^(?:没有?|[么莫]得|无|暂无|暂时没有?|冇)(?:啥|什么|特别|特殊|其他|别的|额外|要|备注|需要|可|好|得|了|说|补充|的|要求|需求|交代|叮嘱|事|咯|啦|嘛|哈|滴|吧|呀|啊|呢|～|~)*[。！!]*$|^(?:不用|不需要|不必|免)(?:了|备注|写|填|特别|啥|什么|补充|说)*[。！!]*$|^(?:no|none|nothing|nope|not really|nah|that'?s (?:all|it)|all good|n\/a)\b[a-z ,']{0,24}[.!]*$/

const politely =
  /(?<=.)[，,\s。]*(?:就这样|就这些|谢谢[你您啊了]*|辛苦了?|麻烦[你您]?了?|thanks?|thank you)[吧了啊。！!.]*$/

const again =
  /再[说讲念报发](?:一)?[遍次下]|(?:刚才|前面|上一句)[^，。]{0,8}(?:没听|没看|听不|看不|再)|没听(?:清|到|明白)|^(?:你们?|您)?(?:说|讲|问)?的?是?(?:什么|啥)(?:意思|情况)|^.{0,6}没(?:太|搞)?(?:懂|明白)[，。?？]?$|重(?:复|说)一遍|没(?:看|听)(?:懂|明白|清)[^，。]{0,4}(?:说|问)|^(?:什么(?:意思)?|啥(?:意思)?|没(?:听|看)(?:懂|明白|清)|再说一(?:遍|次)|重复一(?:遍|下)|你说(?:什么|啥)|pardon|what\??|sorry\??|come again|say (?:that )?again|repeat(?: that)?|i don'?t understand)[?？吧啊呀了的。！!,.~\s]*$/

const corrects =
  /不对|不是|(?<!没)错|改(?:成|到|为|在|一下|下)|换(?:成|到|个|一个)|应该是|而是|还是[^，。]{1,8}(?:吧|好)|不行|actually|instead|change|wrong|rather|\bmake it\b|\bno,? /

/**
 * Reads a message as the answer to the question just asked. Undefined when nothing was asked or the message is plainly
 * about something else.
 */
export function answerTo(
  message: Message,
  text: string,
  mentions: Mentions,
  meanings: readonly Meaning[],
  sure: readonly Meaning[],
  grave: boolean,
): Answer | undefined {
  const { expecting } = message.context
  if (expecting === undefined) return undefined
  const writes = expecting === 'note' || expecting === 'name' || expecting === 'address'
  if (again.test(message.text) && !sure.includes('handoff'))
    return { meanings: [], sets: [], also: [{ kind: 'repeat' }], why: ['asks to repeat'] }
  const rings = givesNumber(expecting, mentions) && !forUs.test(text)
  if (meanings.includes('handoff') && !rings && (sure.includes('handoff') || !writes)) return undefined
  if (expecting === 'confirm') return confirmation(message, text, mentions, meanings)
  if (expecting === 'rating' && mentions.rating === undefined && passes.test(message.text) && message.text.length <= 20)
    return { meanings: [], sets: [], also: [{ kind: 'skip' }], why: ['will not rate'] }
  if (expecting === 'rating') return rated(text, mentions, meanings, grave && sure.includes('complaint'))
  // 我周五那单到哪一步了 asks about another order, whatever was asked for this one.
  if (message.question && sure.includes('status') && meanings.includes('status') && /我的?周|我的|那单|到哪/.test(text))
    return undefined
  const slot = slotNames.find((name) => name === expecting)
  const skips =
    indifferent.test(message.text) ||
    (passes.test(message.text) && message.text.length <= 24 && !/[?？吗]/.test(message.text))
  // As a name or an address nearly anything could be meant, so there the refusal counts for more.
  const certain = slot !== undefined && slot !== 'note' && slot !== 'name' && slot !== 'address'
  const named = slot === undefined ? [] : setOf(slot, message, text, mentions)
  // 不知道是滚筒还是波轮 names both and chooses neither.
  const torn = slot === 'variant' && skips && named.some(({ value }) => String(value).includes(','))
  const filled = certain && named.length > 0 && !torn
  const isSkip = skips || (/可否略过|能跳过|可以跳过|能不能不/.test(message.text) && !filled)
  const givesUp = meanings.includes('cancel') && sure.includes('cancel') && !isOptional(expecting)
  // 别问了，你直接给我找个人 refuses the question and asks for somebody.
  if (isSkip && !filled && !givesUp && !meanings.includes('handoff'))
    return { meanings: [], sets: [], also: [{ kind: 'skip' }], why: ['no preference'] }
  const bare = message.text.replace(politely, '')
  if ((nothing.test(bare) || nothingMore.test(bare)) && isOptional(expecting))
    return { meanings: [], sets: [], also: [{ kind: 'skip' }], why: ['has nothing for it'] }
  const free = slot === undefined || slot === 'note'
  if (free)
    return rescored(message, text, mentions) ?? freeText(expecting, message, text, mentions, meanings, sure, grave)
  if (named.length === 0) return undefined
  const others = everything(message, text, mentions).filter((set) => set.slot !== slot)
  return { meanings: besides(message, meanings, sure), sets: [...named, ...others], why: [`answers ${slot}`] }
}

const forUs = /人工|真人|活人|客服|你们|机器|转|换人|\b(?:human|agent|real|staff)\b/i

// 找我秘书，她电话138… answers with whom to ring.
function givesNumber(slot: string, { phone }: Mentions): boolean {
  return slot === 'phone' && phone !== undefined
}

function isOptional(slot: string): boolean {
  return slot === 'note' || slot === 'add_ons' || slot === 'worker' || !slotNames.some((name) => name === slot)
}

// Beside its answer a message may still ask, complain or give up; anything else it seems to be is the answer misread.
function besides(message: Message, meanings: readonly Meaning[], sure: readonly Meaning[]): Meaning[] {
  return meanings.filter(
    (meaning) =>
      ((meaning === 'complaint' || meaning === 'cancel') && sure.includes(meaning)) ||
      (meaning === 'consult' && message.question),
  )
}

function everything(message: Message, text: string, mentions: Mentions): Set[] {
  return slotsIn(message, text, mentions, message.question ? ['consult', 'affirm'] : ['affirm']).filter(
    (set) => set.slot !== 'note' || message.context.flow === 'booking',
  )
}

function confirmation(
  message: Message,
  text: string,
  mentions: Mentions,
  meanings: readonly Meaning[],
): Answer | undefined {
  const settled = plainly(message)
  if (settled !== undefined) return settled
  const sets = everything(message, text, mentions)
  const swaps = sets.length > 0 && /[改换](?:成|做|为|洗|擦|搞|约|个|一个)/.test(message.text)
  if (
    message.context.flow === 'reschedule' &&
    sets.every((set) => set.slot === 'note') &&
    movesAhead.test(message.text)
  )
    return { meanings: ['affirm'], sets, why: ['goes ahead'] }
  // 嗯取消，不用打电话来确认了 goes ahead with the undoing, and so does 嗯，退吧，没办法.
  const undoes = goesAhead.test(message.text) || (sets.length === 0 && isNoObjection(message))
  if (message.context.flow === 'cancel' && meanings.includes('cancel') && undoes)
    return { meanings: ['affirm'], sets: [], why: ['goes ahead'] }
  // 我要取消的不是这个 means another order.
  if (message.context.flow === 'cancel' && sets.length === 0 && anotherOne.test(message.text))
    return { meanings: ['deny'], sets: [], why: ['means another one'] }
  if (meanings.includes('cancel') && !meanings.includes('deny') && !mentions.when && !swaps) return undefined
  // 嗯就改到那天: the day is the one just named.
  if (message.context.flow === 'reschedule' && sets.length === 0 && meanings.includes('reschedule'))
    if (yesFirst.test(message.text) && isNoObjection(message))
      return { meanings: ['affirm'], sets: [], why: ['goes ahead'] }
  const correction = corrects.test(message.text) || meanings.includes('reschedule')
  const also = meanings.filter((meaning) => meaning === 'complaint' || (meaning === 'consult' && message.question))
  // 没问题，让他来之前给我打个电话 agrees, and adds a remark.
  if (sets.length > 0 && sets.every(({ slot: named }) => named === 'note') && !correction && agrees.test(message.text))
    return { meanings: ['affirm', ...also], sets, why: ['agrees and adds a remark'] }
  // 可以，就周六 names the day that was proposed.
  if (justThat.test(message.text) && !/改|换|但|不过|不/.test(message.text))
    return { meanings: ['affirm', ...also], sets, why: ['agrees to what it names'] }
  if (sets.length > 0 && (correction || (!meanings.includes('affirm') && !meanings.includes('deny'))))
    return { meanings: also, sets, why: ['corrects what was to be confirmed'] }
  if (meanings.includes('affirm')) {
    if (/但是?|不过|except|but\b/.test(message.text) && sets.length > 0)
      return { meanings: also, sets, why: ['agrees with a change'] }
    return { meanings: ['affirm', ...also], sets, why: ['confirms'] }
  }
  if (meanings.includes('deny') || holdsBack.test(message.text))
    return { meanings: ['deny', ...also], sets, why: ['does not confirm'] }
  if (meanings.includes('reschedule')) return { meanings: ['deny'], sets, why: ['wants it otherwise'] }
  return undefined
}

// What is to be confirmed may itself be an undoing: there 取消 goes ahead and 不取消了 does not.
function plainly({ text, clauses, context: { flow } }: Message): Answer | undefined {
  const bare = (said: string) => said.replaceAll(/[\s。！!，,~吧啊呀呢哦]/g, '')
  const words = bare(text)
  if (/^(?:算了|那|还是|就)*(?:不|别)(?:用|要)?换(?:人|了)*$/.test(words))
    return { meanings: ['deny'], sets: [], why: ['leaves it as it is'] }
  if (flow === 'cancel' || flow === 'reschedule') {
    // 要扣五十啊？那不取消了: the last words decide.
    if (keepsIt.test(words) || keepsIt.test(bare(clauses.at(-1) ?? '')))
      return { meanings: ['deny'], sets: [], why: ['leaves it as it is'] }
  }
  // Asked whether this is right, nothing else to add is a yes.
  if (
    /^(?:没有?|没得)(?:别的|其他的?|其它的?|要补充的?|补充)(?:了|要说的)*$|^(?:nothing else|that'?s (?:all|it))(?:thanks)?$/.test(
      words,
    )
  )
    return { meanings: ['affirm'], sets: [], why: ['has nothing to add'] }
  const ahead =
    flow === 'cancel'
      ? /^(?:好的?|嗯|是的?|对|行|可以)*(?:我)?(?:确认|确定|就|要)*(?:取消|退掉|退订)(?:掉|了|它|预约|订单)*$/
      : confirms
  return ahead.test(words) ? { meanings: ['affirm'], sets: [], why: ['goes ahead'] } : undefined
}

const agrees =
  /^(?:嗯+|好的?|对的?|是的?|行的?|可以的?|没问题|没错|ok|okay|yes|yep|sure|all good)+(?:[，,！!。\s啊呀吧了哈呢嘞]|$)/

const movesAhead =
  /^(?:嗯+|好的?|对|是的?|行|可以|ok|yes)?[，\s]*(?:就|那就?|直接|确认|确定|麻烦|请|帮我)*改(?:吧|了吧|就改|过去吧?)(?:[，。！!\s]|$)/

const goesAhead =
  /^(?:嗯+|好的?|对|是的?|行|可以|ok|yes)?[，\s]*(?:就|直接|确认|确定|麻烦|请|帮我)*(?:取消|退掉|退订|cancel)/

function isNoObjection({ text, question }: Message): boolean {
  return (
    !question &&
    !/不|别|错|等|另|还是|先|\b(?:not|don'?t|wrong|wait|other)\b/.test(text.replace(/没办法|不好意思|不要了/g, ''))
  )
}

const holdsBack =
  /^(?:哎|诶|啊|那个|先)?(?:等(?:一下|等|下|会儿?|一等)|慢着|且慢|先别|别(?:急|忙|下单|提交|确认)|hold on|wait)/

const justThat =
  /^(?:可以的?|好的?|行|嗯+|对的?|没问题|ok)[，,、\s]*(?:那)?就(?:是|定|约)?(?:这|那|周|礼拜|星期|明|后|下|\d|[一二三四五六七八九十])/

const yesFirst = /^(?:嗯+|好的?|对的?|是的?|行|可以|没错|ok|yes|就)/

const anotherOne = /不是(?:这|那)|[弄搞选认]错|\bnot (?:this|that) one\b|\bwrong (?:one|booking|order)\b/

const keepsIt =
  /^(?:算了|那|还是|就)*(?:先)?(?:不|别)(?:用|要)?(?:取消|退|改)(?:时间|约|期|了|单)*(?:(?:还是|照常|照旧|照原来的?|让(?:他|她|阿姨|师傅))*(?:来|过来|做|留着|照常|照旧)?)$/

const confirms =
  /^(?:好的?|嗯|是的?|对|行|可以)*(?:我)?(?:确认|确定)(?:预约|预订|下单|改约|改期|登记|提交|无误)?了?$|^(?:以上|上述|上面|前述)?(?:的)?(?:陈述|内容|情况|信息|描述|经过)?(?:均|都|全部|完全)?(?:属实|无误|准确|真实)(?:请[^，。]{0,8})?$/

function rated(text: string, mentions: Mentions, meanings: readonly Meaning[], grave: boolean): Answer | undefined {
  const rating = mentions.rating
  if (rating === undefined) {
    const value = meanings.includes('praise') ? 5 : meanings.includes('complaint') ? 2 : undefined
    if (value === undefined) return undefined
    const judged: Set = { kind: 'set', slot: 'rating', value, text }
    const note: Set = { kind: 'set', slot: 'note', value: text, text }
    return { meanings: grave && value === 2 ? ['complaint'] : [], sets: [judged, note], why: ['judges in words'] }
  }
  const sets: Set[] = [{ kind: 'set', slot: 'rating', value: rating.value, text: rating.text }]
  const rest = text.replace(rating.text, '').replaceAll(/[\s，。！!,.、~吧啊呀了的]/g, '')
  if (rest.length >= 4) sets.push({ kind: 'set', slot: 'note', value: text, text })
  if (mentions.worker !== undefined)
    sets.push({ kind: 'set', slot: 'worker', value: mentions.worker.value, text: mentions.worker.text })
  return { meanings: grave && meanings.includes('complaint') ? ['complaint'] : [], sets, why: ['rates'] }
}

// 打错了，是5分: what is said to a later question may still correct the score.
function rescored(message: Message, text: string, mentions: Mentions): Answer | undefined {
  const { rating } = mentions
  if (message.context.flow !== 'survey' || rating === undefined || !corrects.test(text)) return undefined
  return {
    meanings: [],
    sets: [{ kind: 'set', slot: 'rating', value: rating.value, text: rating.text }],
    why: ['corrects the score'],
  }
}

// 约油烟机 and 做完了吗 answer no question about what was good or shall be done.
function turnsElsewhere({ text, question }: Message, sure: readonly Meaning[]): boolean {
  if (text.length > 14) return false
  const orders =
    /^(?:先|另外|顺便)?(?:帮我|我要|我想|给我)?(?:再)?约(?![的了好])/.test(text) && !/重|返工|赔/.test(text)
  return (orders && sure.includes('booking')) || (question && sure.includes('status'))
}

function freeText(
  slot: string,
  message: Message,
  text: string,
  mentions: Mentions,
  meanings: readonly Meaning[],
  sure: readonly Meaning[],
  grave: boolean,
): Answer | undefined {
  const turns =
    turnsElsewhere(message, sure) ||
    (meanings.includes('cancel') && sure.includes('cancel')) ||
    (meanings.includes('consult') && message.question && message.context.flow !== 'complaint') ||
    ((meanings.includes('affirm') || meanings.includes('deny')) && text.length <= 4 && slot !== 'note') ||
    (message.context.flow !== 'complaint' &&
      message.context.flow !== 'survey' &&
      meanings.includes('complaint') &&
      sure.includes('complaint'))
  if (turns) return undefined
  const value: Set = { kind: 'set', slot, value: text, text }
  const others = everything(message, text, mentions).filter(
    (set) => set.slot !== slot && (set.slot === 'order' || set.slot === 'phone'),
  )
  return {
    meanings:
      sure.includes('complaint') && meanings.includes('complaint') && (message.context.flow !== 'survey' || grave)
        ? ['complaint']
        : [],
    sets: [value, ...others],
    why: [`free text for ${slot}`],
  }
}
