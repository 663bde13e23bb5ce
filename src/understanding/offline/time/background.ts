import type { TimeMention } from './find-times.ts'

/**
 * Whether a time only tells what the customer's day is like: 国庆回来, 周六孩子过生日, "I leave for work at 8". It is the
 * wish only where no other time is named.
 */
export function isBackground(text: string, { at, length, value }: TimeMention): boolean {
  const before = text.slice(0, at)
  const after = text.slice(at + length)
  // 每周的钟点工从下周开始停: the rhythm names the booking.
  if (value.recur && !value.recur.days && (after.startsWith('的') || text.endsWith('的', at + length))) return true
  // 越快越好，今天五点前: haste is no time where one is named.
  if (
    value.open === 'after' &&
    /[尽越最][快早]|马上|立|asap|soon|earliest|as early|first|next|now|urgent/i.test(text.slice(at, at + length))
  )
    return true
  // 今天是4号，约10号: tells the date.
  if (/(?:今天|现在)(?:就?是|都|才)$/.test(before) || /^(?:今天|现在)(?:就?是|都|才)/.test(text.slice(at))) return true
  // 预产期4月20号 is no wish of its own, but what is ordered depends on it.
  if (/预产期[是在大概约于:： ]*$/.test(before)) return true
  if (IS_TODAY.test(text.slice(0, at + length)) && INSTEAD.test(after)) return true
  // 六点下班后，七点来
  if (/(?:下班|放学|下课|收工|散会|到家|开完会)[,，]?[之以]?后$/.test(text.slice(at, at + length))) return true
  if (/我们?$/.test(before) && LEAVES.test(after)) return true
  if (OCCUPIED.test(before) || UNTIL.test(before) || (OTHERS_BEFORE.test(before) && COMES.test(after))) return true
  return EVENT_AFTER.test(after)
}

/** 周三，哦今天就周三了，那周四: the weekday turns out to be today's, and another is named instead. */
const IS_TODAY = /(?:今天|现在)(?:就是?|是|都是?|已经是?|才)(?:周|星期|礼拜)[一二三四五六日天]$/
const INSTEAD = /^[了啊呀啦嘛呢]{0,2}[,，。.!！ ]*(?:那|改|还是|换|要不)/

const OTHERS =
  '(?:我?(?:爸妈?|妈妈?|爸爸|父母|公婆|婆婆|公公|岳父|岳母|老公|老婆|女儿|儿子|孩子|娃|老人)|小朋友|小孩|房东|业主|中介|租客|客人|亲戚|朋友|同事|同学|领导|老板|物业|装修队|搬家公司|快递|家具)(?:们|他们)?'
const OTHERS_BEFORE = new RegExp(`${OTHERS}(?:说|约的?)?(?:是|在)? ?$`)
/** 我七号走 */
const LEAVES = /^(?:就|要|得|会|早上|晚上|一早)*(?:走|飞|离开|出发|回去|搬走|退租|动身)(?!之前|以前|前)/
const COMES = /^(?:就|要|会|才|都|得|会要|左右)*(?:来|到|过来|回|走|搬|收|验|交|住|上|放|过|考|送|飞|出|开)/

// Who and what stands between a time and what happens at it; none of it asks for a visit.
const LEAD = `(?:左右|前后|那天|的时候|才|刚|我|他|她|我们|家里?|去|带|陪|送|才|要|就|有|得|会|都|在|不|又|还|单位|公司|学校|${OTHERS}|,? ?的)*`
const EVENTS =
  '(?:收工|打烊|(?:送|接|忙|吃|办|搬|看|开|上)完(?!就?[来做])|出门(?!前)|下班(?!后|以后|之后)|[下开]播|收摊|下夜班|(?<=才)(?:下|睡|收|关|起|走|到|醒)(?!来)|上班|加班|值班|上夜班|上早班|上课|补课|放学|(?<!前|要|得|须)结束(?![之以]?[前后])|开会|起床|午睡|睡觉|睡午觉|睡(?![衣前])|醒|接(?:孩子|娃|小孩|人)|来?验房|来?收房|退房|下课|落地|吃饭(?!后)|(?<=[都才])回|回来|回家|到家(?!里?(?:接|来|做|打扫|服务|取|陪|看))|回上海|回国|出差|住院|出院|旅游|去外地|回老家|开学|入住|交房|到期|过生日|生日|结婚|婚礼|请客|团圆|团聚|过节|走亲戚|拜年|上坟|扫墓|考试|面试|答辩|培训|团建|聚餐|家长会|产检|复查|复诊|看(?:病|牙|医生|中医|电影|演出|球)|挂号|打针|挂水|[接送](?:孩子|娃|小孩|小朋友|老人)|理发|健身|爬山|逛街|接机|(?<=在)(?:外地|外面|国外|老家)(?!打扫|做|保洁)|(?<=去)一?趟?(?:医院|外地|机场|车站|银行)(?!打扫|做|保洁)|赶(?:飞机|火车|高铁)|体检|手术|打疫苗|生孩子|预产|办|摆酒|有客人|有个?[a-z ]*(?:meeting|会(?!员)|急事|课|约|快递|饭局|面试|手术|活动)|来客人|家里来|聚会|出月子|满月|搬家|搬走|搬过?[来去]|装修|装完|装(?:空调|窗帘|家具|柜子|宽带)|送货|到货|刷漆|飞|才?开门|关门|打烊|才能?(?:让)?进|才让进|的(?:号(?![楼线])|飞机|火车|高铁|航班|动车|车票|机票|课|会(?!员)|班|约))'
const EVENT_AFTER = new RegExp(
  `^${LEAD}(?:${EVENTS}|(?<=${OTHERS}(?:要|会|就|都)?)(?:过来|来|到|回|走)(?!做|打扫|洗|擦|保洁|搞|清))`,
)

/** 我午睡到两点 */
const UNTIL =
  /(?:睡|午睡|开会|上班|加班|忙|上课|补课|有课|有会|在外面|出差|培训|值班|出去)到$|(?:下班|上班|放学|睡觉|起床|关门|开门|打烊)(?:时间)?(?:是|都是|在|要到?|一般)?$/

/** "I leave for work at 8", "my parents arrive on Sunday". */
const OCCUPIED =
  /\b(?:leav(?:es?|ing)|finish(?:es)?|get (?:off|home|back|up)|com(?:e|ing) home|arriv(?:e|es|ing)|lands?|fl(?:y|ies|ying)|flight|travel(?:l?ing)?|go(?:ing)? (?:out|away)|away|busy|back|work(?:ing)?|start work|mov(?:e|ing) (?:in|out)|(?:have|having|got) (?:a |an )?(?:meeting|guests?|party|exam|flight|appointment)|(?:has|have|having|got) (?:a |an )?(?:[a-z'-]+ ){0,2}(?:appointment|check-?up|exam|interview|surgery|scan)\b[^,.;!?]{0,14}|guests?|birthday|party|wedding|due|check(?:ing)? ?out|hand(?:ing)? ?over)\b[^,.;!?]{0,16}$/i
