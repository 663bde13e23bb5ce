// A staff noun or a way of reaching staff, behind words that wave it off.
const handoffRefused =
  /(?:不用|不必|不要|别|无需|唔使|免)(?:再|麻烦)?(?:给我|跟我|同我)?(?:打|回|来|拨|去)(?:个)?电话(?:给我|过来|来|回访|回来|了|啦|哈|找我)*(?![骚推问烦吵])|(?:人工|真人|客服|经理)(?:客服)?(?:就|先|暂时)?(?:不用来|不必来|不用出来|算了|免了|不用了?|不必了?)|(?:不|别|莫|甭|勿|毋须|无须|无需|没必要|先不|免)(?:是)?(?:用|要|必|需要|想|急着|打算)?(?:再|先)?(?:给我|跟我|同我|和我|帮我|给|麻烦|劳烦|惊动)?(?:再)?(?:转|找|叫|接|打|喊|派|请|联系|上|来|等|去找)*(?:到|给|什么|你们)?(?:人工|真人|客服|经理|活人|human|人(?=$|[，。了啦喇吧]))[^，。\s]{0,6}|\b(?:no need (?:for|to)|don'?t|do not|not|without|no|rather not)\b[^.,，。]{0,24}\b(?:human|agent|person|manager|representative|transfer(?: me)?|customer service|staff|operator)\b|\b(?<!why )(?:no need to|don'?t|do not) (?:call|phone|ring)(?: me| us)?(?: back)?\b/g

// "不要机器人，要人工" waves off the bot, and "不能转人工吗" asks.
const onlySeems = /机器人|机器|bot|不(?:能|可以|会|给|帮)|为(?:什么|啥)|怎么|吗|能不能|要不要/

/** The text without the words by which the customer waves a person off, and whether there were any. */
export function withoutRefusedHandoff(text: string): { rest: string; refused: boolean } {
  let refused = false
  const rest = text.replace(handoffRefused, (words) => {
    if (onlySeems.test(words)) return words
    refused = true
    return ''
  })
  return { rest: rest.replace(/^[，。,.\s]+/, '').trim(), refused }
}
