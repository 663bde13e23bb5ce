import { asserted } from './asserted.ts'
import { likely, sure, type Rule } from './rule.ts'

const person =
  '(?:人工|真人|活人|大活人|经理|主管|领导|头儿|负责人|负责的|管事的|老板|店长|站长|客服(?:人员|小姐姐|经理|主管)?|专员|话务员|接线员|坐席|个人|管理层|能做主的|说了算的|同事|人类)'

const asks = new RegExp(
  [
    '转(?:接)?(?:到|给|个|一下|下|回|去)?(?:人工|真人|客服|活人|经理|主管|专员)',
    '(?:转|要|来|上|叫|喊|切|换|接|进)(?:个|一个|一下|下|到|成|入)?(?:人工|真人|活人|大活人)(?!费|智能|清洗|擦|洗|打扫|成本)',
    '人工(?:客服|服务|坐席|座席|接待|回复|处理|接听|帮)',
    '^(?:请)?(?:给我)?(?:人工){1,}[!！。~吧呀啊在吗呢]*$',
    '真人(?:客服|服务|吗|在|说|聊|来|回|接)',
    `(?:找|叫|让|喊|请|换|给我接|帮我接|接通|联系|联络|连线|见|呼叫)(?:一下|下|个|一个|位|你们|你们的|那边|们)*(?:那个|的)?${person}`,
    `(?:跟|和|同|与)(?:一个|个|你们|你们的|你们那个)*${person}[^，。]{0,3}(?:说|聊|谈|讲|沟通|对话|通话|反映|反应)`,
    '(?:找|要|换|来|叫)(?:个|一个)?(?:能|会|有)?(?:说话|听懂|解决问题|处理|做主|拍板|说人话|喘气|管用)的(?:人)?',
    '(?:打|回|拨|来)(?:一个|个|下|通)?电话(?:给我|过来|联系我)|给我(?:回|打|来|拨|去)(?:一个|个|一下|下|通)?(?:电话|电)|回(?:我)?(?:个|一个)?电话|(?:电话|致电)(?:联系|回访|沟通|打给|回复)我|打我(?:手机|电话)|回电(?:话)?(?:给我)?|电话里(?:说|讲|谈)|语音(?:通话|说)|电联我?|电话(?:聊|说|讲)',
    '有(?:没有|木有)?(?:人工|真人|活人|大活人)|(?:人工|真人|活人)(?:在不在|在吗|在么|有吗|呢$|来$)',
    '(?:不|别|不要|不想|懒得|没法|没办法)(?:再)?(?:跟|和|同|与|让|叫|用)(?:你)?(?:这)?(?:个)?(?:机器人|机器|ai|智能|自动)|别让机器|不要(?:机器人|自动回复|智能客服|ai)|关(?:掉|了|闭)?机器人|机器人(?:走开|滚|闭嘴|退下|别说|别回|下去|让开)|不是机器人(?:的)?(?:人|客服)|换(?:个)?人(?:来)?(?:跟我|和我|说|聊|回)|你(?:这)?(?:个)?机器人(?:听不懂|不懂|没用|解决不了|真笨|太笨)|(?:听不懂|说不通|讲不通|沟通不了)[^，。]{0,4}(?:换人|人工|叫人|找人)',
    '(?:能|可以|可不可以|能不能|可否)(?:找|叫|让|派|换)(?:个|一个|你们)?人(?:来)?(?:跟我|和我|同我|给我|说|聊|谈|回|处理|接待)',
    '(?:叫|找|让)(?:个|一个|你们)?人(?:来)?(?:跟我|和我|同我|给我)(?:说|讲|谈|聊|打|回|联系)',
    "\\b(?:talk|speak|chat|connect(?: me)?|transfer(?: me)?|put me through|get me|need|want|like|have|switch|give me|through|escalate|is there|any)\\b[^.!?]{0,22}\\b(?:human|person|agent|manager|supervisor|representative|rep|operator|someone|somebody|real people|customer service|staff|boss|live chat)\\b(?! (?:to (?:clean|come|help me (?:clean|move)|cook|take care|look after|do|wash|fix)|for (?:clean|cook|my)|who (?:can )?(?:clean|cook)))",
    '^(?:a )?(?:human|agent|live agent|real person|representative|operator|manager|customer service|live person|human agent|person)(?: please| pls| now)*[!.? ]*$',
    '\\b(?:human agent|human being|real human|actual human|real person|live agent|live person|actual person|human please|representative)\\b',
    '\\bcall me(?: back)?\\b(?! when| once| if the| before| on arrival| mr| ms| mrs)|\\b(?:give|phone) me (?:a )?(?:call|ring)\\b|\\bcall back\\b|\\bcallback\\b|\\bring me\\b',
    "\\bstop (?:the |this )?(?:bot|robot|automated|auto)|\\bno (?:more )?(?:bots?|robots?)\\b|\\b(?:don'?t want|hate|tired of|sick of|not)(?: talking| to talk| speaking| to speak| chatting| dealing)?(?: to| with)? (?:a |this |the |your )?(?:bot|robot|machine|ai|chatbot)\\b",
  ].join('|'),
  'g',
)

// Words that a request for a person also contains.
const notThat =
  /人工(?:费|智能|成本|清洗|擦|洗还是|还是机器|草坪|授精|呼吸)|(?:让|叫|请|麻烦|喊)?(?:师傅|阿姨|保洁|工人|护工|月嫂|小哥)[^，。]{0,10}(?:打(?:个)?|回(?:个)?|来(?:个)?)电话|(?:到了|到楼下|来之前|上门前|出发前|提前|来的时候|快到)[^，。]{0,8}(?:打|电话|call)|(?:经理|客服|主管|人工)[^，。]{0,8}(?:说(?:过|了|的|会|好)|告诉|答应|承诺|态度|已经|处理过|回复(?:我)?了|说.{0,6}(?:小时|天))|(?:几点|什么时候|什么时间|时间)(?:上班|下班|在线|有人工)|人工(?:客服)?(?:几点|什么时候|上班|工作时间|的?电话是)|\b(?:cleaner|driver|worker|technician|nanny)s? (?:to )?call me|are you (?:a )?(?:human|bot|robot|real|person)/

/**
 * Any wording of "I want a person", unless it is taken back ("别转人工") or means a worker who shall ring.
 * Recall matters most here: a customer who asks for a person and gets the bot is lost.
 */
export const handoff: Rule = ({ text, clauses }) => {
  const pieces = clauses.length > 1 ? [...clauses, text] : [text]
  for (const piece of pieces) {
    const found = asserted(piece, asks)
    if (found !== undefined && !notThat.test(piece)) return sure('handoff', `asks for a person: ${found}`)
  }
  return /人工|真人/.test(text) && !notThat.test(text) && !/(?:不|别|无需|甭)[^，。]{0,4}(?:人工|真人)/.test(text)
    ? likely('handoff', 'names a person')
    : undefined
}
