import { ofText } from '../of-text.ts'

const desk =
  '(?:客服|人工|热线|真人|前台|值班的?(?:人|经理)?|服务台|customer (?:service|support|care)|support|hotline|office|phone lines?)'
const chief = '(?:主管|经理|负责人|领班|队长|组长|督导|店长)'

/** Asks who answers here, when the desk is open, what its number is, what goes by phone, or who comes to the visit. */
const asksAboutStaff = new RegExp(
  [
    '(?:你|您|这|侬|(?:跟|和|同|与)我(?:说话|聊天?)的|对面|那边|客服|回(?:我|复)的)[^，。]{0,6}(?:是|系)(?:个)?(?:机器人?|机械人|ai|真人|人工|活人|自动|智能)(?:智能)?(?:客服|回复|助手)?(?:在?(?:回|聊|答|说)[^，。]{0,3})?(?:[吗吧么呀啊嘛呢?？定不]|还是|$)',
    '(?:真人|人工|活人|人类|小姑娘|人)[^，。找要转叫]{0,8}(?:还是|或者?)[^，。]{0,8}(?:机器|程序|ai|自动|系统|电脑)|(?:机器|程序|ai|自动|系统|电脑)[^，。找要转叫]{0,10}(?:还是|或者?)[^，。]{0,8}(?:真人|人工|活人|人)',
    '^(?:请问)?(?:你?是)?(?:不是)?(?:真人|人工|机器人|活人)(?:客服)?[吗吧么?？]',
    String.raw`\b(?:are|r) (?:you|u|this|these)\b[^.?!]{0,16}\b(?:human|bot|robot|real|person|ai|machine|automated)\b|\bam i (?:talking|speaking|chatting)\b|\bis (?:this|that|it) (?:a |an )?(?:\w+ )?(?:bot|robot|human|person|machine|ai|automated)\b|\byou'?re (?:a |an )?(?:bot|robot|human|real person|machine|ai)\b`,
    `${desk}[^，。]{0,8}(?:几点|什么时候|啥时候|何时)[^，。]{0,3}(?:上班|下班|上线|下线|开始|收工|返工|休息|开门|关门)|${desk}[^，。]{0,8}(?:24小时|二十四小时|全天|上班|下班|(?:工作|服务|在线|值班|上班)时间|营业|轮班|放假|几点)|几点[^，。]{0,4}${desk}[^，。]{0,3}[不没]`,
    `(?:(?<!这么)晚上|夜里|夜间|半夜|凌晨|周末|周[六日天]|礼拜[六天日]|星期[六天日]|节假日|过年|春节|假期|中午|平时|下班|点后|24小时|节日)(?:以?后)?(?:都|也|还)?[^，。]{0,3}(?:(?:有|在|找得到|找到|联系得到)(?:没有)?${desk}[^，。]{0,5}(?:[吗么不没嘛?？]|$)|${desk}[^，。]{0,5}[吗么不没嘛]$)`,
    `(?:客服|热线|(?:你们|总|贵)公司|你们|总部|总机|门店|服务|投诉|人工)(?:的)?(?:联系)?(?:电话|热线|号码|座机)(?:号码?)?[^，。打回接]{0,4}(?:多少|哪个|几号|什么|有吗|(?:发|给|告诉)(?:我|一下)(?:一下|看看)?[吧吗]?$|$)|有没有(?!人)[^，。打]{0,6}(?:电话|热线|号码)(?!联系我|给我|找我)|有(?!人)[^，。打]{0,6}(?:电话|热线|号码)(?:可以打|能打)?[吗么没不]`,
    String.raw`\b(?:customer (?:service|support|care)|support|hotline|office|phone lines?|human agents?|staff)\b[^.?!]{0,16}\b(?:open|close[sd]?|hours|available (?:on|at|24|until|after)|24|number|work(?:s|ing)? (?:on|hours))\b|\b(?:is there|do you have|have you(?: got)?|what(?:'s| is)|got)\b[^.?!]{0,20}\b(?:hotline|phone number|number (?:i|to)|phone line|customer service (?:number|line))\b|\bwhy\b[^.?!]{0,12}\bhotline\b`,
    '(?:电话|语音)(?:里|上)?(?:能|可以|可不可以|能不能)?(?:预约|约|预订|下单|订|取消|改(?!天)|付款|报名)[^，。]{0,4}[吗么不嘛?？]|打电话[^，。]{0,6}约|(?:取消|改|退|约|预约|付款?|投诉|申诉)[^，。]{0,6}(?:要不要|是|要|得|需要|用|必须)(?:打)?电话|还是打?电话(?!.*[吧说讲聊])|电话还是(?![没不打])',
    String.raw`\b(?:book|order|cancel|reschedule|pay)\b[^.?!]{0,12}\b(?:by|over the) phone\b|\b(?:have|need) to (?:call|ring|phone)(?! me| back| it)\b|\bcall to (?:book|cancel|order)\b`,
    `(?:找|联系|跟|通过|问)(?:你们)?(?:客服|人工|经理|公司|平台)[^，。]{0,6}还是(?![没不])|(?:自动|自己|这里?|网上|线上|店里|门店)[^，。]{0,6}还是(?:找|联系|跟|问)(?:你们)?(?:客服|人工|经理)[^，。吧]{0,5}$|(?<!我)(?:要不要|需不需要|要|得|需要|必须|是)(?:先)?(?:找|联系|跟|通过|问|打给)(?:你们)?(?:客服|人工|经理)[^，。可能行]{0,5}[吗么嘛?？]$`,
    `(?<!叫|让|喊|请|找|派|要)(?:有没有|有|会有|是)[^，。]{0,4}(?:${chief}|工作人员)[^，。]{0,6}(?:带队|带着|盯|现场|监督|巡|陪同|把关|验收)|(?:现场|验收|签约?|签合同|面试|估价|量房|巡查)[^，。]{0,10}(?:${chief}|工作人员)[^，。]{0,6}(?:[吗么?？]|还是)|^(?:那)?(?:是)?你?们?${chief}(?:会|要)?(?:不会)?(?:来|到)?(?:现场|家里?)?(?:验收|检查|签|看房|监督|把关|来吗|来不来)`,
    `工作人员[^，。]{0,4}(?:会(?!不会)|懂|穿|戴|带|持?证)|(?:几|多少|哪些?)(?:个|名|位)工作人员|(?:老板|${chief}|领导)[^，。]{0,3}(?:叫什么|叫啥|姓什么|姓啥|是谁|是哪|多大|贵姓|叫咩|名字)`,
    String.raw`\b(?:do|does|are|can|will|have) (?:your|the|any of your) (?:staff|people|team|agents?|employees)\b(?!.*\b(?:call|contact|phone|ring|reach|help|talk to|speak to|speak with)\b)|\bmanager on ?site\b|\btrain(?:ed)? staff\b`,
  ].join('|'),
)

/** Whether it only asks who answers here, when, under which number, or who comes: a question, not a wish for a person. */
export function asksAboutPeople(clauses: readonly string[]): boolean {
  const others = clauses.map(withoutQuestionsAboutStaff)
  // 客服电话是摆设吗 scolds.
  if (clauses.some((clause) => unreachable.test(clause))) return false
  return others.some((clause, index) => clause !== clauses[index]) && !others.some((clause) => reaches.test(clause))
}

const withoutQuestionsAboutStaff = ofText((clause) => clause.replace(asksAboutStaff, ''))

const unreachable = /摆设|打不通|打不进|占线|空号|没人接|没人理|藏(?:哪|着|得)|忙音|死了/

const reaches =
  /当面(?!付|收|给|结|验)|人工|真人|活人|转|[找寻见]|叫|让|换|接(?!单)|推给|打给|回[电拨]|[跟和给][你我]|现在(?!是)|这会|马上|急|打过去|我[^，。]{0,3}打(?!扫)|\b(?:call|phone|ring|contact|get|put|connect|transfer) me\b|\b(?:talk|speak) (?:to|with)\b|\bi (?:want|need)\b/
