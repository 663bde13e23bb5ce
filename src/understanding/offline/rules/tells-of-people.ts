import { employee, staff } from './staff.ts'

const wanting =
  '(?:转|找|叫|要|让|喊|换|请|派|接|联系|联络|连线|来|给|跟|和|同|与|对接|有没有|有冇|想|需要|需|求|呼叫|呼|见|切|介入|处理|出来|接听|回复|说话|说|讲|谈|通话|沟通|对话|聊|解决|接管|支持|帮|通|上|升级|安排|寻|揾|搵|能不能|可以|可不可以|咋|怎么|如何|怎样)'
const near = '[^，。！？,!?]{0,8}?'

/** Named beside any such verb, staff is at least talked about. */
export const mentionsStaff = new RegExp(
  `${wanting}${near}${staff}|${staff}${near}${wanting}|^(?:请)?${staff}(?:服务|客服)*$`,
  'g',
)

/** People and telephones that are only spoken of. */
export const mentionsInEnglish = new RegExp(
  [
    `\\b(?:there|any|rather|is|are|can|could|with|to|hear)\\b[^.!?，。]{0,26}\\b${employee}\\b`,
    `\\b(?:human|real person|live agent|actual person|live person|hotline|on the (?:phone|line)|pick(?:s|ed)? up)\\b`,
    `\\b(?:get|give|find|send|put) (?:me )?(?:someone|somebody|anyone|anybody)\\b|\\bsome(?:one|body) (?:please|help|from|else|answer|call)\\b`,
  ].join('|'),
  'g',
)

/** What staff did or said, who they are, and whether there are any is told or asked; it sends for nobody. */
export const toldOf =
  /昨天|昨晚|昨日|前天|刚才|刚刚|上次|上回|上周|上个月|之前|那天|当时|那会儿|早上|说好|说过|说是|(?:经理|主管|客服|店长|老板|前台|负责人|站长|专员|组长|领导)(?:都|也|就|只|自己)?(?:说|讲)(?!了算|话|[一两几]?[声句]|明白?|清楚|$)|说(?:要|会|让|找|派|安排|是要)|答应|承诺|本来|居然|竟然|结果|已经|每次|老是|总是|一直|半天|了(?:好几|几|一|两|三|半|\d)|是不是(?:真人|人工|机器)|(?:真人|人工|活人)[^，。]{0,8}(?:还是|或者)|(?:还是|或者)[^，。]{0,3}(?:机器|程序|电脑|自动|ai)|专门的?|专属|亲自[^，。]{0,6}(?:问候|慰问|看望|送)|亲自[^，。]{0,4}(?:道歉|赔|[来去到]了|来过|带队|补|拎|返工)|招(?:聘|人)?[^，。]{0,3}客服|到时候|\b(?:swore|(?:she|he|they)'?d|would|supposed|yesterday|last|ago|earlier|already|said|told|promised|hung up|kept|was|were|did|had)\b/

/** The same in English. */
export const toldInEnglish =
  /\b(?:yesterday|last|ago|earlier|already|said|told|promised|hung up|kept|was|were|did|had|didn'?t|never|always|any (?:word|reply|news))\b|\b(?:are you|is this|is that|am i)\b[^.?]*\b(?:person|human|bot|robot|real|automated)\b/

/** A call that somebody made, makes, or goes on making. */
export const tellsOfCall =
  /(?:在|老|总|又|还|一直|天天|每天|半夜|偷偷|悄悄|有人|收到|接到|说有?|叫他|让他|叫她|让她)[^，。]{0,4}(?:给我)?(?:打|回|来|通)[^，。]{0,4}(?:电话|语音)|(?:人|客服|经理|主管|他|她|师傅|专员)说[^，。]{0,8}(?:打|回)|是[^，。]{1,10}还是|打(?:我|俺)(?:手机|电话)(?:[^，。]{1,3}说|问)|通了电话|推销|装修公司|催收|[他她]打/

/** Other companies have people, too. */
export const foreign =
  /(?:移动|联通|电信|广电|银行|[建工农招交中]行|10086|10010|10000|955\d\d|物业|医院|医保|社保|公积金|航空|美团|饿了么|滴滴|淘宝|天猫|京东|拼多多|抖音|顺丰|快递|快递员|燃气公司|自来水|供电|电力|学校|幼儿园|12306|携程)[^，。]{0,6}(?:人工|客服|热线|电话|经理|前台|专员)/

/** Somebody of the customer's own house or firm, whom the worker shall ask for. */
export const instructsWorker =
  /(?:上来|上楼|到时|进门|大堂|楼下)[^，。]{0,4}找|(?:让|叫|请)(?:阿姨|师傅|[他她](?!们)|保洁|来的人)[^，。]{0,4}(?:找|联系|问|跟)|到(?:了|达|时候?|后)[^，。]{0,4}(?:请|就)?(?:致电|联系|找|打给?|问|call)/

/** Staff is named, but as something else: a firm's own people, a job, a kind of work, or whoever was rude. */
export const notStaff =
  /应聘|招聘|求职|入职|客服的?(?:入口|按钮|位置|功能|二维码|名片)|(?:区别|一样)(?:没|不|吗|嘛)|(?:走|过|给)财务|财务(?:流程|制度|要求|报销|对公|付款|审批)|商量|汇报|请示|问(?:问|一下|下)(?:我)?(?:们)?(?:老板|领导|经理)|我们?(?:的)?(?:老板|领导|经理)|人工(?:费|智能|成本|清洗|手洗|擦|洗|还是机器|草坪|授精|呼吸|打扫|除螨)|(?:经理|主管|客服|领导|老板|负责人|人工)[^，。]{0,8}(?:说过|说的|说了|告诉|答应|承诺|态度|没人|不理|不接|不回|打不通|处理过|回复我了|已经|怎么说|推|骗|在吗|在不在|你好|您好|是不是死|都|太慢|排队|要等)|(?:昨天|刚才|之前|上次|上回|早上|打了|联系过|找过)[^，。]{0,10}(?:客服|经理|主管|领导)|(?:家|我们|公司|单位|我的|给我)(?:里)?(?:老板|领导|经理|前台)(?!.{0,4}电话)|(?:有)?客服(?:在)?(?:吗|么|不)$|(?:经理|主管|客服|领导)[^，。]{0,2}(?:就会|只会|光会|总说|老说|天天说|一直说|每次)|会说话|听得?(?:见|到)|^(?:会说话|值班|来)$|(?:工作)?人员[^，。]{0,4}(?:到|来了|迟到|上门|态度)|说话(?:很|挺|太|真|也|都|特别|比较)?(?:客气|和气|清楚|难听|温柔|好听|热情|礼貌|冲)|找前台[^，。]{0,4}(?:拿|取|登记|开门|领)|(?:放|存|交|留|搁)[^，。]{0,3}前台|\b(?:spoke|talked|chatted) (?:to|with)\b|\b(?:word|reply|news|answer) from the\b|\b(?:guy|lady|woman|man|girl|voice) on the phone\b/

/** Only what has to be done in a house, or somebody to do it: then "找个人" means a worker. */
export const forWork =
  /打扫|卫生|保洁|清洁|清洗|洗|擦|收拾|整理|做饭|做菜|烧|煮|带(?:娃|孩子|宝宝|小孩)|照顾|看护|陪|护理|开荒|除螨|月嫂|保姆|阿姨|师傅|护工|钟点|上门|搬|修|通(?!话)|拖|扫|扶|\b(?:clean\w*|cook\w*|wash\w*|nanny|look after|care for|take care|babysit|help with|ayi|iron\w*|organi\w*|windows?|maid|helper|caregiver)\b/

/** A worker rings, or shall, and not the desk. */
export const workerRings =
  /(?:师傅|阿姨|保洁|工人|护工|月嫂|小哥|司机|人)[^，。]{0,10}(?:打|回|来)(?:个)?电话|(?:到了|到楼下|来之前|上门前|出发前|提前|来的时候|快到|到的时候|之前)[^，。]{0,10}(?:打|电话|call)|别打|不要打|打不通|没人接|打(?:了|过)|\b(?:cleaner|driver|worker|technician|nanny|she|he)s? (?:to |can |should |will )?(?:call|phone)|\bcall me (?:when|once|if|before|on arrival|[a-z]+$)|can call me [a-z]+|call me (?:mr|ms|mrs)/

// Whoever talks it over at home, or at work, wants nobody of ours.
const talksItOver =
  /打我(?:家)?(?:老?[爸妈公婆]|爸爸|妈妈|先生|太太|爱人|媳妇|儿子|女儿)的?(?:那个)?(?:电话|手机|号)|(?:跟|和|同|与)(?!你|您|客服|人工|经理)[^，。]{1,6}商量|(?:我)?(?:先)?(?:问(?:问|一下|下)?|请示|汇报)(?:给)?我(?:们)?(?:家)?(?:的)?(?:老[板公婆]|领导|经理|先生|太太|爱人|媳妇|[爸妈])|\b(?:ask|check with) my (?:boss|husband|wife|partner|manager)\b/

/** Speaks of calls and people without wishing for any of ours: a worker rings, or one of their own decides. */
export const isAboutOthers = (text: string): boolean =>
  talksItOver.test(text) || (workerRings.test(text) && !/\bcall me\b/.test(text))

/** Somebody, without saying for what. */
export const hands = /(?:请|派|来|要|找|有|安排)(?:一?个|一?位|一?下)*人/

/** Somebody who comes to talk is no worker. */
export const toTalk =
  /说|讲|聊|谈|沟通|商量|解释|回(?:我|复|答|话|电)|答|听|问|电话|机器|人工|真人|转|换人|做主|负责|管|理我|接|客服|懂|语音|教|填|表|\?|？|你/
