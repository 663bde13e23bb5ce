import { likely, sure, type Rule } from './rule.ts'

const says =
  /(?:提|有|给)(?:你们)?(?:一)?(?:个|点|几点|两点|些|条)?(?:小)?(?:的)?(?:建议|意见(?!簿)|想法)|建议(?:你们|您们|贵|公司|平台|可以|能|把|增加|加|出|在|一下|以后|开|搞|改|优化|派|多|给|设|客服|app|小程序|做)|^建议|希望(?:你们|以后|贵|平台|公司|能|可以|下次|今后|app|小程序|增加|加|出|尽快|多)|(?:要是|如果|假如)[^。]{0,18}(?:就(?:更)?(?:好|完美|方便|太好)|更好)(?:了|啦)?|(?:最好|不妨|是不是可以|能不能(?:以后)?|可不可以)(?:考虑|增加|加(?:个|一个|上)|出(?:个|一个)|开通|优化|改进|推出|设(?:个|置)|弄个|搞个)|可以考虑|(?:应该|该)(?:增加|加(?:个|一个)|出|优化|改进|给|有(?:个|一个))|有待(?:改进|提高|加强)|改进(?:一下|的地方|空间)|提高一下|优化一下|\b(?:suggest\w*|feedback|it would be (?:nice|great|good|better|helpful)|would be (?:nice|great|better|helpful) if|you should (?:add|consider|have|offer|let|make)|i wish (?:you|the)|could you (?:add|consider adding)|consider adding|please (?:add|consider)|hope you (?:can )?(?:add|improve)|an idea|room for improvement|feature request)\b/

/** A suggestion: how the company could do better, without a grievance to be settled. */
export const feedback: Rule = ({ text }) => {
  const found = says.exec(text)
  if (found === null) return undefined
  return /建议|suggest|意见|feedback|就(?:更)?好|nice/.test(found[0]) &&
    !/什么建议|有什么意见|建议(?:我|吗|多久|选|用哪|做哪)/.test(text)
    ? sure('feedback', found[0])
    : likely('feedback', found[0])
}
