const wishes =
  /(?:要|找|派|想要|最好(?:是)?|希望|换|来|请)[^，。]{0,4}(?:女|男)(?:的|师傅|阿姨|护工|士|生|工)?|(?:女|男)(?:师傅|护工|阿姨)(?:优先)?|(?:有|养(?:了|着)?)[^，。]{0,5}(?:猫|狗|宠物|鸟|仓鼠|兔)|(?:家里|家有|屋里)[^，。]{0,4}(?:猫|狗|宠物)|[一两二三四五\d]\s*[只条个](?:小|大|老)?(?:猫|狗|金毛|泰迪|柯基|布偶)|\b(?:a|one|two|three|\d|there'?s an?|my|our)\s(?:\w+ )?(?:cats?|dogs?|puppy|kittens?)\b|(?:猫|狗|金毛|泰迪|柯基|布偶)[一两二三四五\d][只条个]|双胞胎|双胎|龙凤胎|过敏|孕妇|怀孕|(?:家里|家)?有[^，。]{0,4}(?:小孩|宝宝|婴儿|孩子|老人)(?!要|需要|没人)|不吃|忌口|少(?:油|盐|辣|放)|清淡|回民|清真|素食|(?:会|能)(?:讲|说|听)[^，。]{0,5}(?:话|英语|普通话|粤语)|(?:不要|别)(?:抽烟|用|敲门|按门铃|穿鞋|动|碰|太吵|说话)|(?:门禁|门锁|密码|停车|电梯|物业|保安)[^，。]{0,12}|(?:钥匙)(?:在|放)[^，。]{0,10}|(?:带|自带)[^，。]{0,6}(?:工具|鞋套|吸尘器|抹布|梯子|清洁)|重点[^，。]{0,12}|(?:到了|来之前|上门前|提前)[^，。]{0,6}(?:打|电话|联系|发)|轻(?:一)?点|环保|无味|(?:要|找)[^，。]{0,6}(?:年轻|本地|经验|细心|话少|爱干净|东北|四川|上海|湖南|安徽|广东)|\b(?:female|male|woman|lady) (?:cleaner|worker|nanny|caregiver|one|only|please)|\b(?:have|has|got|with)\b[^.,]{0,8}\b(?:cats?|dogs?|pets?|baby|babies|kids?|toddler)\b|\ballerg\w*|\bvegetarian\b|\bhalal\b|\bpregnant\b|\b(?:gate|door) code\b|\bspeaks? (?:english|chinese|mandarin|cantonese)\b|\bfragrance[- ]free\b|(?:要|得|需要|最好|阿姨)会(?:做|烧|炒|煮|包|照顾)[^，。]{1,6}|(?:猫|狗)[^，。]{0,4}(?:怕|咬|叫|凶|粘|胆小|关|掉毛)|到(?:了|楼下|门口|小区)[^，。]{0,4}(?:打|电话|叫我|喊我|联系|发微信)|(?:别|不要|不用)(?:开|进|关|拖|擦|洗|喷|扔|丢|按|叫醒|吵)[^，。]{1,6}(?:门|窗|房|室|间|书|酒精|漂白|消毒液|娃|孩子|老人)|(?:家里|门口|小区)[^，。]{0,4}(?:没有?电梯|难停车|没车位|不好停)|(?:没有?|无)电梯|爬(?:楼|[一二三四五六七八九\d]+[楼层])|脱鞋|换鞋|鞋套|(?:孩子|宝宝|老人|病人)[^，。]{0,6}(?:睡觉|在睡|午睡|怕吵)|\bbring (?:your|own|their|some|a|the)\b|\b(?:no|don'?t use|without) (?:bleach|shoes|perfume|smoking|chemicals?|ammonia)\b|\bkeys?\b[^.,]{0,8}\b(?:under|with|at|in|behind|is)\b|\b(?:cat|dog)s? (?:is|are) (?:shy|friendly|scared|aggressive|old)\b|\b(?:call|ring|text|message|wechat) me (?:when|before|once|as soon)\b|\bring the (?:bell|doorbell)\b|\b(?:no|there is no) (?:lift|elevator|parking)\b|\bbe careful\b|\btake (?:your )?shoes off\b/i

const heading =
  /^(?:(?:请|麻烦|帮我?|给我?|再|另外)*(?:加|写|填)?(?:一?[个条下])?备注(?:一下|下|里|栏)?(?:就?写|填|加)?|note|remarks?)(?:[\s:,，吧]+(?:就?写)?|(?=[一-鿿]))(.+)$/i

/** What a message that is headed as a note (备注：…) wants noted. */
export function remarkIn(text: string): string | undefined {
  const said = /[?？吗]/.test(text) ? undefined : heading.exec(text.trim())?.[1]?.trim()
  return said === undefined || /^(?:在哪|怎么|写错|是什么)/.test(said) ? undefined : said
}

const kin =
  '(?:我|俺)?(?:们)?(?:家)?(?:老?[爸妈爹娘公婆]|爸爸|妈妈|先生|太太|爱人|媳妇|对象|爷爷|奶奶|外公|外婆|公公|婆婆|岳[父母]|儿子|女儿|姐姐?|妹妹?|哥哥?|弟弟?|同事|室友|房东|物业|保安|秘书|助理|阿姨)的?(?:那个)?'
const ring = `(?:(?:打|拨|call)(?:给)?${kin}(?:电话|手机|座机|号码?)|(?:给|跟)${kin}(?:打|拨|去|说)(?:一?个|一下)?(?:电话|手机)|(?:打|拨)(?:一?个)?电话给${kin})`
const calling = new RegExp(
  `^(?:(?:师傅|阿姨|你们?|人)?(?:快)?(?:到|来)(?:了|楼下|门口|小区|之前|前|的时候|时)*[，,\\s]*)?(?:你们?|就|请|先|提前|再|还是|直接|我|麻烦)*${ring}[吧就行好哦呀哈啊了可以]*(?:[，,\\s]*(?:她|他)[^，,。?？]{1,6})?[。!！~]?$`,
)

// 到了别按门铃，打我电话就行，孩子睡觉
const callingOnArrival =
  /^(?:(?:师傅|阿姨|你们?|人)?(?:等(?:下|会儿?)?)?(?:快)?(?:到|来)(?:了|楼下|门口|小区|之前|前|的时候|时)[，,\s]*)(?:(?:请|先)?(?:别|不要|不用)(?:按|敲)(?:门铃|门|铃)[，,\s]*)?(?:你们?|就|请|先|提前|再|还是|直接|麻烦|叫(?:师傅|他|她))*(?:(?:打|拨|call)(?:一?下)?我(?:家)?(?:的)?(?:电话|手机|微信|座机|固话)?|给我(?:打|发|来)(?:一?个|一?下|条)?(?:电话|微信|语音|消息|短信))(?:[就行好哦呀哈啊了可以吧]*)(?:[，,\s]+[^，,。?？吗]{1,14})?[。!！~]?$/

/** Who shall be rung up at the door, 到了打我老公手机, where the message is about nothing else. */
export function callRemarkIn(text: string): string | undefined {
  return calling.test(text.trim()) || callingOnArrival.test(text.trim()) ? text.trim() : undefined
}

/** Clauses that the worker should know before the visit: pets, allergies, wishes about the person, how to get in. */
export function notesIn(text: string): string[] {
  const clauses = text
    .split(/[，。！？；,!?;\n]|\.\s|(?<=[一-鿿])\s+(?=[一-鿿])/)
    .map((clause) => remarkIn(clause) ?? clause.trim())
    .filter((clause) => clause !== '' && wishes.test(clause) && clause.length <= 60)
  return clauses.length === 0 ? [] : [clauses.join('，')]
}
