/** Words of somebody who is losing patience with us. What is merely reported, or dirty, is none: 垃圾要带走吗, 麻烦您. */
const impatient = [
  /烦死|好烦|真烦|烦不烦|烦人|别烦我|气死|受够|崩溃了|无语|離譜|离谱|没完没了|逗我|耍我/,
  /(?:什么|这|你们?这?|真是?)破(?:机器人|公司|系统|平台|客服|玩意|服务)|(?:太|真|什么)垃圾(?!分类|桶|袋|要|怎么)|垃圾(?:公司|客服|机器人|平台|服务)/,
  /说了?(?:几|多少|好几|八百|三|无数)遍|问了?(?:几|多少|好几)遍|听不懂(?:人话|吗|中文)|(?:是不是|有没有)(?:傻|脑子)|答非所问|鸡同鸭讲/,
  /浪费(?:我的?)?时间|搞什么(?:鬼|名堂)?|什么态度|到底(?:行不行|能不能|会不会|管不管|有没有人)|神经病|(?:你|你们|机器人|客服).{0,5}(?:笨|蠢|傻|弱智|智障|没用)|^(?:真|太|好|怎么)?(?:笨|蠢)(?:死了|啊)?$|你有病|有病吧|他妈|妈的|傻[逼叉x]|^滚(?!筒)|滚蛋/,
  /\b(?:useless|ridiculous|unbelievable|pathetic|for god'?s sake|wast(?:e|ing) (?:of )?my time|stupid (?:bot|machine|thing)|fed up|sick of this|damn|wtf|how many times)\b/,
]

/** Whether words show that somebody is losing patience. */
export function isUpset(text: string): boolean {
  const said = text.normalize('NFKC').toLowerCase()
  return impatient.some((pattern) => pattern.test(said))
}
