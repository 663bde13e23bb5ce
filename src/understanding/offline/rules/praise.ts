import { isNegatedAt } from './asserted.ts'
import { likely, sure, type Rule } from './rule.ts'
import { matchesIn } from '../matches-in.ts'

const says =
  /(?:替|帮|代)我?(?:跟|和|向|对|转告|转达)?[^，。不]{0,10}(?:谢谢|道谢|道声谢|(?:说|讲)[声句]谢|夸|表扬|问好)(?!我)|转达[^，。]{0,6}(?:谢|感)|表扬|点(?:个|一个|100个)?赞|好评|五星好评|赞(?:一个|爆|👍|！|!|$)|给力|太(?:好|棒|赞|细致|仔细|专业|贴心|负责|厉害|干净|感谢|满意|靠谱)(?!了吧)|(?:很|非常|特别|超级?|十分|相当|挺|真的?|蛮|好|巨|贼|老|真心|确实|都很|还很|忒|倍儿|怪)(?:的)?(?:好(?!像|多|几|久|奇|意思|贵|吗|么|差|烂|脏)|棒|满意|干净|仔细|认真|细致|细心|专业|负责|靠谱|耐心|利索|利落|麻利|勤快|热情|贴心|用心|不错|到位|给力|赞|省心|放心|巴适|中|准时|周到|有礼貌|温柔|实在|踏实)|没(?:得|的)(?:说|话说|挑)|(?:焕然一新|一尘不染|锃亮|锃光瓦亮|亮堂|跟新的?(?:一样|似的)|像新的|闪闪发光|窗明几净)|满意(?!吗|度|不)|(?:值得|强烈)(?:推荐|信赖)|推荐给|没想到[^，。]{0,6}(?:这么|那么)(?:好|仔细|认真|专业|细|干净|负责)|(?:干活|做事|手脚|服务|活儿?|人)(?:真|很|特别|也|都|挺|又)?(?:的)?(?:好|麻利|利索|利落|细|仔细|勤快|漂亮|没话说)|辛苦(?:了)?[^，。]{0,4}(?:阿姨|师傅|小哥)|(?:阿姨|师傅|月嫂|保姆|护工|小哥)[^，。]{0,4}(?:辛苦)|竖(?:个|起)?(?:大)?拇指|锦旗|(?:帮了|解决了)大忙|下次(?:还|继续)(?:找|约|要|用|请|点)|(?:喜欢|满意)(?:她|他|这个|这位|你们)|\b(?:great|excellent|amazing|awesome|fantastic|wonderful|perfect|brilliant|superb|outstanding|spotless|lovely|impressed|delighted|love(?:d)?|well done|good job|great job|nice job|nice work|good work|thorough|highly recommend|five stars?|very happy|so happy|very satisfied|very clean|super clean|really good|very good|so good|best)\b/g

/** Praise that stands; a sarcastic "可真行" is left to the complaint rule, which outranks this one. */
export const praise: Rule = ({ text, question }) => {
  for (const found of matchesIn(text, says)) {
    if (isNegatedAt(text, found.index)) continue
    if (question && /吗|么|[?？]|怎么样|有没有/.test(text) && !/了|没想到/.test(text)) return undefined
    const words = found[0]
    const strong = /表扬|点赞|赞|好评|没(?:得|的)说|阿姨|师傅|推荐|满意|great|excellent|amazing|spotless|love/.test(
      words,
    )
    return strong ||
      /阿姨|师傅|月嫂|保姆|护工|服务|你们|打扫|洗|擦|干活|小哥|cleaner|she|he|job|service|place|house/.test(text)
      ? sure('praise', words)
      : likely('praise', words)
  }
  return undefined
}
