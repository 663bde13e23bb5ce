/** A longer text says more than that somebody wants a moment. */
const longest = 24

const softly =
  '(?:嗯+|去|呃+|哦|噢|啊|哎|诶|那|好的?|好吧|行|不是|不急|别急|不好意思|抱歉|麻烦|你|您|请|先|我|让我|容我|还是|再|稍){0,4}'
const moment =
  '(?:等(?:等|一下下?(?:我|让我)?|下下?|一会儿?|会儿?|一等|我(?:一下|一会儿?|会儿?|下)?)|稍(?:等|候)(?:一?下|片刻)?|慢着|慢点|且慢|先别急|别急|不急|想(?:想|一下|一想|下)|考虑(?:一下|下|考虑)?|琢磨(?:一下|下)?|看看|看一下|看下|查一?下|查查|量一?下|问(?:问|一下|下)?(?:我|我们|我家)?(?:老公|老婆|爱人|家里人?|家人|妈妈?|爸爸?|父母|孩子|室友|房东|先生|太太|媳妇|婆婆|他们?|她|领导|同事|对象|男朋友|女朋友)(?:的?意见|再说)?|商量(?:一下|下|商量)?|(?:和|跟|同|与)[^，。,?？吗]{1,8}商量(?:一下|下)?|确认(?:一下|下))'
const tail =
  '(?:哈|啊|吧|哦|呀|呢|啦|先|再说|再(?:回复?|告诉|跟)(?:你|您)(?:说)?|马上(?:回来|就好)?|一会儿?回(?:来|复|你|您)?|回头(?:回复?|告诉|跟)(?:你|您))*'
const chinese = new RegExp(`^${softly}${moment}${tail}(?:[，,、]*${softly}${moment}${tail})*$`)

const english =
  /^(?:(?:hm+|um+|uh+|er+|oh|ok(?:ay)?|please|sorry|well|just|can you|could you|let me|i(?:'ll| will| need to| have to| want to)|we(?:'ll| need to)|wait|hang on|hold on|one|a|sec|second|moment|minute|min|give me|for|think|see|check|ask|about it|it over|with|my|husband|wife|mum|mom|family|first|then|and)[\s,.!…]*)+$/
const englishMoment =
  /\b(?:wait|hang on|hold on|sec|second|moment|minute|min|let me (?:think|see|check|ask)|think about it|need to (?:think|check|ask)|have to (?:think|check|ask))\b/

/** Whether a customer asks for a moment: "等一下，我问下老公". It answers nothing, and nothing is to be asked again. */
export function wantsMoment(text: string): boolean {
  const said = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[。！!～~.…\s]+$/g, '')
    .replace(/[。！!～~…]+/g, ',')
    .trim()
  if (/[?？]/.test(said)) return false
  if (/^[\sa-z',.!…]+$/.test(said)) return said.length <= 60 && english.test(said) && englishMoment.test(said)
  return said.length <= longest && chinese.test(said.replaceAll(/\s/g, ''))
}
