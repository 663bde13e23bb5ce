const wish =
  /(?:想|要|需要|约|请|找|帮|安排|预约|来|喊|叫|寻|求|派|雇|缺)(?!的|了|过|来的|什么)[^，。]{0,14}(?:洗|打扫|保洁|清|擦|收拾|整理|弄(?:干净|一下|一哈|弄)|月嫂|保姆|护工|陪护|陪夜|阿姨|师傅|人(?:来|看|照|帮|陪|给|弄|做)|照顾|照看|搭把手)|(?:洗|擦|清|扫|弄|收拾|整理|除)(?:一下|下|一洗|一遍|干净|了)?[^，。]{0,6}(?:吧|呗|行吗|行不|好吗|可以吗)$|(?:一起|顺便|都|全)(?:洗|擦|清|打扫)(?:了|掉)?(?:吧|$|[，。])|(?:能不能|可不可以|想)有人(?:来|陪|看|帮)|有没有[^，。]{0,6}(?:能|会|可以)[^，。]{0,8}(?:的|人)|(?:上次|上回|原来|之前)那个[^，。]{0,10}(?:可以吗|行吗|有空|在吗|来吗|好吗)|\b(?:need|book|want|looking for|search|hire|schedule|require|same (?:lady|cleaner|one|person))\b/

/** Whether the sentence asks that somebody come and do something, whatever else it tells. */
export function wishes(text: string): boolean {
  return wish.test(text)
}
