/**
 * Whether the text is a notice, an advert or a code that was passed on or sent to everybody: it speaks of our trade, of
 * days and of people to be rung up, and wants nothing of us.
 */
export function announces(text: string): boolean {
  if (pitch.test(text) || astray.test(text)) return true
  if (own.test(text)) return false
  return outright.test(text) || hints.filter((each) => each.test(text)).length >= 2
}

// Whoever sells to us speaks to us all the same.
const pitch =
  /(?:可以|能|专业)(?:帮|为|给)(?:你们|贵司|贵公司)[^，。]{0,10}(?:管理|推广|引流|获客|提升|供|节省|开发|定制)|(?:跟|和|与)?贵(?:司|公司)[^，。]{0,10}(?:合作|供货|采购|洽谈)|寻求合作|商务合作/

const astray = /发错(?:人|群)|(?:错发|误发|不是)[^，。]{0,6}请忽略/

const outright =
  /(?:店|公司|厂|酒店|饭店|餐厅|物业|超市|工地|门店|中介|幼儿园)[^，。]{0,8}(?:诚聘|招聘|急招|急聘|高薪|招(?:人|工|募|[^，。]{1,6}(?:员|工|名)))|押一付[一三]|取件码|验证码[^，。]{0,6}\d{4}|(?:店铺|门面|商铺|旺铺|铺面)[^，。]{0,4}(?:转让|出租|招租)|诚邀|报名从速|有意者|^转让[：:]|特此(?:通知|公告)|@(?:所有人|全体)|敬请(?:谅解|周知|知悉)|(?:停水|停电|停气|停暖)(?:通知|公告)|【[^】]{0,10}(?:通知|公告|出租|招聘|转让|招租|广告)[^】]{0,6}】|大酬宾|(?:扫码|进群|入群)[^，。]{0,6}(?:领|抢|送|免费)|(?:参与|开始|一起|请)接龙|日结[^，。]{0,4}\d|\b(?:attention|dear|notice to)(?: all)? (?:residents|tenants|neighbou?rs|parents|customers)\b|\bwe(?: are|'re) hiring\b/

/** Each of these alone may stand in a customer's own message. */
const hints: readonly RegExp[] = [
  /各位(?:业主|住户|家长|邻居|租户|同事|亲|老板|客户)|尊敬的|亲爱的(?:业主|客户|用户|会员)|亲们|家人们|姐妹们|宝子们|邻居们/,
  /(?:出租|招租|转租|求租|出售|转让|处理)(?![房屋的了]|$)/,
  /看房|拎包入住|家电齐全|精装(?:修)?[一两二三四]?[居房室]|近地铁|南北通透|月租|租金/,
  /开业|酬宾|限时|秒杀|特价|原价|到店|包邮|团购|拼团|福利|满\d+减|买[一二\d]送|免费领|立减|低至/,
  /加(?:我)?(?:微|v|wx|vx|薇)|微信同号|电话同微|私(?:信|聊)我?|联系电话[：:]?\s?1\d|帮转|求转|求扩散|欢迎(?:来电|咨询|致电|转发|选购)|扫码|转发/,
  /诚聘|急招|急聘|招聘|月休|包(?:吃|食)(?:包)?住|底薪|五险|待遇(?:优厚|面议|从优)|工资面议|薪资|长期招|招(?:人|工|聘)|兼职|扣1|名额有限/,
  /请(?:各位|大家|业主|住户|家长|相互|互相)|提前储水|停水|停电|将(?:于|在)[^，。]{0,12}(?:进行|开展|停|举行)/,
  /[八九]五?成新|闲置|低价出|^出(?:一|个|台)/,
  /自提|自取|同城/,
  /跟团|截单|开团|到货|(?:预定|预售|报名)(?:已?开始|开启)|要的(?:报名|接龙|私|扣)/,
  /快递|包裹|驿站|丰巢|派送|签收/,
]

// Whoever speaks of oneself in passing on news usually wants something because of it.
const own =
  /(?<!联系|[加私找@])我(?!司|店|厂|们?(?:公司|店|厂|是做)|朋友)|俺|(?:想|要)(?:请|找|约|订)|能不能|可以吗|你们|麻烦|预约|取消|改(?:到|期|时间|约)|吗|[?？]/
