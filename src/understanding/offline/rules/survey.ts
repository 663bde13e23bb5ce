import { likely, sure, type Rule } from './rule.ts'

const rating =
  /^(?:我)?(?:给|打|评|就)?(?:个|你们|他|她|阿姨|师傅)?(?:打|评)?[0-9一二两三四五六七八九十](?:\.5|点五)?(?:个)?(?:分|星|颗星|颗)(?:半)?(?:吧|啊|呀|好评|了)?[，。！!\s]*$|^(?:满分|五星(?:好评)?|全五星|五颗星|一颗星|十分)[吧啊！!。]*$|\b(?:i'?d? (?:would )?(?:give|rate)|rate|give it|give you|my rating)\b[^.]{0,18}(?:\d|one|two|three|four|five|ten)|\b(?:\d|one|two|three|four|five) (?:stars?|out of (?:5|five|10|ten))\b|\b\d\/(?:5|10)\b|(?:打|给|评)(?:个|你们|他|她|阿姨|师傅|了)*[0-9一二两三四五六七八九十](?:\.\d)?(?:个|颗)?(?:分|星)/

const talks =
  /(?:填|做|参加|回答)(?:一下|下|个)?(?:问卷|调查|评价|回访)|(?:我)?(?:要|想|来|怎么)?(?:评价|打分|评分)(?:一下|下|$|在哪)|(?:满意度|问卷|回访)(?:调查)?/

/** Rates a visit without having been asked just now. */
export const survey: Rule = ({ text }) => {
  const found = rating.exec(text)
  if (found !== null) return sure('survey', found[0])
  const about = talks.exec(text)
  return about === null ? undefined : likely('survey', about[0])
}
