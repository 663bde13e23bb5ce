import type { Dimension, Remark } from '#db/schema/business.ts'

/**
 * What a customer's words about a visit say about its sides: 还行，就是迟到半小时 → punctuality, bad. A side that is both
 * praised and blamed counts as blamed. Words that nobody can rate (theft, injury, fear) are severe.
 */
export function remarksIn(text: string): Remark[] {
  const clauses = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[，。；！？,;!?\n]|但是?|不过|就是|可惜|除了|\bbut\b|\bthough\b|\bhowever\b/)
  const found = new Map<Dimension, Remark>()
  for (const clause of clauses)
    for (const [dimension, { bad, good, severe }] of Object.entries(words) as [Dimension, Words][]) {
      if (severe?.test(clause) && !denies.test(clause)) found.set(dimension, { dimension, mood: 'bad', severe: true })
      else if (bad.test(clause) && !harmless.test(clause)) {
        if (!found.get(dimension)?.severe) found.set(dimension, { dimension, mood: 'bad' })
      } else if (good.test(clause) && !found.has(dimension)) found.set(dimension, { dimension, mood: 'good' })
    }
  return [...found.values()]
}

/** The sides of a visit that are told apart. */
export const dimensions: readonly Dimension[] = [
  'punctuality',
  'quality',
  'attitude',
  'damage',
  'price',
  'hygiene',
  'safety',
]

interface Words {
  bad: RegExp
  good: RegExp
  severe?: RegExp
}

// 没迟到 and 不贵 turn a bad word round. What turns a good word round is part of the bad ones, since 不干净 is one word.
const harmless =
  /(?:没有?|不算|并不|一点都?不|从不|未)(?:[^，]{0,2})(?:迟到|晚|贵|弄坏|打碎|损坏|偷懒|乱收|异味)|(?:不|没那么)(?:贵|差|凶|脏)|\b(?:not|never|wasn't|weren't|no)\b[^,]{0,8}(?:late|expensive|rude|damaged?|broken|overcharged)/
const denies =
  /没有?(?:偷|丢|少|受伤|骚扰|打人)|\b(?:not|never|nobody|nothing)\b[^,]{0,12}(?:stolen|missing|hurt|injured)/

const words: Record<Dimension, Words> = {
  punctuality: {
    bad: /迟到|来晚|晚到|晚了|迟了|等了|没按时|不准时|不守时|拖拉|放鸽子|爽约|早走|提前走|\blate\b|waited|no[- ]?show|left early|not on time/,
    good: /准时|守时|按时|很早就到|提前到|on time|punctual|early/,
  },
  quality: {
    bad: /不干净|没(?:擦|拖|洗|弄|打扫|清理|搞|收拾)|漏(?:擦|拖|洗|了)|敷衍|马虎|不仔细|不细|不认真|偷懒|粗糙|返工|死角|有灰|污渍|水渍|没效果|白做|不专业|不会|生疏|dirty|missed|sloppy|careless|not (?:very )?clean|poor(?:ly)?|half[- ]?done|unfinished/,
    good: /干净|仔细|细致|认真|专业|利索|利落|麻利|熟练|到位|焕然一新|整洁|手艺好|clean|thorough|careful|professional|spotless|efficient/,
  },
  attitude: {
    bad: /态度(?:很|太|有点|非常|不|差|恶)|不耐烦|甩脸|黑脸|凶|没礼貌|不礼貌|顶嘴|骂|抱怨|一直(?:看|玩)手机|玩手机|打电话聊天|话太多|rude|impolite|unfriendly|on (?:her|his|the) phone|attitude/,
    good: /态度(?:很|特别|非常|超级?|挺|也|真)?好|热情|亲切|有礼貌|客气|友善|耐心|friendly|polite|kind|patient|lovely/,
  },
  damage: {
    bad: /(?:弄|打|碰|摔|搞|刮|划|烫|洗)(?:坏|碎|破|花|伤了|掉漆)|损坏|刮痕|划痕|裂了|漏水|堵了|broke|broken|damaged?|scratch|cracked/,
    good: /爱惜|小心轻放/,
  },
  price: {
    bad: /贵|乱收费|多收|加价|加钱|坑|宰|不值|隐形收费|额外收|expensive|overcharg|overpriced|extra (?:fee|charge)|not worth/,
    good: /实惠|便宜|值(?:得|了|这个价)|划算|性价比|价格(?:公道|合理)|good value|worth|reasonable|cheap/,
  },
  hygiene: {
    bad: /抹布(?:很|太|有点)?(?:脏|臭|黑)|混用抹布|同一块抹布|没(?:穿|戴)(?:鞋套|手套|口罩)|异味|有味道|身上(?:有|很)味|smell|no shoe covers|same cloth/,
    good: /戴(?:了)?(?:鞋套|手套|口罩)|穿鞋套|消毒/,
  },
  safety: {
    bad: /没关(?:门|窗|火|电|水)|爬(?:高|窗)|不安全|危险|unsafe|dangerous/,
    good: /放心|安全|踏实|trust|safe\b/,
    severe:
      /偷|丢了|不见了|少了[^，]{0,2}(?:钱|东西|首饰|现金|条|件|个|瓶|包|双|枚|只|块|对)|受伤|流血|烫伤|骨折|摔(?:倒|伤)|打(?:人|孩子|老人|了我)|骚扰|摸我|跟踪|威胁|吓(?:到|哭|坏)|不敢(?:说|提|一个人)|害怕|报警|虐待|掐|不是(?:本人|同一个人)|漏电|煤气|起火|着火|stol(?:e|en)|missing|injur|hurt|bleed|harass|threat|touched me|scared|afraid|police|abus/,
  },
}
