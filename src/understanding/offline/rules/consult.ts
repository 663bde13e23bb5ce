import { asksAboutPeople } from './asks-about-people.ts'
import { ownDataWish } from './own-data.ts'
import { asksPrice, supposes } from './question.ts'
import { likely, sure, vital, type Rule } from './rule.ts'

const topics: [topic: string, signs: RegExp][] = [
  ['refund', /退款|退钱|退卡|退(?:订|定|押)金|\brefund/],
  ['cancel', /取消|退单|\bcancel/],
  ['reschedule', /改(?:期|时间|约)|换时间|\breschedul/],
  ['invoice', /发票|开票|抬头|\binvoice|\breceipt/],
  ['insurance', /保险|赔|弄坏|打碎|\binsur|\bliab|\bdamage/],
  ['discount', /优惠|打折|折扣|活动|券|会员|新客|便宜|包月|月卡|年卡|次卡|\bdiscount|\bcoupon|\bpromo|\bmembership/],
  ['price', asksPrice],
  [
    'area',
    /上门吗|服务范围|(?:那边|这边|区|镇|路|小区|附近)[^，。]{0,6}(?:能|可以)[^，。]{0,4}(?:上门|来|做|去|服务)|覆盖|开通|哪些(?:区|地方|城市)|\bcover\b|\bserve\b/,
  ],
  [
    'hours',
    /几点(?:上班|下班|开始|到几点)|营业|工作时间|最早|最晚|过年|春节|节假日|周末|\bopen\b|\bhours\b|\bholiday|\bweekend/,
  ],
  ['payment', /付款|支付|定金|押金|微信付|收款码|刷卡|现金|花呗|分期|\bpay/],
  ['staff', /阿姨|师傅|月嫂|保姆|证|背景|靠谱|犯罪|培训|\bcleaners?\b|\bvetted|\bbackground/],
  [
    'scope',
    /包(?:不)?(?:含|括)|含(?:不含)?|范围|清单|项目|区别|什么(?:服务|业务)|哪些(?:服务|业务)|能(?:不能)?(?:洗|擦|做|修|拆)|\binclude|\bdifference/,
  ],
  ['duration', /多久|多长时间|几个小时|几小时|\bhow long/],
  ['privacy', /隐私|监控|泄露|\bprivacy/],
  ['complaints', /投诉/],
]

/** What a question is about, as a hint for whoever looks up the answer. */
export function topicOf(text: string): string | undefined {
  return topics.find(([, signs]) => signs.test(text))?.[0]
}

const ours =
  /保洁|打扫|清洁|家政|钟点|阿姨|师傅|油烟机|烟机|空调|洗衣机|冰箱|热水器|沙发|床垫|地毯|收纳|做饭|月嫂|育儿嫂|保姆|护工|陪护|陪诊|助浴|老人|开荒|玻璃|清洗|上门|你们|您们|贵司|公司|预约|下单|订单|取消|改期|退|发票|优惠|券|会员|定金|押金|保险|赔|合同|试用|工具|抹布|清洁剂|消毒|钥匙|证|面试|评价|工资|加班|节假日|过年|春节|周末|服务|付款|支付|加价|加钱|收费|投诉|隐私|地址|定位|监控|机器人|\b(?:you|your|service|clean\w*|nanny|price|book\w*|cancel\w*|insur\w*|refund|pay\w*|deposit|staff|worker|supplies|invoice|weekend|holiday|hour|discount)\b/

const asksAbout =
  /请问|咨询|想(?:问|了解|知道|打听)|问(?:一下|下|问|个)|了解(?:一下|下)?|打听|介绍(?:一下|下)?|区别|差别|有什么|哪些|什么(?:意思|流程|标准|区别|项目|服务)|包(?:不)?(?:含|括)|\b(?:wondering|curious|question|inquir\w*|enquir\w*|tell me (?:about|more)|information)\b/

const asksHow =
  /(?:怎么|如何|咋|怎样|在哪(?:里|儿)?|从哪(?:里|儿)?)(?:才能|可以|能|去)?(?:取消|退订|退单|改期|改时间|改约|预约|下单)(?!不|了|都|还|没)/

const asksRefundTime =
  /(?:钱|款)?(?:什么时候|多久|几天|多长时间)(?:能|会|可以|才)?(?:退|返)|退(?:款|钱)?[^，。]{0,4}(?:要|需要)?(?:多久|几天|多长时间)|\bhow long (?:do|does|will|until)[^.]{0,16}refund/

const optsOut =
  /(?:别|不要|不用|停止|勿|请勿)(?:再)?(?:给我|向我|老|一直|总)*(?:发|推送|推)(?:这些|那些|什么)?(?:消息|短信|广告|问卷|调查|信息|营销|推送|优惠|活动)|^(?:你们|以后)?(?:就)?(?:别|不要|勿)再?(?:给我|向我)?(?:发|推送)(?:过来)?了?[吧啊。！!]*$|^td$|退订(?:消息|短信)?$|\b(?:stop (?:messaging|texting|sending)|unsubscribe)\b/

/** Finds the price dear, compares it, or wants less: no question in form, but the answer is about prices. */
const haggles =
  /别(?:人)?家[^，。]{0,6}(?:只要|才|便宜|更低|\d)|(?:人家|隔壁|同行|外面|网上|美团|淘宝|别的公司)[^，。]{0,6}(?:只要|才\d|便宜)|^.{0,6}(?:这么|那么|好|太|真|有点|有些|偏|挺|还是)贵(?:了|啊|呀|吧|点|哦|呢|的)*[！!。，,]*$|^贵了(?:点|些)?[！!。]*$|打(?:个)?[一二三四五六七八九][一二三四五六七八九]?折|(?:再)?便宜(?:一?[点些]|\d+)|抹个?零|凑个?整|(?:经理|老板|客服|同事|你们)[^，。]{0,6}(?:答应|承诺|说过|说好|说给)[^，。]{0,8}(?:折|优惠|便宜|减|免)|\b(?:too (?:expensive|dear|pricey)|(?:so|very|quite|rather) expensive|(?:others?|competitors?|another company|elsewhere) (?:\w+ )?(?:charges?|asks?|only|costs?)|(?:a bit|any|make it|something) cheaper|(?:promised|offered) me .{0,12}(?:off|discount)|(?:better|lower) price|can you (?:do|make) (?:it )?(?:for )?[¥$]?\d{3,}$)/
// What is told of a worker or of money that is gone, and a plain no.
const overcharged =
  /多收|乱收|加价|被(?:收|坑|骗)|退(?:钱|款|给|我)|收了|结果|没给|(?:师傅|阿姨|[她他])(?:说|讲|让|叫|跟)|私(?:下|人|单)|^(?:不行|唔得|不可以|不了|不要)|charged me|overcharged/

/** Asks how to pay, before it is paid. */
const pays =
  /(?:付款|支付|结账)(?:的)?(?:方式|方法|码|账号)|收款码|(?:怎么|如何|咋)(?:付|支付|给钱|交钱|结账)|(?:微信|支付宝|刷卡|现金|花呗|信用卡|银行卡|分期)(?:付|支付|付款|转账)?(?:可以|行|能用|能付)?(?:吗|不|行不行|可以吗|能用吗)|(?:能|可以|支持|收)(?:不能|不可以|不支持|不收)?(?:用|刷|付)?(?:微信|支付宝|现金|花呗|信用卡|银行卡|分期)|先付(?:款|钱)?还是|(?:pay|paying) (?:by|with|in) (?:card|cash|wechat|alipay)|how (?:do|can|should) i pay|payment methods?|instal?lments?/
const paid = /付(?:了|过|完|好)|已付|没退|退款|到账|\bpaid\b|refund/

/** Asks where photos go. */
const sends =
  /(?:照片|图片|图|视频|凭证)(?:要|该|应该)?(?:怎么|咋|如何|往哪|发哪|发到哪|传哪|在哪|哪里)|(?:怎么|咋|如何|哪里|往哪)(?:儿|里)?(?:发|传|上传)(?:照片|图片|图|视频)|\b(?:how|where) .{0,12}(?:send|upload) .{0,12}(?:photos?|pictures?)/

/** What would be said beside it, and must not be lost. */
const wantsMore =
  /约|订|下单|取消|退|不[要做用]了|算了|撤|改|投诉|人工|客服(?!.{0,6}(?:答应|说))|\b(?:book|cancel|drop|forget|human|agent|person|complain)/

/** Asks for knowledge: price, scope, rules, people. Asking what would happen if something broke belongs here too. */
export const consult: Rule = ({ text, clauses, question }) => {
  const supposition = supposes(text)
  if (optsOut.test(text)) return vital('consult', 'wants no more messages')
  if (ownDataWish(text) !== undefined) return vital('consult', 'is about what is kept about oneself')
  if (asksAboutPeople(clauses)) return sure('consult', 'asks who answers or comes')
  const plainly = text.length <= (/[a-z]{3}/i.test(text) ? 60 : 16) && !wantsMore.test(text) ? vital : sure
  if (haggles.test(text) && !overcharged.test(text)) return plainly('consult', 'haggles')
  if (pays.test(text) && !paid.test(text)) return plainly('consult', 'asks how to pay')
  if (sends.test(text)) return plainly('consult', 'asks where photos go')
  if (!question && !asksAbout.test(text) && !asksPrice.test(text)) return undefined
  if (asksPrice.test(text)) return sure('consult', 'asks the price')
  if (asksRefundTime.test(text)) return sure('consult', 'asks how long a refund takes')
  if (question && asksHow.test(text)) return sure('consult', 'asks how it is done')
  if (supposition !== undefined && ours.test(text)) return sure('consult', `supposes: ${supposition}`)
  if (ours.test(text)) return likely('consult', 'asks about the service')
  return undefined
}
