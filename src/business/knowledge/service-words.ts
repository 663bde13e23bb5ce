/**
 * How customers call the usual home services and their kinds, by catalogue id. A company's own names are recognised
 * without this list; what stands here are the words that no catalogue contains.
 */
export const serviceWords: Readonly<Record<string, RegExp>> = {
  'clean-recurring':
    /周期(?:性)?保洁|固定(?:的)?(?:保洁|阿姨|钟点工)|每周(?:来|做|打扫)?.{0,4}(?:保洁|打扫|一次)|长期(?:保洁|钟点工)|(?:recurring|regular|weekly) (?:home |house )?clean\w*/,
  'clean-deep': /深度(?:保洁|清洁|打扫|清理)?|大扫除|全屋(?:深度|清洁|保洁|大扫除)|精保洁|deep[- ]?clean\w*/,
  'clean-movein':
    /开荒(?:保洁)?|装修(?:后|完|好)(?:了)?(?:的)?(?:保洁|打扫|清洁)?|新房(?:保洁|打扫|清洁)|post[- ]?(?:renovation|construction)(?: clean\w*)?|move[- ]?in clean\w*|after renovation/,
  'clean-daily':
    /日常(?:保洁|打扫|清洁)?|普通保洁|保洁(?!上岗|员工)|钟点(?:工|打扫)(?!做饭)|打扫(?:卫生|房间|屋子|家里|一下)?|搞卫生|做卫生|清洁阿姨|家政阿姨|收拾(?:屋子|房间|家里)|(?:daily|house|home|standard|hourly|apartment|flat) ?clean\w*|(?<!deep[- ]|range-?hood |hood |conditioner |ac |window |fridge |machine |sofa |mattress |carpet )clean(?:ing|er)s?\b/,
  window:
    /擦(?:玻璃|窗户?|窗子)|洗(?:玻璃|窗户?|窗子)|玻璃(?:清洗|清洁)|窗户(?:清洗|清洁)|玻璃|窗户|(?:wash|clean) (?:the |my )?windows?|window(?:s| clean\w*| wash\w*)/,
  hood: /油烟机(?:清洗)?|烟机(?:清洗)?|(?:range|cooker|kitchen)[- ]?hoods?(?: clean\w*)?|extractor hoods?/,
  ac: /(?:中央)?空调(?:清洗)?|挂机|柜机|air[- ]?con(?:ditioner|ditioning)?s?(?: clean\w*)?|\bacs?\b(?: (?:units?|clean\w*))?/,
  washer: /洗衣机(?:清洗)?|滚筒|波轮|wash(?:ing[- ]machine|er)s?(?: clean\w*)?/,
  fridge: /(?<!洗)冰箱(?:清洗|清洁)|洗冰箱|冰箱|fridges?(?: clean\w*)?|refrigerators?/,
  heater: /(?:电|燃气)?热水器(?:清洗)?|water[- ]?heaters?(?: (?:clean|descal)\w*)?|boilers?/,
  fabric:
    /(?:布艺)?沙发(?:清洗)?|床垫(?:清洗)?|地毯(?:清洗)?|除螨|布艺清洗|sofas?|couch(?:es)?|mattress(?:es)?|carpets?|rugs?|upholstery/,
  organize: /收纳(?:整理|师)?|整理(?:衣柜|衣橱|房间|收纳)|衣柜整理|(?:home )?organi[sz](?:ing|er|e)\b|declutter\w*/,
  cook: /钟点(?:工)?做饭|(?:上门|找人|阿姨)(?:做饭|烧饭|煮饭)|做饭阿姨|烧饭阿姨|(?<!洗衣服?|衣服)(?:做|烧|煮)(?:一?顿|个)(?:晚|午|早|家常)?饭|做[晚午早]饭|(?:hourly|home) cook\w*|\bcook(?:ing)?\b(?! oil)|private chef/,
  yuesao:
    /月嫂|坐月子|月子(?:阿姨|护理)?|(?:maternity|postpartum) (?:matron|nurse|nanny|nannies|care\w*)|confinement (?:nanny|lady)|yuesao/,
  'yuersao-live': /住家(?:的)?育儿嫂|live[- ]?in nann(?:y|ies)/,
  'yuersao-day': /(?:白班|不住家)(?:的)?育儿嫂|day[- ]?(?:time )?nann(?:y|ies)/,
  'nanny-live':
    /住家(?:的)?(?:保姆|阿姨)|(?<!不)住家(?!育儿|护老|类)|保姆|live[- ]?in (?:housekeeper|maid|ayi|helper|domestic)|housekeepers?|\bmaids?\b/,
  'elder-live':
    /(?:不能|半)自理.{0,8}(?:住家|阿姨|照顾|照看)|住家护老|护老|养老护理|(?:照顾|照看|护理|看护)(?:一下)?(?:我)?(?:老人|我?爸妈?|我?妈|父母|爷爷|奶奶|外公|外婆)|老人(?:护理|照护|陪护|保姆)|(?:elder(?:ly)?|senior)[- ]?care(?:giver)?|care for (?:my |the |an )?(?:elderly|grand\w+|mother|father|parents?)/,
  hospital: /医院陪护|医院护工|护工|陪护|陪床|住院陪|hospital (?:attendant|care\w*|companion)|bedside care/,
  'elder-visit':
    /陪诊(?:助浴)?|助浴|陪(?:老人)?(?:看病|去医院|就医)|(?:给|帮)老人洗澡|clinic escort|(?:hospital|doctor|medical) (?:escort|visit companion)|assisted bath\w*|bath(?:e|ing)\b/,
}

/** 育儿嫂 alone may be either; both are told. */
export const sharedWords: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /育儿嫂|带孩子(?:的)?(?:阿姨|保姆)?|看孩子(?:的)?(?:阿姨|保姆)?|nann(?:y|ies)|babysitters?/,
    ['yuersao-live', 'yuersao-day'],
  ],
]

/** Words for the kinds and levels inside a service, by variant id or by the level's name. */
export const variantWords: Readonly<Record<string, RegExp>> = {
  wall: /挂机|壁挂|挂式|wall[- ](?:mounted|unit|type)|split/,
  cabinet: /柜机|立式|立柜|柜式|cabinet|floor[- ]standing/,
  central: /中央空调(?:风口)?|风口|central|vents?\b|ducts?/,
  top: /波轮|top[- ]load\w*/,
  drum: /滚筒|front[- ]load\w*|drum/,
  'two-door': /(?<!多|对开)双门|两门|two[- ]door|double[- ]door/,
  side: /对开门?|side[- ]by[- ]side|french[- ]door/,
  sofa: /沙发|sofas?|couch(?:es)?/,
  mattress: /床垫|mattress(?:es)?/,
  carpet: /地毯|carpets?|rugs?/,
  escort: /陪诊|陪.{0,4}(?:看病|医院|就医)|escort/,
  bath: /助浴|洗澡|bath\w*/,
  一星: /一星|1星|one[- ]star|1[- ]star/,
  二星: /二星|两星|2星|two[- ]star|2[- ]star/,
  三星: /三星|3星|three[- ]star|3[- ]star/,
  金牌: /金牌|gold/,
  不能自理: /不能自理|完全不能动|卧床|瘫痪|失能|bedridden|fully dependent/,
  半自理: /半自理|半失能|partially|semi[- ]?(?:independent|dependent)/,
  自理: /(?<!不|不能|不能完全|不太能|半)(?:能|可以)?自理|self[- ]?care|(?<!semi[- ]?)independent/,
}

/** Kinds and levels that a text names, by the keys of `variantWords`. */
export function kindsIn(text: string): Set<string> {
  return new Set(Object.keys(variantWords).filter((kind) => variantWords[kind]?.test(text)))
}
