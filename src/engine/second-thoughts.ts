/** A longer text says more than that nobody is wanted. */
const longest = 40

const people = '(?:人工|真人|客服|人工客服|专员|同事|店长|经理)'
const none = '(?:不用|不要|不需要|不必|无需|無需|別|别|不想|取消|不找|不等|不轉|不转)'
const nobody = [
  /^(?:那|哦|嗯|好的|好|算了)?[，,\s]*(?:别|不用|不要|不|甭)(?:再)?(?:转|轉|找|叫|喊)了(?:吧|啦|哈)?$/,
  // "不用人工了", "不用转人工", but not "我不要人工智能".
  new RegExp(`${none}(?:再|帮我|幫我|给我|麻烦)?(?:转接|轉接|转|轉|找|叫|等|接)?(?:你们|你們)?${people}(?!智能|智慧)`),
  /^(?:那|哦|嗯|好的|好)?[，,\s]*(?:(?:算了|不用了|不等了|不必了|不需要了|没事了|沒事了)(?:吧|啦|哈)?[，,\s]*)+(?:谢谢|謝謝|多谢)?$/,
  /(?:继续|繼續|还是|還是)(?:用|跟|和)?(?:机器人|機器人|自动助手|自動助手|助手)/,
  /\b(?:no|not|don'?t|do not|without)\b.{0,20}\b(?:person|human|agent|staff|anyone|anybody|someone|somebody)\b/,
  /^(?:never ?mind|forget it|no need)(?: (?:then|thanks|thank you))?$/,
]

/** What is not wanted here is the machine. */
const noMachine = /机器人客服|機器人客服|客服机器人|客服機器人|not a (?:bot|robot|machine)/

/** Whether a customer who waits for a person takes it back: "不用人工了", "算了，谢谢". */
export function wantsNobody(text: string): boolean {
  const said = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[。！!～~.…]+/g, ' ')
    .trim()
  if (said.length > longest || /[?？吗嗎]/.test(said) || noMachine.test(said)) return false
  return !wantsSomebody(said) && nobody.some((pattern) => pattern.test(said))
}

const waiver = new RegExp(
  `^(?:那|那就|嗯|哦|好的|好|算了|我|先|就)*[，,\\s]*(?:不等了|不用等了|不想等了|不再等了|不等(?:人工|客服|你们|你們)了?|${none}(?:再)?(?:转|轉|找|等|叫)?${people}(?!智能|智慧)了?)(?:吧|啦|哈)?[，,；;、。！!～~.…\\s]+(?=[^，,；;、。！!～~.…\\s])`,
)

/**
 * What else is said by a customer who takes back the wish for a person: "不等了，约明天上午保洁" leaves the booking.
 * @returns nothing where nobody is taken back, or nothing else is said
 */
export function besidesNobody(text: string): string | undefined {
  const said = text.normalize('NFKC').trim()
  if (noMachine.test(said) || wantsSomebody(said.toLowerCase())) return undefined
  const found = waiver.exec(said)
  const rest = found ? said.slice(found[0].length).trim() : ''
  return rest === '' || wantsNobody(rest) || thanks.test(rest) ? undefined : rest
}

const thanks = /^(?:谢谢|謝謝|多谢|辛苦)[^，,]{0,4}$/

// "不用找真人" holds "找真人" as well, so what stands before it decides.
function wantsSomebody(said: string): boolean {
  const found = /(?:要|找|叫|转|轉)(?:个|個)?真人/.exec(said)
  return found !== null && !new RegExp(`${none}(?:再|帮我|幫我)?$`).test(said.slice(0, found.index))
}

const instead =
  /还是|改[成到为在]|换[成到个]|要不|不如|就(?:要|选|订|定|约)|\b(?:make it|instead|rather|actually|change it to|let'?s do)\b/
const later = /再说|再联系|再看|下次|改天|回头|以后|\b(?:later|another time|next time)\b/

/** Whether words that give something up want something else in its place: "算了，还是周日吧", not "算了，下次再说". */
export function offersInstead(text: string): boolean {
  const said = text.toLowerCase()
  return instead.test(said) && !later.test(said)
}

const onward =
  /^(?:那|那就|嗯|哦|好吧?|算了)?[，,]?(?:还是|接着|继续|恢复|重新)|(?:还是|接着|继续)(?:约|办|登记|改|投诉|取消|来)|^(?:那|那就|嗯|哦|好吧?|算了|行)*[，,]?(?:就)?约(?:吧|上吧|了吧|一个吧)$|^(?:go on|continue|carry on|resume)\b|\bafter all\b/

/** Whether words take up again what was dropped: "还是约吧", "接着刚才的". */
export const goesOn = (text: string): boolean => text.length <= 24 && onward.test(text.toLowerCase().trim())

const regret =
  /不(?:想|要|用)?(?:取消|退)了|别(?:给我)?取消|取消错|后悔|反悔|恢复|想想还是|还是(?:要|来|做|约|想)|\b(?:changed? my mind|don'?t cancel|undo (?:it|that)|restore)\b/

/** Whether words take back that something was given up or cancelled: "不取消了", "后悔了，能恢复吗". */
export const regrets = (text: string): boolean => text.length <= 24 && regret.test(text.toLowerCase())

const leaving =
  /^(?:算了|那|哦|嗯|还是|就|先|[，,。\s])*(?<what>[^，,。！!？?\s]{1,8}?)?(?:就|先|也)?(?:不用|不要|不|别)(?:要|用|加|做|洗|擦|弄|需要)?了[吧啦。！!～~ ]*$/

/**
 * What words leave out of an order that goes on: "擦窗不要了" names it, "不加了" leaves out whatever was added last.
 * @returns nothing where the words may as well give up all of it
 */
export function leavesOut(text: string): { what?: string } | undefined {
  const said = text.normalize('NFKC').trim()
  if (/^(?:算了|那|哦|嗯|还是|就|先|[，,\s])*(?:不|别|不用|不要)再?加(?:它|这个|那个)?了?[吧啦。！!～~ ]*$/.test(said))
    return {}
  const what = leaving.exec(said)?.groups?.['what']
  return what === undefined || whole.test(what) ? undefined : { what }
}

const whole =
  /^(?:我们?|都|全部?|预约|订单|单子|服务|这[个次单]?|那[个次单]?|什么|现在|暂时|今天|明天|今年|家里|已经|真的?|什么都)$/

const giving =
  '(?:算了|不(?:约|弄|办|要|用|订|改|做|投诉|登记|反映|想要|需要)了|下次(?:再说|再约|吧)|改天(?:再说|再约|吧)|以后再说|回头再说|再说吧)'
const surrender = new RegExp(
  `^(?:那|哦|嗯|还是|就|先|唉|哎)*${giving}(?:吧|啦|哈|了)?(?:[，,。！!～~ ]*(?:那|我|还是|就|先)*${giving}(?:吧|啦|哈|了)?)*[。！!～~ ]*$`,
)

/** Whether words do nothing but give up what is going on: "算了，下次再说". */
export const givesUp = (text: string): boolean => text.length <= 24 && surrender.test(text.normalize('NFKC').trim())

const moving = /改[成到为在期约个]|换[成到个]|挪|推迟|延后|提前|\b(?:move|reschedule|postpone|change it)\b/

/** Whether words ask for another time rather than for an end; a question what that would cost does not. */
export const wantsMove = (text: string): boolean =>
  moving.test(text.toLowerCase()) && !/[?？吗]|收费|多少钱|\b(?:fee|cost|charge)\b/.test(text.toLowerCase())
