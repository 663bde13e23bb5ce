/**
 * The text with what it only tells blanked out, at the same length: what was done before (上次约的是油烟机), what is
 * there already, what others ordered. A wish must be left over, else the text is returned as it is.
 */
export function withoutTold(text: string): string {
  const blanked = text
    .split(BORDER)
    .map((clause) => (TOLD.test(clause) && !WANTED_AGAIN.test(clause) ? ' '.repeat(clause.length) : clause))
    .join('')
  return WISH.test(blanked) ? blanked : text
}

// Borders stay with the clause before them, so that nothing moves.
const BORDER =
  /(?<=[,，。.!?！？;；])|(?<=[㐀-䶿一-鿿])(?=\s+[㐀-䶿一-鿿])|(?=这[次回趟](?!来)|今[次年]|(?<!到|刚)现在|\b(?:this time|now|but)\b)/

const DOING = '(?:约|订|做|洗|打扫|搞|擦|请|用|找|清洗?|弄|收拾|搬)'
const TOLD = new RegExp(
  [
    `(?:上次|上回|上一次|之前|以前|前(?:两|几|些|阵|一阵)[天次子]*|前段时间|昨[天日]|去年|上个?(?:月|周|星期|礼拜))[^,，。]*?${DOING}[^,，。]{0,6}(?:的|过|了|完)`,
    '(?:[一二三四五六日天号点]|时间|那[个单次]|原来的)[^,，。]{0,2}(?:不变|不动|照旧|照常)[,，。]?$',
    `(?:刚|刚刚|才)(?:给|把)?[^,，。]{0,4}${DOING}(?:过|完|了)`,
    `(?:朋友|同事|邻居|同学|亲戚|姐姐?|妹妹?|哥)[^,，。]{0,6}(?:你们|这)[^,，。]{0,4}${DOING}(?:的|过|了)`,
    '(?:已经|家里|都)[^,，。]{0,6}(?:有了|请到了?|找到了?|约好了?)|(?:家里|家)已经有[^,，。]{1,6}',
    '\\b(?:had|did|got)\\b.*\\b(?:done|cleaned|washed|last (?:time|week|month|year)|before|already)\\b',
  ].join('|'),
  'i',
)

/** 上次做的保洁再来一次 orders it after all. */
const WANTED_AGAIN = /再|一样|同样|照|还(?:是|要|想|用)|继续|接着|重新|\b(?:again|same|like)\b/i

const WISH =
  /(?:想|要|约|订|来|洗|做|搞|打扫|擦|找|请|换|改|就|收拾|保洁)|\b(?:now|please|need|want|book|can|this time|like)\b/i
