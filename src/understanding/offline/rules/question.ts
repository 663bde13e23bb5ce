import { ofText } from '../of-text.ts'

const asks =
  /[?？]|吗|嘛$|么$|(?<!什)么[，。\s]|(?:人|师傅|阿姨|单|钱|价格|那|款|票|我的)呢$|^.{1,5}呢$|不$|没$|多少|多钱|几(?:点|号|天|个|次|块|钱|级|岁|公里|种|元|位|名|人|成|折)|请问|怎么|咋|如何|什么|啥|哪|谁|是否|能不能|能否|可否|可不可以|有没有|要不要|会不会|是不是|行不行|包不包|含不含|贵不贵|多久|多长时间|多大|为什么|为何|区别|^(?:what|how|do|does|did|is|are|can|could|will|would|where|when|who|which|why|should)\b|\b(?:how much|how long|how many|what(?:'s| is| are)|do you|can i|can you|is there|are there|does it|wondering)\b/

// 挂不挂工牌, 来没来, 归公司管还是外包, has she left; but 动不动就 and 不了不了 ask nothing.
const chooses =
  /(?<!动)([一-鿿])(?<![不了])[不没]\1(?!动)|未$|伐$|(?<![总老但可都就不要])(?:是|归|按|给|先|找|算)[^，。]{1,12}还是(?![没不老这那很])|(?:^|[.,!] ?)(?:has|was|were|must|should|may|shall|am|any chance|have (?:you|i|they|we|your))\b/

/** Whether the sentence asks something, in form or in substance. */
export const isQuestion = ofText((text) => {
  const told = text.replace(reported, '')
  return asks.test(told) || chooses.test(told)
})

// 师傅一直问我一个人住吗 tells of a question.
const reported = /(?:问|打听)(?:我|她|他|老人|孩子|我妈|我女儿|我老婆)[^，。！？]*(?=[，。！？]|$)/g

/** It asks what something costs. */
export const asksPrice =
  /多少钱|多钱|几多钱|几钱|多少一|啥价|什么价|价格|价钱|价位|价目|报价|报个价|怎么(?:收费|算钱|算的|卖|收的|计费|收钱)|咋(?:收费|算|卖|收)|收费(?:标准|多少|怎么)|如何收费|费用|贵不贵|贵吗|便宜|要多少|得多少|几块|多少块|多少米|开价|\bhow much\b|\bprices?\b|\bpricing\b|\brates?\b|\bcosts?\b|\bcharge\b|\bfees?\b|\bquote\b/

/** The words by which it speaks of what might happen, not of what did. */
export const supposes = ofText((text): string | undefined => {
  const found = supposition.exec(text)?.[0]
  if (found !== undefined) return found
  const asked = whatThen.exec(text)?.[0]
  return asked !== undefined && eventful.test(text) && !/东西|会/.test(text) ? undefined : asked
})

const supposition =
  /如果|要是|万一|假如|假设|倘若|的话(?:怎么|会|能|要|你们)|会不会|会(?!派|来|过来|安排|有人)(?:被)?[^，。]{0,6}(?:吗|么)|怎么保证|能保证|有保障|有保险|买(?:了)?保险|保险(?:吗|么|的吗)|赔吗|赔么|赔不|赔偿吗|包赔|负责吗|担心|怕(?:会|你们|阿姨|师傅|洗|弄|被)|\b(?:if|what if|in case|would you|do you cover|insured|insurance|are you liable|guarantee)\b/

// Who asks what to do now (漏气了怎么办) may ask ahead, or in the middle of it.
const whatThen = /怎么赔|谁赔|咋赔|谁负责|(?:怎么办|咋办|咋整|怎么弄|怎么处理)[?？啊呀呢]*$/

const eventful =
  /我(?:现在)?(?:应?该|要)怎么(?:办|处理|弄)|被[^，。]{0,6}了|了(?:一[个块道条片下大]|[好几两三四五])|[得着]一直|一直|刚才|刚刚|刚走|好像|正在|[裂碎坏破花断掉]了，(?:阿姨|师傅|保洁|她|他)|走了?(?:以后|之后)|走后|已经|不止|冒(?:烟|火)|漏[气电水煤燃]|昨天|昨晚|今早|锁(?:在)?家里/

/** It asks about a case that is only imagined, whatever else it tells. */
export const imagines = ofText((text) => isQuestion(text) && conditional.test(text))

const conditional =
  /如果|要是|万一|假如|假设|倘若|如遇|若(?!干|无)|的话|会不会|东西(?:弄|搞|要是)?(?:丢|坏|碎|少|没|打碎|打坏)了?[^，。]{0,4}(?:你们|怎么|谁|赔|咋|算)|\b(?:if|what if|in case)\b/

/** It tells of something that has happened. */
export const happened =
  /昨天|昨晚|昨儿|昨日|刚才|刚刚|刚(?:走|做|洗|发现|打)|前天|上次|上周|上个月|今早|已经|发现|结果|居然|竟然|现在(?:家里|还|都|我|一|地|整)|至今|到现在|(?:把|给|被)[^，。]{1,12}了|了(?:[，。！!?？]|$)|过来(?:做|打扫)的|\b(?:yesterday|just|already|last (?:week|night|time)|found|broke|stole|was|were|did|has|have been|been|came|left|got|went|never)\b/

/** It only gathers what is needed to decide later. */
export const undecided =
  /(?:先|只是|就|光|只)(?:是)?(?:来)?(?:问|打听|了解|咨询|统计|比较)|(?:问|了解|比较|统计|商量|看|打听|对比)[^，。]{0,5}(?:再|才)(?:定|决定|约|考虑)|还没(?:决定|想好|定)|考虑考虑|\b(?:just (?:asking|wondering|checking)|before i decide|haven'?t decided|still deciding)\b/
