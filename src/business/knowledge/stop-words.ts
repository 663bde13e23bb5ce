/** The words of a normalised text that carry content: runs of Chinese characters and Latin words, without filler. */
export function contentRuns(text: string): string[] {
  const chinese = text
    .replace(PHRASES, ' ')
    .replace(CHARACTERS, ' ')
    .match(/\p{Script=Han}+/gu)
  const latin = text.match(/[a-z][a-z']*/g)?.filter((word) => !WORDS.has(word))
  return [...(chinese ?? []), ...(latin ?? [])]
}

const PHRASES = new RegExp(
  '请问(?:一下)?|我想(?:问|了解|知道|请|找|要|约|咨询)?(?:一下|下)?|问(?:一下|下|个|问)?|了解(?:一下|下)?|咨询(?:一下)?|想知道|麻烦|你好|您好|哈喽|谢谢|多谢|' +
    '大概|大约|差不多|一般|左右|如果|倘若|要是|贵公司|是否|可否|能否|怎样|如何|内容|有何|持有|查看|物品|流程|人员|过程中?|安排|事先|提前|老人|早上|上午|中午|下午|晚上|要紧|关系|型|万一|的话|然后|还有|另外|或者|其实|就是|是不是|有没有|能不能|可不可以|会不会|要不要|行不行|好不好|是否|' +
    '可以|需要|应该|必须|一定|怎么(?:办|样|弄|说)?|什么样?|哪个|哪种|哪些|多少|为什么|为何|这个|那个|这种|那种|这边|那边|这里|那里|我们|你们|他们|她们|自己|人家|大家|' +
    '家里|我家|房子|家的|服务(?:人员)?|公司|平台|阿姨|师傅|客服|保洁员|员工|工作人员|东西|时候|的时候|事情|问题|情况|方面|' +
    '先生|女士|小姐|亲|宝子|姐妹|老板娘|麻烦|告诉|说(?:一下|说|下)|看(?:一下|看|下)|帮(?:我|忙)|给我|直接|到底|究竟|反正|真的|确实|比较|特别|非常|' +
    '不用人工|不要人工|别?转?人工|已经|刚刚|刚才|现在|之前|以前|以后|之后|上次|下次|这次|一下|一点|有点|有些|所有|全部|都有|' +
    '打算|准备|考虑|担心|害怕|希望|听说|网上|朋友|两个|一个|一位|几个|上门|过来|清洗|清洁|保洁|预约|先问清楚|再下单|下单',
  'g',
)
const CHARACTERS =
  /[养先交才约早若于与其并派件位擦洗扫的了吗呢啊呀吧嘛哦噢哈哇哟么着过得地是有我你您他她它这那谁些个在到就都也还很太会能可要想需请帮给和跟与或把被让对于从再又才只不没别来去做弄搞用人家里上下前后中内外好行几多少点儿们问说看吃什啥怎哪为因所以但而且如果若使当跟向啦喔哎唉嗯呃额哼嘿诶欸呐咯哩咧嘞呗喽撒噻一二两三四五六七八九十百千半元块钱平台次天月年号日时分秒]/g

const WORDS = new Set(
  (
    "a an the is are am was were be been being do does did done doing i i'm i'd i'll me my mine we our us you your yours he she it its they them their " +
    'this that these those there here to of in on at for from with without by as and or but if then so than too very just also only not no yes ' +
    'can could would will shall should may might must have has had having get got want need like know tell ask please hi hello hey thanks thank ' +
    "how what which when where who whom why whether any some all much many more most about into up out off over under again what's it's don't doesn't isn't can't won't you're they're " +
    'service services company guys people person someone anyone thing things way kind one ones really actually maybe ok okay well right let ' +
    'during quick question something curious happen happens work works working use using make makes come comes coming go goes going give gives say says rmb yuan cny m s t re ve ll d'
  ).split(' '),
)
