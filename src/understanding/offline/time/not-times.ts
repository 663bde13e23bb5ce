import type { Rule } from './rule.ts'

const nothing = () => ({ kind: 'nothing' }) as const

/** What looks like a time and is none: phone numbers, prices, sizes, ages, house numbers, rates, idioms. */
export const notTimeRules: Rule[] = [
  {
    starts: '+0123456789',
    pattern:
      /(?!20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d))\+?\d[\d -]{6,}\d(?![:点号日月年])(?<!\d{4}-\d{1,2}-\d{1,2})(?<!20\d{2}[ -]\d\d?[ -]\d\d?.*)/y,
    // 今天1130-1300 names hours, if anything does.
    read: (match) =>
      /^(?:(?:[01]\d|2[0-3])[0-5][05] ?-? ?){2}$|^20\d\d-\d|\d-\d{1,2} \d|^\d{1,2}-\d{1,2} /.test(match[0])
        ? undefined
        : nothing(),
  },
  {
    starts: 'abcdefghijklmnopqrstuvwxyz',
    pattern:
      /(?:[a-z]{1,5}[-_]?\d{4,}[a-z\d-]*|[a-z]+\d+[a-z]\w*|(?:no|apt|unit|room|floor|block|building|bldg|suite|flat)\.? ?#?\d+)/y,
    read: nothing,
  },
  { starts: '¥￥$', pattern: /[¥￥$] ?\d+(?:\.\d+)?/y, read: nothing },
  {
    starts: '0123456789一二两三四五六七八九十百',
    pattern:
      /(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)(?: ?(?:平米|平方米?|平|㎡|m2|元|块钱?|折|室|厅|卫|栋|幢|单元|楼(?!下)|层|座|弄|岁|周岁|公里|米|斤|公斤|千克|万|%|颗星|星(?!期)|分(?![0-9一二三四五六七八九十]*(?:钟|差|后|到)|钟)|号(?:楼|院|门|线|机|桌|房|店|馆|库|技师|阿姨|师傅|床|柜|公寓|大院|弄|地铁)))/y,
    read(match) {
      // 差五分三点 and 三点五分 are read by the clock rules, which come first.
      return match[0].endsWith('分') && !/^\d/.test(match[0]) ? undefined : nothing()
    },
  },
  {
    starts: '0123456789一二两三四五六七八九十百半',
    pattern:
      /(?:\d+|[一二两三四五六七八九十半]+)个?多?月(?:龄|大|的?(?:宝宝|孩子|婴儿|娃|小孩|宝贝|小宝|男宝|女宝|bb|小朋友|狗|猫|女儿|儿子|孙子|孙女|大的))/y,
    read: nothing,
  },
  {
    starts: '路街道巷弄',
    pattern: /(?<=[\u4e00-\u9fff])(?:路|街|大道|道|巷|弄|胡同)\d+(?:号|弄|-\d+)?(?:\d+(?:号|室|栋|幢|楼|单元|座)?)*/y,
    read: nothing,
  },
  {
    starts: '一',
    pattern:
      /一点(?:点|儿也|儿都|都不|也不|都没|也没|儿不|不|没|儿(?!钟))|一点一点|一时(?!间)|一日三餐|一天到晚|一年到头|一年四季|一周岁/y,
    read: nothing,
  },
  {
    starts: '七三两九五四十百万',
    pattern:
      /七七八八|三天两头|三下五除二|三心二意|五花八门|四面八方|十有八九|十全十美|百分之[零一二三四五六七八九十百点]+|九九八十一|七上八下|乱七八糟|万一/y,
    read: nothing,
  },
  { starts: '一', pattern: /一(?:整)?个?(?:上午|下午|晚上)(?=都|$|的?时间|够|[,，。])/y, read: nothing },
  { starts: '乱', pattern: /乱七八糟|乱八七糟/y, read: nothing },
  { starts: '2７七全', pattern: /24小时|24h(?:ours)?|24\/7|7[*x×]24|全天候/y, read: nothing },
  {
    starts: '出生',
    pattern: /(?:出生日期|出生|生日|生于)[是在大概约于:： ]*[^,，。!！?？;； ]{0,10}/y,
    read: nothing,
  },
  {
    starts: '早',
    pattern: /早[9九8八7七6六0-9一二三四五六七八九十]晚[9九5五6六0-9一二三四五六七八九十]/y,
    read: nothing,
  },
  {
    starts: '早上中下晚周节good',
    pattern:
      /(?:早上|早晨|上午|中午|下午|晚上)好(?![吗么嘛伐不像多评])|早安|周末[愉快][快乐]|节日[愉快][快乐]|good (?:morning|afternoon|evening|night)/y,
    read: nothing,
  },
  { starts: '今', pattern: /今后|今天子/y, read: nothing },
  { starts: '昨', pattern: /昨日之/y, read: nothing },
  { starts: '上', pattern: /上次|上回|上一次/y, read: nothing },
  { starts: '下', pattern: /下次|下回|下一次/y, read: nothing },
  { starts: '晚早', pattern: /早晚|晚点|早点|晚一[点些会]|早一[点些]/y, read: nothing },
  { starts: '周', pattern: /周[一二三]?[一二两三][次回趟]/y, read: nothing },
]
