import { employee, staff } from './staff.ts'

const fetching =
  '(?:转(?!告|达|述)|找|叫|喊|换|请(?!问)|派|接(?!了|过|待)|唤|有请|联系|联络|连线|对接|有没有|有冇|需要|呼叫|切(?:换)?到?|升级|寻|揾|搵|要(?!是|不是|价)|(?<!不)让(?!我?等)|给(?:我|俺|个|一个|下|(?=人工|真人|人类))|求|来(?:一?个|一?位)|出来(?:一?个)?|招呼|想(?!着|必))'
const talking = '(?:说|聊|谈|讲|沟通|通话|通个?话|对话|对接|商量|确认|反映|倾|当面|直接|核)'
const coming =
  '(?:出来|(?<!下)来(?!的|了|过|干|视察|说过)|接(?=听|一|下|我|管|手|通|进|吧|$)|介入|处理(?!过|了)|解决|接管|接线|请(?!问)|帮我|转一?下|在的话|可以聊|回(?:个|一个|一下|我|复我|电)|打(?:给我|个?电话(?:给我|过来|来|[吧$])|过来)|联系我|找我|[跟和与同]我(?=[^，。]{0,4}(?:说|聊|谈|讲|联系|沟通|通话|对|掰|捋|商量|解释|确认|核)|$|吧|行)|抽空|拨|给我(?!说|打过|发[过的了]|道|回过|[^，。]{0,3}的))'

/** Somebody of ours is sent for, or shall talk or come. */
export const asksForStaff = new RegExp(
  [
    `${fetching}[^，。！？,!?]{0,8}?${staff}`,
    `(?:跟|和|同|与|给)[^，。！？,!?说]{0,5}?${staff}[^，。！？,!?]{0,4}?${talking}`,
    `${staff}[^，。！？,!?]{0,5}?${coming}`,
    `^(?:请)?${staff}(?:服务|客服)*$`,
    `(?:能不能|可以|可不可以|咋|怎么|如何|怎样|想|能)[^，。！？,!?]{0,6}?(?:转|找|联系|接|见|跟|和|同)[^，。！？,!?]{0,6}?${staff}`,
  ].join('|'),
  'g',
)

/** A person in general, by whatever name. */
export const asksForSomebody =
  /(?:要|想|得|能不能|可以)[^，。]{0,3}当面(?:直接)?(?:说|讲|谈|聊|问|沟通)|(?:跟|和|同|与)(?:一?个|一?位|真的|真|活的)*人(?:类)?(?:直接)?(?:说|聊|谈|讲|沟通|对话|交流|通话|倾)|(?:找|要|叫|换|派|见|让|请)[^，。]{1,12}的人(?:来)?(?:[吧啊呀！!。]*$|说|讲|估|看看|算|回|答|跟|和|同)|(?:没有?|难道没|没得)(?:一?个)?(?:活|真)?人(?:了)?(?:吗|么)|谁(?:能|来|可以)?(?:管|处理|负责|帮(?:我|忙)|解决|做主|接我|接个|听我|教我|电话里|语音)|能转就转|(?:还有|有没有)[^，。]{0,3}别人[^，。]{0,3}(?:能|可以|聊|说|吗)|(?:请|让|叫|喊)[他她](?!们)[^，。]{0,2}(?:过目|出面|回我|回复我?|联系我|跟我说)|(?:喊|叫|找)(?:个)?人(?:帮我)?(?:查|核|算)|叫[他她](?:一声|出来|接着|接一下)|有人能[^，。]{0,6}(?:帮我|教我|跟我|给我|替我)|(?:有|找|叫|换|来)(?:个|没有)?(?:真)?懂行?的|问(?:问|一下)?你们(?:那边)?的?(?:人|同事|经理|领导|客服|财务|店长)|客服(?:呢|在哪|哪去了|出来|死)|^.{0,4}转(?:接)?(?:一下|下)?[吧啊！!。]*$|升级(?:处理|投诉|反馈)?(?:$|到|给)|(?:任工|人公|人攻|仁工|人功|客福|\bkefu\b|(?:zhuan ?)?ren ?gong|zhen ?ren|\bzrg\b|转克服|找克服)|(?:我)?打(?:过去|给你们)(?!了|的|[，,。]?(?:是|没|都|就|老|一直|总|占|响|不|关|忙|又|还|语音|录音|机器))|让[^，。]{1,10}(?:那个|那位|的)人来|(?:找|叫|喊|派|(?<![调带出过回进起])来|请|让|要|转|接|安排|有没有|(?<!看到|看见|听到?|网上|群里|圈里?)有)(?:一?个|一?位|一?下|到|给|你们(?:那边)?(?:的)?|活|真)*(?:人|同事|小姐姐)(?:来|出来)?(?:可以|能|肯|愿意)?(?:$|吧|啊|呀|嘛|呗|行不|可以|跟我|和我|同我|给我|帮我(?:处理|解决|看看)|管|处理|解决|说|讲|聊|谈|沟通|商量|咨询|问我|核对|回|接|解释|对接|联系|负责|听|理)|换(?:个)?人(?:重新|再|从头)?(?:跟|和|同|来(?:说|讲|回|聊|跟|帮)|说|讲|聊|回|捋)|谁能[^，。]{0,6}(?:跟|和|同|给|替)我|(?:你们|那边|门店|店里)[^，。]{0,8}(?:的人|同事|老师)[^，。]{0,6}(?:联系我|找我|打给我|回我|跟我)|把[^，。]{1,8}(?:请|叫|喊|换)(?:出来|过来)|转(?:返|回)(?:给|返)?[^，。]{0,8}(?:那位|那个|𠮶个|阿[a-z一-鿿]|小[一-鿿])/g

/** A call by somebody of ours. */
export const asksForCall =
  /(?:给|跟|和|同|打(?!我(?:家)?(?:老?[爸妈公婆]|爸爸|妈妈|先生|太太|爱人|媳妇|儿子|女儿|同事|朋友|邻居|室友|助理|秘书)))(?:我|俺|本人|我们)[^，。]{0,5}(?:打|回|来|拨|去|通|挂)?(?:一?个|一?下|一?通)?(?:电话|语音)(?!了|过|来着|说[^吧行，。])|(?<![她他妈爸让许人])(?:打|回|拨|挂)(?:一?个|一?下|一?通)*(?:电话|语音)(?:给我|联系我|说(?:吧|行|$)|讲|聊|行吗|吧|$)|(?:电话|致电|语音)(?:里)?(?:联系|沟通|说|讲|谈|聊|打给|回访|回复|回)(?:我|吧|清楚|行|可以|$)|(?:打|拨|回)我(?:的)?(?:手机|电话|号码)|(?<![他她师傅])(?:打|拨|回)(?:给|返给?)(?:我|俺)(?!了|过|电话?[说问]|[说问](?!$|吧|行|一))|回(?:我|个)?话(?!费)|回电|回拨|电联|(?:让|叫|请|喊|找)(?:一?个|你们)?人(?:给我)?打(?:个)?(?:电话)?(?:过来|给我)|(?:能不能|可以|可不可以|能)(?:打|通)(?:一?个)电话(?!号)|(?:能不能|可以|可不可以|能)(?:语音|电话)(?:里)?(?:说|聊|讲|谈|沟通|联系|[吗么不]|$)|想(?:打|通)?(?:一?个)?电话(?!号)/g

/** Any of these in English. */
export const asksInEnglish = new RegExp(
  [
    `\\b(?:talk|speak|chat|connect|transfer|reach|get|need|want|like|give|contact|escalate|pass|put|switch|forward|prefer|through|deal|have|let|bring|find)\\b[^.!?，。]{0,26}\\b${employee}\\b`,
    `^(?:a |an |your )?(?:human|agent|live agent|real person|representative|operator|manager|supervisor|customer service|live person|human agent|person|support|staff)(?: please| pls| now| asap)*[!.? ]*$`,
    `\\b(?:talk|speak|chat)(?:ing)? (?:to|with) (?:some(?:one|body)|anyone|anybody)\\b|\\bsome(?:one|body) (?:real|who can (?:help|decide|answer)|to (?:call|talk|speak|contact))\\b`,
    `\\bwho (?:do|can|should|could|would) i (?:speak|talk|ring|call|contact)|\\b(?:talk|speak|chat) (?:2|to|with) some(?:1|one)|\\b(?:someone|somebody|anyone|an? (?:lady|gentleman|guy|girl|man|woman|colleague)|one of your \\w+) (?:there )?(?:that |who )?i (?:can|could|may) (?:talk|speak|chat|ring|call)|\\b(?:get|put) (?:me )?(?:someone|somebody|anyone) (?:on|real|who)\\b|\\b(?:need|want|a|real|live|can a|hello|then|where is|for) (?:human|real person|live (?:person|agent))\\b|\\bhuman (?:please|pls|maybe|support|agent|help)|\\b(?:someone|somebody)(?: i can|(?: who can)?(?: to)?) (?:talk|speak|chat|explain|listen)\\b|\\bescalate\\b|\\bwho(?:'s| is)(?: the (?:human|person|manager|one))?(?: on shift| in charge)\\b|\\btransfer(?: me| please|$)`,
    `\\bcall me\\b(?! a\\b)|\\bcall (?:my (?:cell|mobile|phone|office|number|landline)|us\\b|this number)|\\btelephone (?:me|us)\\b|\\bplease telephone\\b|\\b(?:team member|member of (?:your |the )?(?:staff|team)|colleague|someone|somebody|anyone|anybody)(?: from [a-z]+)? (?:to )?(?:step in|reach out|get in touch|take over|jump in|contact me)\\b|: ?human\\b|\\bdiscuss (?:this|it) with (?:someone|somebody|a person)\\b|\\b(?:anyone|anybody|someone|somebody) (?:there |here |around )?who (?:can|could|will|knows)\\b|\\b(?:give|phone|ring) me (?:a )?(?:call|ring)\\b|\\b(?:phone|ring) me\\b|\\bcall(?:s)? (?:me )?back\\b|\\bcallback\\b|\\bcall一下我|\\bphone call\\b`,
  ].join('|'),
  'g',
)

/** Saying no to the bot is asking for somebody else. */
export const refusesBot =
  /(?:不|别|莫|甭|勿|唔|拒绝|讨厌|受够|懒得|没法|没办法|烦|不要|不想|关|停|滚|听不懂|看不懂|不懂|没用|解决不了|答非所问|说不清|讲不通|聊不明白|鸡同鸭讲)[^，。]{0,8}(?:机器(?!洗|设备|里|一|腔|声音大)|ai|智能客服|自动回复|复读|bot|(?<!小)程序|电脑(?:说|讲|聊|回)|软件(?:说|讲|聊|回)|系统说话)|(?:机器人|机器|ai|智能客服|自动回复|复读机|bot|人机)[^，。]{0,8}(?:走开|滚|闭嘴|退下|别说|别回|下去|让开|听不懂|不懂|没用|解决不了|看不懂|说不清|不明白|不行|隔|烦|停|蠢|笨|聊)|(?:跟你|和你|同你)[^，。]{0,4}(?:说不|聊不|讲不|扯不|没法)|你(?:做不了主|解决不了|听不懂|不懂|看不懂|不行|没用|搞不定)|\b(?:stop|no|hate|not|don'?t|sick of|tired of|enough|useless|stupid|dumb|fed up with|rather not|instead of)\b[^.!?]{0,24}\b(?:bots?|robots?|machine|ai|chatbot|automated|auto[- ]?repl(?:y|ies))\b|\b(?:bot|robot|chatbot|machine)\b[^.!?]{0,16}\b(?:useless|stupid|stop|sucks|doesn'?t|don'?t|can'?t|not)\b/g

/** 让客服先告诉我扣多少 orders what 客服告诉我 would only tell. */
export const tellsToTell = new RegExp(
  `(?:让|叫|请)(?:你们)?(?:的|家|那边)?${staff}(?:先|来|直接|亲自)?(?:告诉|答复|回复|说)`,
  'g',
)
