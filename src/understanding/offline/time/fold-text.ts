/**
 * Lower case, ASCII instead of full width, simplified instead of traditional for the characters that times are written
 * with. Length and offsets stay the same.
 */
export function foldText(text: string): string {
  let folded = ''
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    const code = text.charCodeAt(i)
    const other =
      code >= 0xff01 && code <= 0xff5e && !KEPT.includes(char)
        ? String.fromCharCode(code - 0xfee0).toLowerCase()
        : code >= 65 && code <= 90
          ? char.toLowerCase()
          : code === 0x3000 || code === 0xa0 || code === 10 || code === 9
            ? ' '
            : code > 0x3000
              ? SIMPLE.get(char)
              : code === 0x2019
                ? "'"
                : undefined
    if (other === undefined) continue
    folded += text.slice(start, i) + other
    start = i + 1
  }
  return start === 0 ? text : folded + text.slice(start)
}

// Chinese punctuation tells clauses apart and must not become a decimal or list mark.
const KEPT = '，。！？；（）'

const PAIRS =
  '週周點点禮礼後后號号個个兩两時时鐘钟鍾钟間间聽听過过從从開开節节國国慶庆勞劳動动陽阳聖圣誕诞農农曆历歷历閏闰幾几這这來来雙双單单約约' +
  '樓楼棟栋萬万歲岁寶宝內内裡里裏里當当現现馬马換换見见說说剛刚沒没嗎吗樣样給给講讲為为還还無无會会對对錯错離离淸清淨净總总隻只貳贰參叁陸陆' +
  '頭头晝昼臘腊親亲婦妇節节兒儿師师課课業业學学終终結结鄰邻訂订預预應应該该諗谂揀拣邊边晏晏尋寻黃黄遲迟調调轉转變变挪挪倆俩' +
  '○零〇零叁三贰二肆四伍五柒七捌八玖九'
const SIMPLE = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS.charAt(2 * i), PAIRS.charAt(2 * i + 1)]),
)
