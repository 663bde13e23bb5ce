import { isNegatedAt } from './asserted.ts'
import { likely, sure, type Hit, type Rule } from './rule.ts'
import { matchesIn } from '../matches-in.ts'
import { ofText } from '../of-text.ts'

// Whoever is not the bot and not a worker who comes to the house.
const staff =
  '(?:人工|真人|活人|大活人|人类|真客服|工作人员|客服|经理|主管|领导|老总|总监|董事长|负责人|负责的|经办|经手|办事的|排班的?|派单的|调度|财务|会计|法务|质检|行家|懂行|内行|管事|老板(?!娘)|店长|站长|组长|队长|当头的|头头|(?<!老)头儿|值班|专员|专人|话务|接线|坐席|座席|前台|后台|上级|上司|管理(?:层|员)|总部|高层|能做主|能?当家的?|做得了主|说了算|拍板的|会说话|说人话|听得懂|听懂人话|明白人|喘气儿?的|活的)'
const wanting =
  '(?:转|找|叫|要|让|喊|换|请|派|接|联系|联络|连线|来|给|跟|和|同|与|对接|有没有|有冇|想|需要|需|求|呼叫|呼|见|切|介入|处理|出来|接听|回复|说话|说|讲|谈|通话|沟通|对话|聊|解决|接管|支持|帮|通|上|升级|安排|寻|揾|搵|能不能|可以|可不可以|咋|怎么|如何|怎样)'
const near = '[^，。！？,!?]{0,8}?'

// Named beside any such verb, staff is at least talked about.
const mentionsStaff = new RegExp(
  `${wanting}${near}${staff}|${staff}${near}${wanting}|^(?:请)?${staff}(?:服务|客服)*$`,
  'g',
)

const fetching =
  '(?:转(?!告|达|述)|找|叫|喊|换|请(?!问)|派|接(?!了|过|待)|唤|有请|联系|联络|连线|对接|有没有|有冇|需要|呼叫|切(?:换)?到?|升级|寻|揾|搵|要(?!是|不是|价)|(?<!不)让(?!我?等)|给(?:我|俺|个|一个|下|(?=人工|真人|人类))|求|来(?:一?个|一?位)|出来(?:一?个)?|招呼|想(?!着|必))'
const talking = '(?:说|聊|谈|讲|沟通|通话|通个?话|对话|对接|商量|确认|反映|倾|当面|直接|核)'
const coming =
  '(?:出来|(?<!下)来(?!的|了|过|干|视察|说过)|接(?=听|一|下|我|管|手|通|进|吧|$)|介入|处理(?!过|了)|解决|接管|接线|请(?!问)|帮我|转一?下|在的话|可以聊|回(?:个|一个|一下|我|复我|电)|打(?:给我|个?电话(?:给我|过来|来|[吧$])|过来)|联系我|找我|[跟和与同]我(?=[^，。]{0,4}(?:说|聊|谈|讲|联系|沟通|通话|对|掰|捋|商量|解释|确认|核)|$|吧|行)|抽空|拨|给我(?!说|打过|发[过的了]|道|回过|[^，。]{0,3}的))'

// Somebody of ours is sent for, or shall talk or come.
const asksForStaff = new RegExp(
  [
    `${fetching}[^，。！？,!?]{0,8}?${staff}`,
    `(?:跟|和|同|与|给)[^，。！？,!?说]{0,5}?${staff}[^，。！？,!?]{0,4}?${talking}`,
    `${staff}[^，。！？,!?]{0,5}?${coming}`,
    `^(?:请)?${staff}(?:服务|客服)*$`,
    `(?:能不能|可以|可不可以|咋|怎么|如何|怎样|想|能)[^，。！？,!?]{0,6}?(?:转|找|联系|接|见|跟|和|同)[^，。！？,!?]{0,6}?${staff}`,
  ].join('|'),
  'g',
)

// What staff did or said, who they are, and whether there are any is told or asked; it sends for nobody.
const toldOf =
  /昨天|昨晚|昨日|前天|刚才|刚刚|上次|上回|上周|上个月|之前|那天|当时|那会儿|早上|说好|说过|说是|(?:经理|主管|客服|店长|老板|前台|负责人|站长|专员|组长|领导)(?:都|也|就|只|自己)?(?:说|讲)(?!了算|话|[一两几]?[声句]|明白?|清楚|$)|说(?:要|会|让|找|派|安排|是要)|答应|承诺|本来|居然|竟然|结果|已经|每次|老是|总是|一直|半天|了(?:好几|几|一|两|三|半|\d)|是不是(?:真人|人工|机器)|(?:真人|人工|活人)[^，。]{0,8}(?:还是|或者)|(?:还是|或者)[^，。]{0,3}(?:机器|程序|电脑|自动|ai)|专门的?|专属|亲自[^，。]{0,6}(?:问候|慰问|看望|送)|亲自[^，。]{0,4}(?:道歉|赔|[来去到]了|来过|带队|补|拎|返工)|招(?:聘|人)?[^，。]{0,3}客服|到时候|\b(?:swore|(?:she|he|they)'?d|would|supposed|yesterday|last|ago|earlier|already|said|told|promised|hung up|kept|was|were|did|had)\b/

const asksForSomebody =
  /(?:跟|和|同|与)(?:一?个|一?位|真的|真|活的)*人(?:类)?(?:直接)?(?:说|聊|谈|讲|沟通|对话|交流|通话|倾)|(?:找|要|叫|换|派|见|让|请)[^，。]{1,12}的人(?:来)?(?:[吧啊呀！!。]*$|说|讲|估|看看|算|回|答|跟|和|同)|(?:没有?|难道没|没得)(?:一?个)?(?:活|真)?人(?:了)?(?:吗|么)|谁(?:能|来|可以)?(?:管|处理|负责|帮(?:我|忙)|解决|做主|接我|接个|听我|教我|电话里|语音)|能转就转|(?:还有|有没有)[^，。]{0,3}别人[^，。]{0,3}(?:能|可以|聊|说|吗)|(?:请|让|叫|喊)[他她](?!们)[^，。]{0,2}(?:过目|出面|回我|回复我?|联系我|跟我说)|(?:喊|叫|找)(?:个)?人(?:帮我)?(?:查|核|算)|叫[他她](?:一声|出来|接着|接一下)|有人能[^，。]{0,6}(?:帮我|教我|跟我|给我|替我)|(?:有|找|叫|换|来)(?:个|没有)?(?:真)?懂行?的|问(?:问|一下)?你们(?:那边)?的?(?:人|同事|经理|领导|客服|财务|店长)|客服(?:呢|在哪|哪去了|出来|死)|^.{0,4}转(?:接)?(?:一下|下)?[吧啊！!。]*$|升级(?:处理|投诉|反馈)?(?:$|到|给)|(?:任工|人公|人攻|仁工|人功|客福|\bkefu\b|(?:zhuan ?)?ren ?gong|zhen ?ren|\bzrg\b|转克服|找克服)|(?:我)?打(?:过去|给你们)(?!了|的|[，,。]?(?:是|没|都|就|老|一直|总|占|响|不|关|忙|又|还|语音|录音|机器))|让[^，。]{1,10}(?:那个|那位|的)人来|(?:找|叫|喊|派|(?<![调带出过回进起])来|请|让|要|转|接|安排|有没有|(?<!看到|看见|听到?|网上|群里|圈里?)有)(?:一?个|一?位|一?下|到|给|你们(?:那边)?(?:的)?|活|真)*(?:人|同事|小姐姐)(?:来|出来)?(?:可以|能|肯|愿意)?(?:$|吧|啊|呀|嘛|呗|行不|可以|跟我|和我|同我|给我|帮我(?:处理|解决|看看)|管|处理|解决|说|讲|聊|谈|沟通|商量|咨询|问我|核对|回|接|解释|对接|联系|负责|听|理)|换(?:个)?人(?:重新|再|从头)?(?:跟|和|同|来(?:说|讲|回|聊|跟|帮)|说|讲|聊|回|捋)|谁能[^，。]{0,6}(?:跟|和|同|给|替)我|(?:你们|那边|门店|店里)[^，。]{0,8}(?:的人|同事|老师)[^，。]{0,6}(?:联系我|找我|打给我|回我|跟我)|把[^，。]{1,8}(?:请|叫|喊|换)(?:出来|过来)|转(?:返|回)(?:给|返)?[^，。]{0,8}(?:那位|那个|𠮶个|阿[a-z一-鿿]|小[一-鿿])/g

const asksForCall =
  /(?:给|跟|和|同|打(?!我(?:家)?(?:老?[爸妈公婆]|爸爸|妈妈|先生|太太|爱人|媳妇|儿子|女儿|同事|朋友|邻居|室友|助理|秘书)))(?:我|俺|本人|我们)[^，。]{0,5}(?:打|回|来|拨|去|通|挂)?(?:一?个|一?下|一?通)?(?:电话|语音)(?!了|过|来着|说[^吧行，。])|(?<![她他妈爸让许人])(?:打|回|拨|挂)(?:一?个|一?下|一?通)*(?:电话|语音)(?:给我|联系我|说(?:吧|行|$)|讲|聊|行吗|吧|$)|(?:电话|致电|语音)(?:里)?(?:联系|沟通|说|讲|谈|聊|打给|回访|回复|回)(?:我|吧|清楚|行|可以|$)|(?:打|拨|回)我(?:的)?(?:手机|电话|号码)|(?<![他她师傅])(?:打|拨|回)(?:给|返给?)(?:我|俺)(?!了|过|电话?[说问]|[说问](?!$|吧|行|一))|回(?:我|个)?话(?!费)|回电|回拨|电联|(?:让|叫|请|喊|找)(?:一?个|你们)?人(?:给我)?打(?:个)?(?:电话)?(?:过来|给我)|(?:能不能|可以|可不可以|能)(?:打|通)(?:一?个)电话(?!号)|(?:能不能|可以|可不可以|能)(?:语音|电话)(?:里)?(?:说|聊|讲|谈|沟通|联系|[吗么不]|$)|想(?:打|通)?(?:一?个)?电话(?!号)/g

const employee =
  '(?:human(?: being)?|(?:real|live|actual|human|living) (?:person|people|agent|human|operator|one)|person|agent|manager|supervisor|representative|rep|operator|someone real|customer (?:service|support|care)|support (?:team|staff|agent|person)|your (?:staff|boss|team|manager|people|office|colleague)|staff|boss|in charge)'

const english = new RegExp(
  [
    `\\b(?:talk|speak|chat|connect|transfer|reach|get|need|want|like|give|contact|escalate|pass|put|switch|forward|prefer|through|deal|have|let|bring|find)\\b[^.!?，。]{0,26}\\b${employee}\\b`,
    `^(?:a |an |your )?(?:human|agent|live agent|real person|representative|operator|manager|supervisor|customer service|live person|human agent|person|support|staff)(?: please| pls| now| asap)*[!.? ]*$`,
    `\\b(?:talk|speak|chat)(?:ing)? (?:to|with) (?:some(?:one|body)|anyone|anybody)\\b|\\bsome(?:one|body) (?:real|who can (?:help|decide|answer)|to (?:call|talk|speak|contact))\\b`,
    `\\bwho (?:do|can|should|could|would) i (?:speak|talk|ring|call|contact)|\\b(?:talk|speak|chat) (?:2|to|with) some(?:1|one)|\\b(?:someone|somebody|anyone|an? (?:lady|gentleman|guy|girl|man|woman|colleague)|one of your \\w+) (?:there )?(?:that |who )?i (?:can|could|may) (?:talk|speak|chat|ring|call)|\\b(?:get|put) (?:me )?(?:someone|somebody|anyone) (?:on|real|who)\\b|\\b(?:need|want|a|real|live|can a|hello|then|where is|for) (?:human|real person|live (?:person|agent))\\b|\\bhuman (?:please|pls|maybe|support|agent|help)|\\b(?:someone|somebody)(?: i can|(?: who can)?(?: to)?) (?:talk|speak|chat|explain|listen)\\b|\\bescalate\\b|\\bwho(?:'s| is)(?: the (?:human|person|manager|one))?(?: on shift| in charge)\\b|\\btransfer(?: me| please|$)`,
    `\\bcall me\\b(?! a\\b)|\\bcall (?:my (?:cell|mobile|phone|office|number|landline)|us\\b|this number)|\\btelephone (?:me|us)\\b|\\bplease telephone\\b|\\b(?:team member|member of (?:your |the )?(?:staff|team)|colleague|someone|somebody|anyone|anybody)(?: from [a-z]+)? (?:to )?(?:step in|reach out|get in touch|take over|jump in|contact me)\\b|: ?human\\b|\\bdiscuss (?:this|it) with (?:someone|somebody|a person)\\b|\\b(?:anyone|anybody|someone|somebody) (?:there |here |around )?who (?:can|could|will|knows)\\b|\\b(?:give|phone|ring) me (?:a )?(?:call|ring)\\b|\\b(?:phone|ring) me\\b|\\bcall(?:s)? (?:me )?back\\b|\\bcallback\\b|\\bcall一下我|\\bphone call\\b`,
  ].join('|'),
  'g',
)

// People and telephones that are only spoken of.
const englishMention = new RegExp(
  [
    `\\b(?:there|any|rather|is|are|can|could|with|to|hear)\\b[^.!?，。]{0,26}\\b${employee}\\b`,
    `\\b(?:human|real person|live agent|actual person|live person|hotline|on the (?:phone|line)|pick(?:s|ed)? up)\\b`,
    `\\b(?:get|give|find|send|put) (?:me )?(?:someone|somebody|anyone|anybody)\\b|\\bsome(?:one|body) (?:please|help|from|else|answer|call)\\b`,
  ].join('|'),
  'g',
)

// What staff did or said, who they are, and whether there are any is told or asked; it sends for nobody.
const englishTold =
  /\b(?:yesterday|last|ago|earlier|already|said|told|promised|hung up|kept|was|were|did|had|didn'?t|never|always|any (?:word|reply|news))\b|\b(?:are you|is this|is that|am i)\b[^.?]*\b(?:person|human|bot|robot|real|automated)\b/

// Saying no to the bot is asking for somebody else.
const refusesBot =
  /(?:不|别|莫|甭|勿|唔|拒绝|讨厌|受够|懒得|没法|没办法|烦|不要|不想|关|停|滚|听不懂|看不懂|不懂|没用|解决不了|答非所问|说不清|讲不通|聊不明白|鸡同鸭讲)[^，。]{0,8}(?:机器(?!洗|设备|里|一|腔|声音大)|ai|智能客服|自动回复|复读|bot|(?<!小)程序|电脑(?:说|讲|聊|回)|软件(?:说|讲|聊|回)|系统说话)|(?:机器人|机器|ai|智能客服|自动回复|复读机|bot|人机)[^，。]{0,8}(?:走开|滚|闭嘴|退下|别说|别回|下去|让开|听不懂|不懂|没用|解决不了|看不懂|说不清|不明白|不行|隔|烦|停|蠢|笨|聊)|(?:跟你|和你|同你)[^，。]{0,4}(?:说不|聊不|讲不|扯不|没法)|你(?:做不了主|解决不了|听不懂|不懂|看不懂|不行|没用|搞不定)|\b(?:stop|no|hate|not|don'?t|sick of|tired of|enough|useless|stupid|dumb|fed up with|rather not|instead of)\b[^.!?]{0,24}\b(?:bots?|robots?|machine|ai|chatbot|automated|auto[- ]?repl(?:y|ies))\b|\b(?:bot|robot|chatbot|machine)\b[^.!?]{0,16}\b(?:useless|stupid|stop|sucks|doesn'?t|don'?t|can'?t|not)\b/g

// Other companies have people, too.
const foreign =
  /(?:移动|联通|电信|广电|银行|[建工农招交中]行|10086|10010|10000|955\d\d|物业|医院|医保|社保|公积金|航空|美团|饿了么|滴滴|淘宝|天猫|京东|拼多多|抖音|顺丰|快递|快递员|燃气公司|自来水|供电|电力|学校|幼儿园|12306|携程)[^，。]{0,6}(?:人工|客服|热线|电话|经理|前台|专员)/

// 让客服先告诉我扣多少 orders what 客服告诉我 would only tell.
const tellsToTell = new RegExp(
  `(?:让|叫|请)(?:你们)?(?:的|家|那边)?${staff}(?:先|来|直接|亲自)?(?:告诉|答复|回复|说)`,
  'g',
)

// Somebody of the customer's own house or firm, whom the worker shall ask for.
const instructsWorker =
  /(?:上来|上楼|到时|进门|大堂|楼下)[^，。]{0,4}找|(?:让|叫|请)(?:阿姨|师傅|[他她](?!们)|保洁|来的人)[^，。]{0,4}(?:找|联系|问|跟)|到(?:了|达|时候?|后)[^，。]{0,4}(?:请|就)?(?:致电|联系|找|打给?|问|call)/

const notStaff =
  /应聘|招聘|求职|入职|客服的?(?:入口|按钮|位置|功能|二维码|名片)|(?:区别|一样)(?:没|不|吗|嘛)|(?:走|过|给)财务|财务(?:流程|制度|要求|报销|对公|付款|审批)|商量|汇报|请示|问(?:问|一下|下)(?:我)?(?:们)?(?:老板|领导|经理)|我们?(?:的)?(?:老板|领导|经理)|人工(?:费|智能|成本|清洗|手洗|擦|洗|还是机器|草坪|授精|呼吸|打扫|除螨)|(?:经理|主管|客服|领导|老板|负责人|人工)[^，。]{0,8}(?:说过|说的|说了|告诉|答应|承诺|态度|没人|不理|不接|不回|打不通|处理过|回复我了|已经|怎么说|推|骗|在吗|在不在|你好|您好|是不是死|都|太慢|排队|要等)|(?:昨天|刚才|之前|上次|上回|早上|打了|联系过|找过)[^，。]{0,10}(?:客服|经理|主管|领导)|(?:家|我们|公司|单位|我的|给我)(?:里)?(?:老板|领导|经理|前台)(?!.{0,4}电话)|(?:有)?客服(?:在)?(?:吗|么|不)$|(?:经理|主管|客服|领导)[^，。]{0,2}(?:就会|只会|光会|总说|老说|天天说|一直说|每次)|会说话|听得?(?:见|到)|^(?:会说话|值班|来)$|(?:工作)?人员[^，。]{0,4}(?:到|来了|迟到|上门|态度)|说话(?:很|挺|太|真|也|都|特别|比较)?(?:客气|和气|清楚|难听|温柔|好听|热情|礼貌|冲)|找前台[^，。]{0,4}(?:拿|取|登记|开门|领)|(?:放|存|交|留|搁)[^，。]{0,3}前台|\b(?:spoke|talked|chatted) (?:to|with)\b|\b(?:word|reply|news|answer) from the\b|\b(?:guy|lady|woman|man|girl|voice) on the phone\b/

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

// Only what has to be done in a house, or somebody to do it: then "找个人" means a worker.
const forWork =
  /打扫|卫生|保洁|清洁|清洗|洗|擦|收拾|整理|做饭|做菜|烧|煮|带(?:娃|孩子|宝宝|小孩)|照顾|看护|陪|护理|开荒|除螨|月嫂|保姆|阿姨|师傅|护工|钟点|上门|搬|修|通(?!话)|拖|扫|扶|\b(?:clean\w*|cook\w*|wash\w*|nanny|look after|care for|take care|babysit|help with|ayi|iron\w*|organi\w*|windows?|maid|helper|caregiver)\b/

const workerRings =
  /(?:师傅|阿姨|保洁|工人|护工|月嫂|小哥|司机|人)[^，。]{0,10}(?:打|回|来)(?:个)?电话|(?:到了|到楼下|来之前|上门前|出发前|提前|来的时候|快到|到的时候|之前)[^，。]{0,10}(?:打|电话|call)|别打|不要打|打不通|没人接|打(?:了|过)|\b(?:cleaner|driver|worker|technician|nanny|she|he)s? (?:to |can |should |will )?(?:call|phone)|\bcall me (?:when|once|if|before|on arrival|[a-z]+$)|can call me [a-z]+|call me (?:mr|ms|mrs)/

// Whoever talks it over at home, or at work, wants nobody of ours.
const talksItOver =
  /打我(?:家)?(?:老?[爸妈公婆]|爸爸|妈妈|先生|太太|爱人|媳妇|儿子|女儿)的?(?:那个)?(?:电话|手机|号)|(?:跟|和|同|与)(?!你|您|客服|人工|经理)[^，。]{1,6}商量|(?:我)?(?:先)?(?:问(?:问|一下|下)?|请示|汇报)(?:给)?我(?:们)?(?:家)?(?:的)?(?:老[板公婆]|领导|经理|先生|太太|爱人|媳妇|[爸妈])|\b(?:ask|check with) my (?:boss|husband|wife|partner|manager)\b/

/** Whether it only asks who answers here, when, under which number, or who comes: a question, not a wish for a person. */
export function asksAboutPeople(clauses: readonly string[]): boolean {
  const others = clauses.map(withoutQuestionsAboutStaff)
  // 客服电话是摆设吗 scolds.
  if (clauses.some((clause) => unreachable.test(clause))) return false
  return others.some((clause, index) => clause !== clauses[index]) && !others.some((clause) => reaches.test(clause))
}

const withoutQuestionsAboutStaff = ofText((clause) => clause.replace(asksAboutStaff, ''))

// A call that somebody made, makes, or goes on making.
const tellsOfCall =
  /(?:在|老|总|又|还|一直|天天|每天|半夜|偷偷|悄悄|有人|收到|接到|说有?|叫他|让他|叫她|让她)[^，。]{0,4}(?:给我)?(?:打|回|来|通)[^，。]{0,4}(?:电话|语音)|(?:人|客服|经理|主管|他|她|师傅|专员)说[^，。]{0,8}(?:打|回)|是[^，。]{1,10}还是|打(?:我|俺)(?:手机|电话)(?:[^，。]{1,3}说|问)|通了电话|推销|装修公司|催收|[他她]打/

const hands = /(?:请|派|来|要|找|有|安排)(?:一?个|一?位|一?下)*人/

// Somebody who comes to talk is no worker.
const toTalk =
  /说|讲|聊|谈|沟通|商量|解释|回(?:我|复|答|话|电)|答|听|问|电话|机器|人工|真人|转|换人|做主|负责|管|理我|接|客服|懂|语音|教|填|表|\?|？|你/

/** Speaks of calls and people without wishing for any of ours: a worker rings, or one of their own decides. */
export const isAboutOthers = (text: string): boolean =>
  talksItOver.test(text) || (workerRings.test(text) && !/\bcall me\b/.test(text))

const unreachable = /摆设|打不通|打不进|占线|空号|没人接|没人理|藏(?:哪|着|得)|忙音|死了/

const reaches =
  /人工|真人|活人|转|[找寻见]|叫|让|换|接(?!单)|推给|打给|回[电拨]|[跟和给][你我]|现在(?!是)|这会|马上|急|打过去|我[^，。]{0,3}打(?!扫)|\b(?:call|phone|ring|contact|get|put|connect|transfer) me\b|\b(?:talk|speak) (?:to|with)\b|\bi (?:want|need)\b/

/**
 * Any wording of "I want a person", unless it is taken back ("别转人工") or means a worker who shall come or ring.
 * Recall matters most here: a customer who asks for a person and gets the bot is lost.
 */
export const handoff: Rule = ({ text, clauses, context }) => {
  const whole = clauses.length === 1
  for (const clause of clauses) {
    if (asksAboutPeople([clause])) continue
    const bot = first(clause, refusesBot, false)
    if (bot !== undefined) {
      const alsoComplains = /投诉|太(?:差|烂)/.test(text)
      return alsoComplains ? likely('handoff', `refuses the bot: ${bot}`) : sure('handoff', `refuses the bot: ${bot}`)
    }
    const found = askedIn(clause, whole, context.expecting, text)
    if (found !== undefined) return found
  }
  return undefined
}

function askedIn(clause: string, whole: boolean, expecting: string | undefined, text: string): Hit | undefined {
  if (foreign.test(clause) || instructsWorker.test(clause)) return undefined
  const sent = first(
    clause,
    /(?:叫|让|喊|找|请|派)(?:一?个|你们的?)?人[^，。]{0,6}(?:(?:打|回|来)(?:个|一个)?电话|(?:打|拨|回)过来|(?:打|拨|回)(?:给)?我)/g,
    true,
  )
  if (sent !== undefined && expecting !== 'phone') return sure('handoff', `asks for a call: ${sent}`)
  // 老板，多少钱 only addresses us.
  if (!whole && /^(?:老板|领导|经理|客服|师傅|管家)(?:你好|您好)?$/.test(clause)) return undefined
  const person = first(clause, asksForStaff, true) ?? first(clause, english, true)
  const told = toldOf.test(clause) || englishTold.test(clause)
  const called = person !== undefined && /\bcall|phone|ring\b/.test(person)
  if (person !== undefined && !notStaff.test(clause) && !(called && workerRings.test(clause))) {
    if (
      /\b(?:person|people|staff|need|want|someone|somebody|anyone|find|send|get)\b/.test(person) &&
      forWork.test(clause)
    )
      return undefined
    if (called && expecting === 'name') return undefined
    return told ? likely('handoff', `tells of a person: ${person}`) : sure('handoff', `asks for a person: ${person}`)
  }
  const ordered = first(clause, tellsToTell, true)
  if (ordered !== undefined) return sure('handoff', `asks for a person: ${ordered}`)
  const named = first(clause, mentionsStaff, true) ?? first(clause, englishMention, true)
  if (named !== undefined && !notStaff.test(clause) && !forWork.test(clause))
    return likely('handoff', `names a person: ${named}`)
  const bare = first(clause, /人工|真人|活人|人类客服/g, true)
  if (bare !== undefined && !notStaff.test(clause)) return likely('handoff', `names a person: ${bare}`)
  const instead = first(
    clause,
    /(?:让|叫|找|请|换)(?:个)?人(?:来)?(?:帮|替|给)我(?:弄|选|填|看|搞|定|操作|办|处理|取消|改|查|退|下单)/g,
    true,
  )
  if (instead !== undefined && expecting !== undefined) return sure('handoff', `wants it done by somebody: ${instead}`)
  if (expecting === 'name') return undefined
  const call = first(clause, asksForCall, true)
  // 能来吗，打我电话 138… orders, and says how one is reached.
  const isReachedAt = /打我(?:的)?(?:手机|电话|号码)?[^，。]{0,3}1[3-9]\d/.test(clause) && forWork.test(text)
  if (call !== undefined && expecting !== 'phone' && !isReachedAt && !workerRings.test(clause))
    return toldOf.test(clause) || tellsOfCall.test(clause)
      ? likely('handoff', `tells of a call: ${call}`)
      : sure('handoff', `asks for a call: ${call}`)
  const somebody = first(clause, asksForSomebody, true)
  if (somebody === undefined || /听得?(?:见|到)/.test(clause) || forWork.test(whole ? clause : text)) return undefined
  // Who rings us himself, and whether anybody answers there, is told.
  if (/打过去|有人[接理]/.test(somebody)) return likely('handoff', `tells of a call: ${somebody}`)
  const mayWork = !toTalk.test(text) && expecting === undefined && hands.test(somebody)
  return mayWork || toldOf.test(clause) || (/有/.test(somebody) && /在吗|吗$|么$|没$/.test(clause))
    ? likely('handoff', `asks for somebody: ${somebody}`)
    : sure('handoff', `asks for somebody: ${somebody}`)
}

function first(clause: string, pattern: RegExp, negatable: boolean): string | undefined {
  for (const match of matchesIn(clause, pattern)) {
    if (negatable && (isNegatedAt(clause, match.index) || takesBack.test(match[0]))) continue
    return match[0]
  }
  return undefined
}

// The negation may stand inside the words found: "叫我别找人工".
const takesBack =
  /(?:不|别|莫|甭|勿|无需|毋须|没必要)(?:用|要|必|需要|想)?(?:给我|再|急着|帮我)?(?:转|找|叫|接|打|喊|派|请|联系|人工|真人|客服)|不是要|\b(?:no need|don'?t|do not|not|without|no)\b[^.]{0,14}\b(?:human|agent|person|manager|representative|transfer|call|connect|staff|support|operator)/
