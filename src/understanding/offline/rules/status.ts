import { likely, sure, type Rule } from './rule.ts'

const asks =
  /到(?:哪|那)(?:里|儿|了|啦|里了)?|(?:人|阿姨|师傅|小哥|保洁|护工|月嫂)[^，。]{0,5}(?:到哪|在哪|出发|到了(?:吗|没|么)|来了(?:吗|没|么)|什么时候(?:到|来)|几点(?:到|来)|多久(?:到|来))|(?:怎么|咋|为什么|为啥|为何|咋个)?(?:还|都|又|到现在|一直|至今)(?:是|都|还)?(?:没|未|不|木有|冇)(?:有)?(?:见)?(?:到|来|人(?!知|管|看|理|接|照|帮|应|回|在家|打扫|做|带|说|教|提|跟)|上门|出发|动静|消息|联系|派|安排|影)(?!位|账|帐|底|货|期)|(?!接单[吗么不])(?:出发|派|安排|接|约|订|定|预约|确认|下|处理)(?:上|好|成功|单|人|完)?了?(?:没(?:有)?|吗|么|了没|了吗)(?:[?？，。]|$)|(?:做|弄|洗|打扫|搞|干|擦)(?:完|好|结束)了?(?:没(?!有?人)|吗|没有)|(?:人员|安排|派工|师傅|阿姨)[^，。]{0,6}(?:落实|到位|定下)(?!不)|还(?:要|得|有)(?:等)?(?:多久|多长|几分钟|多少分)|(?:大概|大约|预计)?(?:什么时候|几点|几时|多会儿|啥时候|啥时|多久)(?:能|会|可以|才)?(?:到|过来|上门|来(?:啊|呀|呢|人|到|[?？]|$))|(?:订单|预约|单子|单号|服务|工单|我的单|我那单|我这单|退款|投诉|售后|发票)[^，。]{0,8}(?:状态|进度|进展|情况|到哪|怎么样|咋样|如何|好了|处理|受理|下来|成功|信息|详情|确认)|(?:查|看|查询|查看|看看|跟进)(?:一下|下|查|看)?(?:我)?(?:的|这个|那个|一?个)?[^，。]{0,6}(?:订单|预约|单子|进度|单号|记录|退款|余额|次数|状态)|(?:哪(?:个|位)|谁|什么人)(?:师傅|阿姨|来|上门|给我)|(?:派|安排)(?:的)?(?:是)?(?:谁|哪)|(?:我)?(?:约|订|预约|定)的(?:是)?(?:几点|什么时候|哪天|几号|啥时候|什么时间|谁)|退款?(?:钱)?(?:到(?:账)?|下来|退|打)(?:了)?(?:没|吗|么)|(?:钱|款)[^，。]{0,6}(?:到账|退(?:了|到))(?:没|吗|么|了没)|还(?:有|剩)(?:下)?(?:几|多少)(?:次|钱|余额|天)|剩(?:余|下)?(?:几|多少)|余额|(?:上门|服务|预约)?(?:时间)?(?:确认|定下来|定)了?(?:没|吗|么)|联系(?:不上|不到)(?:师傅|阿姨|人)|我(?:的|那个|这个)?(?:订单|预约|单子)(?:呢|在哪|怎么样|咋样|[?？]|$)|^(?:订单|预约)?(?:进度|状态|订单)(?:查询)?[?？]?$|怎么没(?:人|动静|消息)|(?:有)?(?:没有)?消息了(?:吗|没)|\bwhere(?:'s| is| are)\b[^.]{0,24}\b(?:cleaner|worker|she|he|my|the|lady|guy|order|refund|team|they|technician|nanny)\b|\b(?:status|eta|track|progress)\b|\bhow (?:long|far|much longer)\b[^.]{0,20}\b(?:until|till|away|before|is she|is he|are they|more)\b|\b(?:has|have|is|did)\b[^.]{0,30}\b(?:confirmed|assigned|on (?:the|her|his|their) way|left yet|arrived|refund(?:ed)?|processed|gone through|dispatched|accepted)\b|\bwhen (?:will|is|does|are)\b[^.]{0,24}\b(?:arrive|come|coming|get here|be here|show up|arriving)\b|\bon (?:the|her|his|their) way\b|\bwhat time is my\b|\bcheck (?:on )?my\b|\bmy (?:order|booking|appointment)\?|\bwho(?:'s| is) coming\b|\bany update/

const general =
  /(?:一般|通常|平时|正常)[^，。]{0,6}(?:几点|什么时候|多久)|(?:最早|最晚)|退款(?:要|一般|需要)?(?:多久|几天)|(?:多久|几天)(?:能|可以)?退|钱什么时候退|什么时候(?:能)?退|\bhow long (?:do|does|will) (?:a |the )?refunds?\b/

/** Asks how an existing booking, refund or case stands. */
export const status: Rule = ({ text }) => {
  const found = asks.exec(text)
  if (found === null || general.test(text)) return undefined
  const words = found[0]
  const vague = /^(?:处理|确认|安排|下|定)/.test(words) || /^(?:什么时候|几点|几时|多久)/.test(words)
  return vague ? likely('status', words) : sure('status', words)
}
