import { ofText } from '../of-text.ts'
import { asserted } from './asserted.ts'
import { categoriesIn, type ComplaintCategory } from './complaint-category.ts'
import { happened, imagines, isQuestion, supposes } from './question.ts'
import { likely, outright, sure, vital, type Rule } from './rule.ts'
import { wishes } from './wish.ts'

const says =
  /(?:我)?(?:要|想|得|必须|去|准备|打算|来)(?:去|正式)?(?:投诉|举报|维权|曝光|反映(?:一个|个|一下|下)?(?:问题|情况)|反馈(?:一个|个|一下|下)?问题)|^投诉(?!电话|热线|渠道|流程|多久|处理)|投诉(?:你们|他|她|这个|那个|一下|阿姨|师傅|保洁)|举报|差评|(?<!扣[的了]?)一星(?!期)|维权|曝光|12315|消协|消费者(?:协会|权益)|工商(?:局)?|市场监管|找(?:媒体|记者|律师)|(?:媒体|记者|律师|律师函|起诉|打官司|法院|法庭|报警|派出所|警察)|上(?:微博|小红书|抖音|热搜|电视)|(?:太|真|也太|实在|简直|这么)(?:差|烂|坑|垃圾|过分|离谱|欺负人|气人|恶心|不像话|不负责|不靠谱|失望|让人失望|无语|黑|糟)(?!不差)|垃圾(?:公司|平台|服务|家政|客服|玩意)|坑人|骗(?:子|人|钱|我|局)|欺骗|欺诈|忽悠|无语|气死|气炸|火大|生气|愤怒|忍不了|受不了|离谱|不满意|很不满|不满|失望|后悔|(?:什么|啥)(?:态度|玩意|破|垃圾|服务啊|水平|东西啊)|黑心|(?:要|给)(?:我)?(?:个|一个)?(?:说法|交代|交待|解释)|讨(?:个)?说法|怎么(?:做|办)事的|再也不(?:会)?(?:用|找|来|约|请)|最后一次(?:用|找)|拉黑|避雷|踩雷|倒霉|(?:要求|必须|怎么)(?:赔|赔偿|补偿)|赔(?:偿)?我|给我赔|索赔|没法(?:用|住|看)|不像样|不能忍|欺负|\b(?:complain\w*|complaint|terrible|awful|worst|unacceptable|disappoint\w*|furious|ridiculous|scam\w*|rip[- ]?off|disgust\w*|horrible|appalling|outrag\w*|never (?:again|using)|report (?:you|this|her|him)|sue|lawyer|police|pathetic|angry|not happy|unhappy|dissatisfied|compensat\w*|fed up|a joke|useless|shocking|not satisfied|bad service|poor service)\b/

const sarcasm =
  /(?:可|还)?真(?:行|有你们的|会|厉害|棒|牛|能|专业|准时|好意思|不错啊)|好意思|呵呵|服了|佩服|绝了|长见识|开眼|大开眼界|牛(?:啊|逼|b|掰)|谢谢你们(?:啊|了|让)|感谢你们让|可以啊你们|太"?专业"?了吧|[“"「](?:专业|金牌|五星|准时|深度|干净|高端)/

/** Calls it a complaint in so many words. */
const declares =
  /(?:^|[，。！!])(?:我|我们|本人)?(?:现在|今天)?(?:就是|就)?(?:要|想|得|必须|需要)?(?:正式|实名)?投诉(?=$|[，。！!]|你|他|她|这个|那个|今|昨|阿姨|师傅|保洁|月嫂|育儿嫂|护工|保姆|平台|公司|客服|一下)|\b(?:want|need|like|wish|here) to (?:complain|(?:make|file|lodge|raise) (?:an? )?(?:\w+ )?complaint)\b/g

const aboutComplaints =
  /投诉(?:的)?(?:电话|热线|渠道|流程|方式|入口|邮箱|部门|多久|几天|在哪|怎么|去哪|找谁)|(?:怎么|如何|在哪|去哪|哪里|咋)(?:样)?(?:才能)?(?:投诉|举报)|\bhow (?:do|can|to)[^.]{0,10}complain|complaints? (?:number|hotline|line|email)/

const caseNews =
  /(?:我(?:的|那个|上次|之前|昨天)?|上次|之前|那个)[^，。]{0,6}投诉[^，。]{0,10}(?:处理|进度|进展|结果|怎么样|咋样|到哪|如何|有消息|回复了)|投诉单|工单号/

const elsewhere =
  /邻居[^，。]{0,4}(?:请|家)的?(?:钟点工|保姆|阿姨|护工|月嫂)|隔壁|听(?:我|隔壁|楼下)?的?(?:同事|朋友|闺蜜|同学|亲戚|别人|人家|网友)[^，。]{0,3}(?:说|讲|提)[^，。]{0,3}(?:她|他|自己|人家)们?家|别(?:的)?家|上(?:一|次那)?家(?:公司)?|其他(?:公司|平台|家)|别的(?:公司|平台|保洁)|以前(?:找|用)的?(?:那|别|另)|(?:网上|新闻|抖音|听说)[^，。]{0,10}(?:说|看|有|怕|打|偷)|(?:不是|并非|并无|没有|以为我?是?)(?:要|想|来)?投诉|就(?:是)?(?:想)?问(?:问|一下|下|个)|先(?:了解|问)|只是(?:想)?(?:问|了解)|好奇|问清楚|just (?:curious|asking|wondering)|another company|previous company|not complaining|quick question/

const innocent =
  /(?:阿姨|师傅|大姐|小哥)(?:还|及时|特意|主动)*提醒(?:了)?我|(?:多亏|幸亏|幸好|感谢|谢谢)(?:了)?(?:你们|您)?(?:的|家的?)?(?:阿姨|师傅|大姐|保姆|护工|月嫂|小哥)[^，。]{0,8}(?:发现|提醒|看见|救|拦|扶|及时)|(?:没有?偷|不是[^，。]{1,4}(?:偷|拿)的?)[^。]{0,10}(?:是我|误会)|是我(?:自己)?(?:记错|放错|搞错|弄错|误会)|(?:(?:是|被)我|自己|(?<!把|将|给|动|我家?)孩子)[^，。]{0,4}(?:碰|摔|打|弄|磕)[^，。]{0,4}(?:碎|坏|破|的)|(?<!把|将|给)我(?:自己)?(?:不小心)?(?:给|把)?[^，。的]{0,3}(?:碰|摔|打|弄|磕)(?:碎|坏|破)(?:的|了$)|不怪|不用处理|跟(?:阿姨|月嫂|师傅|你们|保姆|护工)没关系|别介意|其实都在|(?:前年|去年|以前|小时候|上个月自己|前阵子)[^，。]{0,6}(?:摔|磕|伤|做过)|(?:客人|顾客)[^，。]{0,10}(?:自己|滑|摔)|不是(?:因为)?你们(?!登记|派|约|公司|平台|的人|说)|(?:跟|和|与)(?:你们|阿姨|师傅|保姆)(?:没|无)关|不怪(?:你们|阿姨)|在(?:学校|幼儿园|楼下|公园|小区|滑梯)[^，。]{0,6}(?:摔|磕|碰|受伤)|(?<!(?:阿姨|师傅|护工|月嫂|保姆|育儿嫂|她|他)[^，。]{0,4})(?:自己|不小心)[^，。]{0,8}(?:摔|磕|碰|打(?:碎|坏|破|翻)|弄|烫|划|滑|绊|崴|跌|呛|噎|撞|夹|割|切)|(?:我|我们|我老公|老公|孩子)(?:自己|不小心)|(?:刚|要|马上|快)(?:出院|做完手术|手术)|(?:对|有)[^，。]{0,8}过敏|过敏(?:体质|史)|(?:医院|住院|术后|出院)[^，。]{0,8}(?:陪护|护工|照顾|看护|护理|需要)|(?:找|要|想|请|需要|约)[^，。]{0,8}(?:护工|陪护|看护|照顾)|not your fault|\b(?:cut|hurt|broke|sprained) (?:his|her|my) \w+ at (?:school|kindergarten|the park|work)\b|allergic to/

const despair =
  /(?<!累得?|困得?|热得?|笑)想死(?!你|我了)|活不下去|活着(?:真|太|好|也|都)?(?:累|没(?:什么|啥)?(?:意思|劲|意义))|活够了|一了百了|遗书|(?:跟|和|同)(?:她|他|我?[爸妈]|老伴)(?:一块|一起|一道)走(?:了|算了)|(?:不想|没力气)再?撑(?:下去|到|了)|药[^，。]{0,3}(?:数|攒)(?:好|够)了|不想活|轻生|自杀|跳楼|割腕|\b(?:suicid\w*|kill myself|end my life|want to die)\b/

/** A body or a house in danger now; what is only supposed, asked in general or told as a story is none. */
const emergency =
  /(?:在我家|冲[着我]|对着|指着|门口|追|不走)[^，。]{0,6}(?:拿|举|提|挥)着?(?:一?把)?菜?刀(?!具|叉|切|削|剁)|(?:阿姨|师傅|工人|老人|爸|妈|奶奶|爷爷|他|她|孩子|宝宝|人)[^。]{0,10}叫不醒|(?:阿姨|师傅|工人|老人|爸|妈|奶奶|爷爷|他|她|孩子|宝宝|人)[^，。]{0,6}从[^，。]{0,6}(?:掉|摔|坠|滚|翻)(?:下|了下)[来去]?了|没(?:有)?(?:呼吸|心跳)|喘不[上过]气|昏迷不醒|晕(?:倒|过去)|休克|抽搐|血(?:流)?(?:不止|止不住)|(?:煤气|燃气|天然气|瓦斯)(?:的)?(?:味|泄|漏)(?!不)|漏(?:煤气|燃气|天然气|气了)|着火了|起火了|触电了|\bsmell(?:s|ing)?(?: of)? gas\b|\bgas leak|\b(?:is|are|still) bleeding\b|\bunconscious\b|\bnot breathing\b|\bcan'?t breathe\b|\bpassed out\b/g

/** One of ours lays hands on somebody, whatever is asked about it; what is feared, imagined or read of is none. */
const cruelty = (() => {
  const ours = '(?:阿姨|师傅|保姆|月嫂|护工|育儿嫂|看护|钟点工|保洁员?|嬢嬢|护理员|你们的?人|她|他|佢)'
  const victim =
    '(?:我(?:家)?(?:的)?)?(?:孩子|宝宝|小孩|大宝|二宝|小宝|娃娃?|囡囡|女儿|闺女|儿子|孙子|孙女|老人|老妈|老爸|妈妈?|爸爸?|奶奶|爷爷|外婆|外公|姥姥|姥爷|婆婆|公公|老太太|老爷子|母亲|父亲)'
  const hurts = '(?:打|扇|踢|踹|掐|拧|揪|抽|推搡|绑|捆|捂|虐待|殴打|恐吓|吼|饿)'
  const takes = `(?:把|将)(?:${victim}[^，。的]{0,2}|我)(?:打(?![扮理发听光印扫包开碎坏破翻])|扇|踢|踹|掐|拧|堵|锁|反锁|关(?!心|照)|绑|捆|摔|烫|弄(?:伤|哭|丢)|吓|推(?!荐|着|出去|到|下楼去))`
  return new RegExp(
    `${ours}[^，。没不别未会]{0,4}?(?:${hurts}(?:了|着|过)?${victim}(?!的?(?:电话|手机|预防针|针|疫苗|伞|扮))|${takes})`,
    'g',
  )
})()

const noEmergency = /应急|该怎么(?!处理|办)|听说|视频里|假定|之前|以前|去年|差点|新闻|村|救了|先闻见|护工证|培训/

/** Those who cannot speak for themselves are spoken for: a vague worry is enough. */
const fear =
  /(?:老人|老太太|老爷子|我妈|我爸|妈妈|爸爸|爷爷|奶奶|外婆|外公|婆婆|公公|孩子|宝宝|小孩)[^，。]{0,8}(?:不敢|害怕|怕(?![生冷热黑吵痒晒]))(?:[^，。]{0,4}(?:提|说话|讲|吭声|开口|投诉|反映|她|阿姨|保姆|护工)|，?不敢(?:提|说|讲|吭声|开口|投诉|反映))/

const leaked =
  /(?:密码|住址|地址|电话|手机号|照片|视频|隐私|信息)[^，。]{0,8}(?:告诉|泄露|透露|发到|发给|发在|卖给|传到|传给)[^，。]{0,4}(?:别人|外人|网上|群|朋友圈|抖音|陌生|其他人|亲戚)/

const undone =
  /(?:没有?|都没|又没)(?:给)?(?:我)?(?:擦|扫|拖|洗|打扫|清理|收拾|弄|搞|做|清洁)(?:得)?(?:干净|到位|彻底)|\b(?:wasn'?t|was not|not|isn'?t) (?:\w+ )?(?:cleaned|done) (?:properly|well|at all)/

/** A thing of the customer's that one of ours broke. */
export const spoilt =
  /(?:你们|你家|阿姨|师傅|保姆|保洁|月嫂|工人|来的人|她|他)[^，。]{0,8}把[^，。]{1,10}(?:弄|打|搞|刮|划|烫|碰|摔|砸|踩|擦|洗)(?:坏|碎|破|花|裂|断)/

/** Words for those who work for us. */
export const worker =
  /阿姨|师傅|保洁|月嫂|保姆|护工|育儿嫂|你们|工人|小哥|她|他|家政|平台|公司|钟点工|护理员|客服|\b(?:cleaner|she|he|you|your|worker|nanny|they|helper|caregiver|maid|guy|lady|woman|man|team)\b/

const always: readonly ComplaintCategory[] = [
  'safety_hazard',
  'injury',
  'child_safety',
  'elder_safety',
  'harassment',
  'privacy',
  'identity_mismatch',
  'theft',
]

const praises =
  /(?:不错|满意|很好|真好|特别好|非常好|仔细|认真|干净利|负责|赞|表扬|感谢|好评|great|excellent|amazing|wonderful|love)/

/**
 * Dissatisfaction with something that has happened, angry or not. Grave signs count even in an odd shape;
 * a supposition ("弄坏了赔吗") and a wish for a service ("油烟机太脏了，来洗") do not.
 */
export const complaint: Rule = ({ text, question }) => {
  const cry = outcryIn(text)
  if (cry !== undefined) return vital('complaint', `somebody may be in danger: ${cry}`)
  const declared = question || supposes(text) !== undefined ? undefined : asserted(text, declares)
  if (declared !== undefined) return vital('complaint', `declares it: ${declared}`)
  const plain = leaked.exec(text) ?? undone.exec(text) ?? spoilt.exec(text)
  const asked = question && !already.test(text)
  if (plain !== null && !asked && supposes(text) === undefined && !wishes(text)) return outright('complaint', plain[0])
  const anger = says.exec(text)
  const signs = categoriesIn(text)
  const first = signs[0]
  const grave = first !== undefined && always.includes(first.category)
  if (caseNews.test(text) && !grave) return undefined
  if (excused(text)) return undefined
  const supposed = (supposes(text) !== undefined && !happened.test(text)) || (imagines(text) && !accuses.test(text))
  if (aboutComplaints.test(text) && !grave) return likely('complaint', 'asks where to complain')
  if (anger !== null && /投诉|举报|12315|消协|律师|起诉|complain|sue|police|报警|差评|维权/.test(anger[0]) && !supposed)
    if (!/(?:不|没|别|不会|不想|不用|以为(?:我|是)?)(?:要|想|是)?(?:去|来)?(?:投诉|举报|差评|报警|complain)/.test(text))
      return outright('complaint', `says so: ${anger[0]}`)
  if (first !== undefined) {
    const why = `${first.category}: ${first.words}`
    if (grave) {
      const merely = imagines(text) || (supposes(text) !== undefined && !goesOn.test(text))
      if (merely && !accuses.test(text)) return undefined
      if (question && !goesOn.test(text) && !happened.test(text) && !accuses.test(text))
        return worker.test(text) ? likely('complaint', why) : undefined
      return wishes(text) && anger === null && !accuses.test(text)
        ? likely('complaint', why)
        : outright('complaint', why)
    }
    if (supposed) return undefined
    if (sarcasm.test(text) || anger !== null) return sure('complaint', why)
    if (praises.test(text) && !/但|不过|就是|可惜|只是|but|however/.test(text)) return undefined
    if (wishes(text) && !happened.test(text)) return undefined
    const waited = first.category === 'late_noshow' && /等了|小时|钟头|半天|一上午|一天|hours?/.test(text)
    if (question && !waited && !happened.test(text) && !/怎么(?:还|回事|这么|搞|能)|凭什么|为什么|why/.test(text))
      return undefined
    if (happened.test(text) || worker.test(text))
      return signs.length > 1 ? sure('complaint', why) : likelyOr(first.category, why)
    return likely('complaint', why)
  }
  if (anger !== null && !(question && isQuestion(text) && supposed)) return likely('complaint', `angry: ${anger[0]}`)
  return undefined
}

// 上次把我花瓶打碎了怎么说 asks about harm that is done.
const already = /上次|上回|昨天|前天|刚才|今天|上周|那天|上个月|\b(?:yesterday|last (?:time|week))\b/

/** The words by which somebody is, or may be, in danger now. */
export const outcryIn = ofText((text): string | undefined => {
  // 师傅晕倒了，你们会派人来吗 asks for help, it supposes nothing.
  const told = text.replace(/[，。][^，。]*会[^，。]*(?:吗|么)[^，。]*$/, '')
  const supposed = noEmergency.test(text) || supposes(told) !== undefined || imagines(text)
  const now = supposed
    ? undefined
    : (asserted(text, emergency) ?? (excused(text) ? undefined : asserted(text, cruelty)))
  return despair.exec(text)?.[0] ?? fear.exec(text)?.[0] ?? plea.exec(text)?.[0] ?? now
})

// Said alone, it is no exaggeration.
const plea = /^(?:救命|救救我|快救人|sos)[啊呀哪吧！!。.\s]*$/i

/**
 * Whether the text itself says that nothing is held against us: other companies, one's own clumsiness, mere curiosity.
 * Then no score makes it a complaint.
 */
export const excused = ofText((text): boolean => {
  if (/(?:她|他|阿姨|保姆|护工|月嫂|师傅)(?:还|硬|非|就)?(?:说|讲|赖|咬定)[^，。]{0,8}自己/.test(text)) return false
  if (
    /(?:你们|贵司)(?:的)?(?:阿姨|师傅|人|月嫂|保姆|护工)[^，。]{0,10}(?:打|偷|把|弄|骂|摸)(?!.*(?:吗|会不会|真的假的))/.test(
      text,
    )
  )
    return false
  if (elsewhere.test(text) && !/要投诉|投诉你们|退钱|赔/.test(text)) return true
  return innocent.test(text) && !/但是?阿姨|阿姨把|师傅把|保姆把|月嫂把|护工把|你们的?人把/.test(text)
})

// Somebody of ours is said to have done it, so an "if" elsewhere in the message does not make it imagined.
const accuses =
  /(?:阿姨|师傅|保姆|月嫂|护工|育儿嫂|看护|钟点工|那男的|她|他|佢|你们的?人)(?![^，。]{0,3}(?:如果|要是|万一|会不会|会))[^，。]{0,6}?(?:把|打(?!扫|电|理)|骂|摸|偷|拿了|推了|推(?!荐|迟|后|到|车|着)|扇|掐|拧|烫|喂|锁|拍了|翻|威胁|抱|亲|动手|绑|捂)|\b(?:she|he|cleaner|nanny|worker|caregiver|guy)(?:'s| has| was)? (?:hit|broke|stole|took|slapped|touched|locked|shook|pushed|burned|left)\b/

// Told as going on or done, whatever is asked about it: 血流不止怎么办.
const goesOn = /被|了|不止|流血|动不了|叫不醒|正在|正往|到现在|还在|着(?!火的话)|整个|一直|\b(?:is|was|has|have)\b/

// These signs are hardly ever innocent once a worker or a past event stands beside them.
function likelyOr(category: ComplaintCategory, why: string) {
  return category === 'replacement' || category === 'refund_contract' || category === 'off_platform'
    ? likely('complaint', why)
    : sure('complaint', why)
}
