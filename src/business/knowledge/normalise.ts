import { Converter } from 'opencc-js/t2cn'

/**
 * A customer's sentence in the plain form that all patterns of this folder are written for: simplified characters,
 * lower case, half width, common dialect words in Mandarin, frequent slips of the keyboard mended.
 */
export function normalise(text: string): string {
  let plain = toSimplified(text.normalize('NFKC')).toLowerCase()
  for (const [pattern, standard] of REWRITES) plain = plain.replace(pattern, standard)
  return plain
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim()
}

const toSimplified = Converter({ from: 't', to: 'cn' })

// Order matters: a longer phrase stands before the word that it contains.
const REWRITES: readonly (readonly [RegExp, string])[] = [
  // Cantonese
  [/使唔使/g, '要不要'],
  [/唔使/g, '不用'],
  [/有冇/g, '有没有'],
  [/系咪|係咪/g, '是不是'],
  [/得唔得|得唔得㗎/g, '可以吗'],
  [/唔识/g, '不会'],
  [/冇/g, '没有'],
  [/唔/g, '不'],
  [/(?<!几)点(?:计|收费|收)/g, '怎么收'],
  [/点样/g, '怎么'],
  [/点解/g, '为什么'],
  [/几多钱|几钱|几多银/g, '多少钱'],
  [/几多/g, '多少'],
  [/几时/g, '什么时候'],
  [/几耐/g, '多久'],
  [/边个/g, '谁'],
  [/边度/g, '哪里'],
  [/乜嘢|咩嘢|乜/g, '什么'],
  [/咩$/g, '吗'],
  [/咩/g, '什么'],
  [/嘢/g, '东西'],
  [/你哋/g, '你们'],
  [/我哋/g, '我们'],
  [/佢哋/g, '他们'],
  [/佢/g, '他'],
  [/整烂|整坏|搞烂/g, '弄坏'],
  [/净系|淨系/g, '只是'],
  [/[嗰𠮶]/gu, '那'],
  [/嘅/g, '的'],
  [/喺/g, '在'],
  [/嚟/g, '来'],
  [/[俾畀]/g, '给'],
  [/揾/g, '找'],
  [/睇/g, '看'],
  [/抹窗/g, '擦窗'],
  [/听日/g, '明天'],
  [/冷气机?/g, '空调'],
  [/雪柜/g, '冰箱'],
  [/工人姐姐/g, '阿姨'],
  [/[㗎啩喇喎咗噶啫]/g, ''],
  // Shanghai
  [/几钿|几钿啦/g, '多少钱'],
  [/啥辰光/g, '什么时候'],
  [/辰光/g, '时间'],
  [/啥人/g, '谁'],
  [/呒没|唔没/g, '没有'],
  [/哪能/g, '怎么'],
  [/屋里[厢向]/g, '家里'],
  [/侬/g, '你'],
  [/阿拉/g, '我们'],
  [/伐/g, '吗'],
  [/勿/g, '不'],
  [/[汏]/g, '洗'],
  [/揩/g, '擦'],
  // Sichuan and the north
  [/(?:咋个|啷个|咋)(?:卖|个卖)/g, '多少钱'],
  [/咋个|啷个|咋/g, '怎么'],
  [/好多钱/g, '多少钱'],
  [/要好久|好久能/g, '要多久'],
  [/啥子|啥/g, '什么'],
  [/莫得|没得|木有|么得/g, '没有'],
  [/莫(?!非|名)/g, '不要'],
  [/帕子/g, '抹布'],
  [/娃儿|娃娃/g, '孩子'],
  [/屋头/g, '家里'],
  [/晓得/g, '知道'],
  [/多咱|多会儿/g, '什么时候'],
  [/钟头/g, '小时'],
  [/拾掇/g, '收拾'],
  [/(?<![很好这那太])多钱/g, '多少钱'],
  [/肿么/g, '怎么'],
  // Slips
  [/宝洁|保结|保杰|报洁/g, '保洁'],
  [/空凋|空掉(?=[清洗])|空条/g, '空调'],
  [/油烟几|由烟机|抽油烟机|抽烟机/g, '油烟机'],
  [/月搜|月艘|月嫂嫂/g, '月嫂'],
  [/报姆|保母/g, '保姆'],
  [/多小钱|多少前|多少钱钱|都少钱|多少錢/g, '多少钱'],
  [/发漂|发飘/g, '发票'],
  [/订金|定今|钉金|定钱/g, '定金'],
  [/玻离|波璃/g, '玻璃'],
  [/优会/g, '优惠'],
  [/陪不陪|(?<=弄坏|打碎|损坏)了?陪/g, '赔不赔'],
  [/深渡/g, '深度'],
  [/退宽/g, '退款'],
  [/取肖|取销/g, '取消'],
  [/价个|加格(?=是|多)/g, '价格'],
  [/阿怡|阿咦|啊姨/g, '阿姨'],
  [/平方米|平米|平方|m2|㎡|(?<=\d ?)(?:sqm|sq m|square met(?:er|re)s?)/g, '平'],
]
