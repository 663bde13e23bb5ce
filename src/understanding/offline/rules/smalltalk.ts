import { likely, sure, type Rule } from './rule.ts'

const hello =
  /^(?:喂+|嗨+|嘿+|哈+喽|哈[喽啰罗囉]|hello|hi+|hey+|yo|您好|你好|早(?:上好|安|啊|呀)?|早上好|上午好|中午好|下午好|晚上好|晚安好|各位好|大家好|亲(?:亲)?|在(?:吗|么|嘛|不|不在|线吗|的吗|哪)|有(?:没有)?人(?:在)?(?:吗|么|没|不)?|客服(?:小姐姐|小哥哥|妹妹)?(?:在(?:吗|不在|么|不|线吗)?|你好|您好)?|你好(?:呀|啊|哦)|哈喽|请问有人(?:在)?吗|有人吗|小管家|管家(?:你好|在吗)?|good (?:morning|afternoon|evening|day)|morning|greetings|anybody (?:there|here)|anyone (?:there|here|home)|is (?:any(?:one|body)|someone) (?:there|here)|are you there|你在吗|侬好|雷猴|nihao|ni hao)(?:[\s，。！!,.~～啊呀哦呢吧的了]|there|everyone|team|guys|您|你|亲|在吗|有人吗|哈喽|客服|请问|你好|您好|hello|hi)*[?？]*$/

const helloThenMore =
  /^(?:喂|嗨|嘿|哈喽|hello|hi|hey|您好|你好|在吗|早上好|下午好|晚上好|good (?:morning|afternoon|evening))[\s，,。！!]/

const firstTime =
  /(?:第一次|头一回|首次|新)(?:来|用|找|接触|使用|客户|用户|人)|^(?:hi|hello|嗨|你好)[^?？]{0,12}(?:第一次|新(?:客|用户|来)|first time|new here)/

const thanks =
  /谢{1,}(?!绝)|多谢|感谢|感激|辛苦(?:了|啦|你|您)|麻烦(?:你|您)?了|唔该|\b(?:thank(?:s| you)?|thx|ty|tks|cheers|appreciate\w*|much obliged|gracias)\b|3q|thankyou/

const bye =
  /拜{1,}(?:了|啦)?|再见|回见|回聊|下次见|晚安|先(?:这样|这么着|不聊|走|下|忙|撤)(?!约|安排)|那(?:就)?先这样|(?:没|没有)(?:别的|其他|其它)?(?:事|问题)了|不打扰|不聊了|溜了|撤了|88+$|886|白白|改天聊|有(?:事|需要)(?:再|了再|会再)(?:找|联系|说)|\b(?:bye+|goodbye|good ?night|see (?:you|ya)|cya|take care|talk (?:to you )?later|that'?s all|have a (?:nice|good|great) (?:day|one|weekend|evening)|ttyl)\b/

const elsewhere =
  /(?:移动|联通|电信|广电|银行|10086|10010|10000|955\d\d|医保|社保|公积金|航空|美团|饿了么|淘宝|天猫|京东|拼多多|顺丰|12306|携程)[^，。]{0,6}(?:人工|客服|热线|电话)|天气|气温|下雨吗|下雪|几度|新闻|世界杯|足球|篮球|比赛|股票|基金|彩票|双色球|比特币|币|笑话|段子|讲个|唱(?:个|首)?歌|故事|写(?:首|个|一首|一篇|份)?(?:诗|作文|论文|代码|文案|周报|检讨|情书|程序|简历)|翻译|星座|运势|算命|外卖|打车|叫车|滴滴|机票|火车票|高铁|酒店|电影|电视剧|餐厅|美食|菜谱|怎么(?:炒|炖|煎)|红烧|减肥|失眠|感冒了吃|吃什么药|头疼|医生|挂号|(?:招(?!呼|待|数|惹|手|牌)|应聘|求职|找工作|入职|当(?:保洁|阿姨|月嫂|保姆)|做兼职|招(?:人|聘|工)|待遇怎么样|五险一金|简历|面试(?:工作|时间地点))|(?:我|想|要|来|买|卖|购买|出售|转让|回收)(?:要|想)?(?:买|卖)|(?:买|卖|出)(?:一)?(?:台|个|辆|套|部|张)|二手|(?:洗衣机|空调|冰箱|手机|电脑|扫地机|热水器)[^，。]{0,6}(?:推荐|哪个牌子|买哪|什么牌子|多少钱一台(?!洗))|快递|物流|贷款|信用卡|借钱|保险推销|合作|推广|(?<![打发看收塞]|骚扰)广告(?!电话|短信)|加盟|代理|你(?:是谁|叫什么|几岁|多大|吃饭|结婚|有对象|是男|是女|爱我|喜欢)|你会(?:什么|唱|跳|下棋|说)|陪我(?:聊|说)|无聊|女朋友|男朋友|失恋|人工智能|chatgpt|数学|等于几|几加几|首都|历史|总统|作业|游戏|王者|原神|wifi|开锁|搬家|(?:修|维修)(?:一下|下)?(?:电脑|手机|车|水管|马桶|下水道|冰箱|电视|空调|洗衣机|灯|门|锁)|通(?:下水|马桶)|\b(?:weather|news|world cup|football|stock\w*|bitcoin|joke|poem|song|translate|movie|restaurant|pizza|flight|hotel|taxi|uber|capital of|president|homework|recipe|girlfriend|boyfriend|horoscope|lottery|hiring|apply for|job|vacanc\w*|resume|buy a|sell|meaning of life|who (?:won|is|was) |what is (?:the )?(?:capital|meaning)|what'?s your name|how old are you|play|music|game|alarm|timer|remind me|directions|traffic|loan|credit card|exchange rate|insurance quote|plumber|locksmith)\b/

const oursAfterAll =
  /(?:洗|清洗|保洁|打扫|阿姨|师傅|预约|上门|订单|退|优惠|你们[^，。]{0,6}(?:修|搬))(?!衣机)|\bclean\w*|\bbook/

/** Greetings, thanks, farewells, and talk that is none of our trade. */
export const greeting: Rule = ({ text }) => {
  if (hello.test(text)) return sure('greeting', 'greets')
  if (firstTime.test(text) && text.length < 20) return likely('greeting', 'says they are new')
  return helloThenMore.test(text) && text.length < 8 ? likely('greeting', 'greets') : undefined
}

export const gratitude: Rule = ({ text, question }) => {
  const found = thanks.exec(text)
  if (found === null) return undefined
  return text.length <= 16 && !question ? sure('thanks', found[0]) : likely('thanks', found[0])
}

export const farewell: Rule = ({ text, question }) => {
  const found = bye.exec(text)
  if (found === null || question) return undefined
  return text.length <= 24 ? sure('goodbye', found[0]) : likely('goodbye', found[0])
}

export const outOfScope: Rule = ({ text }) => {
  const found = elsewhere.exec(text)
  if (found === null) return undefined
  const job = /招|应聘|求职|工作|入职|兼职|hiring|job|apply|简历|resume/.test(found[0])
  const purchase = /买|卖|二手|回收|buy|sell|哪个牌子|推荐/.test(found[0])
  if (job || purchase) return sure('other', found[0])
  return oursAfterAll.test(text) ? likely('other', found[0]) : sure('other', found[0])
}
