import { asserted } from './asserted.ts'
import { asksPrice, undecided } from './question.ts'
import { likely, sure, type Rule } from './rule.ts'

/** What our workers do or are, in the customer's words. Wider than the catalogue: it only says "our trade". */
export const trade =
  /保洁|打扫|清洁|家政|钟点|卫生|阿姨|大扫除|收拾|擦(?:窗|玻璃)|玻璃|开荒|油烟机|烟机|空调|挂机|柜机|洗衣机|冰箱|热水器|沙发|床垫|地毯|除螨|收纳|整理|做饭|烧饭|煮饭|做菜|烧菜|月嫂|育儿嫂|育婴|保姆|护工|陪护|陪诊|助浴|护老|看护|照顾|带(?:娃|孩子|宝宝)|照看|师傅|拖地|清洗|搞卫生|做家务|\bclean\w*|\bmaid\b|\bnanny\b|\bcook\b|\bcaregiver\b|\bhelper\b|\bhousekeep\w*|\bmaternity\b|\bwindow\w*|\bsofa\b|\bmattress\b|\bcarpet\b|\bfridge\b|\bwasher\b|\bwashing machine\b|\baircon\b|\bac\b|\bair ?con\w*|\bhood\b|\bheater\b|\borganiz\w*|\borganis\w*|\belder\w*|\bcarer?\b|\bbabysit\w*/

const orders =
  /(?:想|要|帮(?:我|忙)?|给(?:我)?|麻烦|请|我|能|可以|再|先|也|来|那就?|就|跟你们?|在线|提前|打算|准备|需要|重新|另外|接着|继续)[^，。]{0,8}(?:约(?!的|了|好的|定的)|预约(?!的|了|单)|预定(?!的|了)|预订(?!的|了)|订(?!单|的|阅|了)|定(?:个|一|下|位)|下(?:一|个)?单(?!了|后|的)|安排|(?<!要[^，。]{0,6})登记|叫个|叫(?:一|1)(?:个|位)|排(?:个|一))|^(?:约|预约|预定|预订|订|下单|定)(?!以|莫|期|定|束|的|了|单|\s?\d|时|好|时间确认|成功)|(?:约|订|预约|预定|定|安排|请|找|叫|派|来|要)(?:个|一个|位|一位|一名|名|一次|次|两个|2个|几个|俩|一下|下|1个)(?!时|月|小时|解释|说法|投诉|问题|价|回复|电话|真人|人工|客服|经理|活人|负责|发票|字|优惠)|(?:派|找|请|叫|让|安排|要)(?:个|一个|位|几个|俩)?(?:人|阿姨|师傅|保洁|钟点工|月嫂|保姆|护工|育儿嫂|小时工)(?:来|过来|上门|到|帮|给|洗|做|打扫|擦|清|搞|弄|带|照)|(?:帮|给|替)(?:我|我家|我们|俺|咱)?(?:家)?(?:里)?(?:把)?[^，。]{0,8}(?:打扫|清洗|洗(?:一下|下|洗)?|擦|收拾|搞(?:下|一下|个)?卫生|做(?:个|一个|次)?(?:保洁|卫生|清洁|深度|开荒|饭)|整理|清理|收纳|除螨)|(?:想|要|得|需要|打算|准备)(?:请|找|要|用|雇|招)(?:个|一个|位|一位|名|人)?|(?:想|要|需要|得)(?:做(?!检查|[^，。]{0,4}登记|名单|手术|化疗|核酸|体检|产检|作业|复查|治疗|客|梦)|搞|弄|洗|擦|打扫|清洗|收拾|来|整|清理)|(?:有没有|有)(?:人|阿姨|师傅)?(?:能|可以)?[^，。]{0,6}(?:来|过来|上门)(?:打扫|洗|做|擦|清)|再(?:来|约|做|洗)(?:一次|次|一回)|加(?:个|一(?:个|次|台|场|趟|回|单)|单|约)|照(?:上次|旧|老样子)|老样子|和上次一样|跟上次一样|上次那个[^，。]{0,6}再|\b(?:book(?!ing (?:fee|no|id|number|ref))|schedule|arrange|hire|reserve|set ?up)\b|\b(?:i|we)(?:'d| would)? (?:need|want|like|require)\b|\b(?:looking for|need a|need an|need some|want a|get a|send (?:a|someone|me)|can (?:you|someone|somebody) (?:come|clean|send|do|wash)|could (?:you|someone) (?:come|clean|send|do)|come (?:and |to )?(?:clean|wash)|i am looking|sign me up)\b/g

const dirty =
  /(?:太|好|很|巨|超|脏|乱|全是|都是|有点|特别|老)[^，。]{0,4}(?:脏|乱|油|灰|臭|味)[^。]{0,14}(?:洗|打扫|清|收拾|约|人|师傅|阿姨|弄|搞|处理)|(?:没人|没时间|没空|顾不上|忙不过来)[^。]{0,6}(?:打扫|收拾|照顾|带|做饭|看)/

const existing =
  /人(?:来)?(?:跟|和|同)我|人(?:来)?(?:说|聊|谈|处理|解决|回复|管管)|^约(?:的|了)?[^，。]{0,6}点[^。]{0,10}(?:现在|还|才|没|人)|给我(?:安排|派|找|约)好?(?:了)?(?:没|吗)|(?:安排|派|找|约|订)好(?:了)?(?:没|吗)|订没订|约没约|(?:我|已经|之前|上次|昨天|前天|早上|刚才|刚|上周|上礼拜|那天)(?:[^，。]{0,8})?(?:约|订|预约|预定|下)(?:的|了|过|好|单)|约好|预约成功|(?:约|订|定|派|安排)(?:上|好|成功)?了(?:没|吗|么)|(?:我的|这个|那个|我那个|一下|查)(?:预约|订单)|(?:预约|约|订单)(?:的)?(?:是|几点|什么时候|状态|进度|信息|记录)|\bmy (?:booking|appointment|order|cleaning)\b/

const howTo =
  /(?:怎么|如何|咋|在哪(?:里|儿)?|从哪|哪里|怎样|需要提前|提前(?:多久|几天))(?:样|才能|去|可以|能)?[^，。]{0,4}(?:约|预约|预定|下单|订|请|找)|(?:预约|下单|约)(?:流程|方式|步骤|需要什么|要(?:什么|提前|准备))|\bhow (?:do|can|to)[^.]{0,14}\b(?:book|order|schedule)/

const asksOnly =
  /(?:想|要|先)?(?:问|咨询|了解|打听|请问|请教)|包(?:不)?(?:含|括)|(?:是|会|要|用|能|需)不(?:是|会|要|用|能|需)|可靠|靠谱|区别|要准备|需要(?:准备|我|自己|自备|在家|提前|多久|几)|多久|多长时间|几个(?:小时|人)|(?:什么|哪些)|怎么样|会(?:不会)?[^，。]{0,6}吗|\b(?:what|how|does|is it|are you|do i)\b/

const elsewhere =
  /外卖|打车|叫车|滴滴|专车|机票|火车|高铁|酒店|餐厅|饭馆|电影|快递|跑腿|挂号|门票|演唱会|理发|美甲|足疗|按摩|ktv|维修|修(?:一下|下|水|电|马桶|空调|冰箱|洗衣|热水|电脑|手机|灯|锁)|通(?:下水|马桶)|搬家|开锁|装修(?!完|后|好|过|刚)|安装|移机|加氟|回收|二手|招(?:人|聘|工)|应聘|面试工作|找(?:个)?工作|找(?:个|份|点)[^，。人]{0,6}(?:活|差事)(?:干|儿|$|[，。])|上班吗|做兼职|买|\b(?:want|need|like|wish) to (?:complain|(?:make|file|lodge) a complaint)|\b(?:taxi|flight|hotel|table|restaurant|ticket|movie|uber|pizza|haircut|doctor|dentist|plumb\w*|repair|locksmith|job|hiring|resume|buy)\b/

const sameAgain =
  /(?:还是|还要|想要|就要|指定|让)(?:上次|上回|原来|之前|以前|固定)?(?:的|那个|那位)*[^，。]{0,4}(?:阿姨|师傅|姐|嫂|哥)[^，。]{0,4}(?:来|吧|行吗|可以吗|行不|有空)/

const availability =
  /(?:能|可以|能不能|可不可以|有没有|还能|来得及|有空|可否|有人|方便|有)[^，。]{0,10}(?:来|上门|过来|约|做|洗|打扫|安排|排|空|时间|档期|位)(?:吗|么|不|没|嘛|人|[?？]|$)|(?:还)?(?:有|有没有)(?:空|位|时间|档期|人)|\b(?:available|availability|any slots?|free slot|do you have (?:anyone|someone|a slot))\b/

const hands =
  /(?:能|可以|得|来得及|赶得上)[^，。]{0,4}(?:约|叫|派|排|请|找)(?:得)?(?:到|上|出|着|来|个|一个|一位|位|几个)*(?:得)?(?:人|阿姨|师傅)(?!工|说|电话|的)|有(?:没有)?(?:空(?:着|闲)?的?)?(?:阿姨|师傅|保洁员?|钟点工)(?:有空)?(?:吗|么|不|没|嘛|[?？，]|$)/

// 想问一下…能不能来帮我搞一搞 is put as a question and meant as an order.
const helpMe =
  /(?:能不能|可不可以|能|可以|好不好)[^，。]{0,4}(?:过?来|上门|派人)[^，。]{0,4}(?:帮|给)我[^，。]{0,6}(?:搞|弄|洗|擦|打扫|收拾|清|整)/

const moment =
  /今天|明天|后天|大后天|今晚|今早|明早|明晚|周[一二三四五六日天末]|星期|礼拜|(?<!一)下周|这周|本周|上午|下午|早上|晚上|中午|\d+[点号:：]|[一二两三四五六七八九十]+[点号]|月底|月初|每周|每天|现在|马上|尽快|\b(?:today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|morning|afternoon|evening|asap|next week|\d ?(?:am|pm))\b/

/** Wants a visit or a live-in worker. */
export const booking: Rule = ({ text, question, context }) => {
  if (context.flow === 'booking' || elsewhere.test(text)) return undefined
  const ours = trade.test(text)
  const when = moment.test(text)
  const found = asserted(text, orders)
  const asking =
    howTo.test(text) || (question && undecided.test(text)) || (question && asksOnly.test(text) && !(ours && when))
  if (found !== undefined && !asking && !(existing.test(text) && !/再(?:约|来|做)/.test(text))) {
    if (question && asksPrice.test(text) && !/(?:想|要|帮我|给我)[^，。]{0,4}(?:约|订|预约)/.test(text))
      return ours && when ? sure('booking', `orders and asks the price: ${found}`) : undefined
    if (ours || when) return sure('booking', `orders: ${found}`)
    if (/预约|预定|下单|约(?:个|一)|\bbook\b|schedule/.test(found)) return sure('booking', `orders: ${found}`)
    return likely('booking', `seems to order: ${found}`)
  }
  if (ours && !undecided.test(text) && !existing.test(text) && helpMe.test(text))
    return sure('booking', 'asks to be helped with it')
  if (asking || existing.test(text)) return undefined
  if (ours && when && asksPrice.test(text) && /[一两二三四五六七八九十\d]\s?(?:台|张|座|扇|平|个)/.test(text))
    return likely('booking', 'names what, how much and when')
  if (sameAgain.test(text)) return likely('booking', 'wants the same worker again')
  const mess = dirty.exec(text)
  if (mess !== null && ours && !question) return sure('booking', `describes the need: ${mess[0]}`)
  if (ours && when && !asksPrice.test(text) && availability.test(text)) return sure('booking', 'asks for a slot')
  if (when && question && hands.test(text)) return sure('booking', 'asks whether somebody can come')
  if (ours && when && !question && text.length < 60) return likely('booking', 'names a service and a time')
  return undefined
}
