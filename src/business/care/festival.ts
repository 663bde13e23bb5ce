import chineseDays from 'chinese-days'
import type { Temporal } from 'temporal-polyfill'
import { both, type Text } from '#business/catalogue/text.ts'

export interface Festival {
  name: string
  greeting: Text
}

const fixed: Readonly<Record<string, Festival>> = {
  '1-1': { name: '元旦', greeting: both('元旦快乐，新年顺心', 'Happy New Year') },
  '10-1': { name: '国庆节', greeting: both('国庆节快乐', 'Happy National Day') },
}

const lunar: Readonly<Record<string, Festival>> = {
  '1/1': {
    name: '春节',
    greeting: both('给您拜年了，祝您和家人新春快乐、平安顺遂', 'Happy Chinese New Year to you and your family'),
  },
  '1/15': { name: '元宵节', greeting: both('元宵节快乐，团团圆圆', 'Happy Lantern Festival') },
  // 端午 is a day of remembrance for many: one wishes 安康.
  '5/5': { name: '端午节', greeting: both('端午安康', 'A peaceful Dragon Boat Festival to you') },
  '7/7': { name: '七夕', greeting: both('七夕快乐', 'Happy Qixi') },
  '8/15': { name: '中秋节', greeting: both('中秋快乐，阖家团圆', 'Happy Mid-Autumn Festival to you and your family') },
  '9/9': {
    name: '重阳节',
    greeting: both('重阳安康，祝家里长辈健康长寿', 'A happy Double Ninth Festival, and good health to your elders'),
  },
}

/** The festival on a day that families keep, by the solar or the lunar calendar. */
export function festivalOn(day: Temporal.PlainDate): Festival | undefined {
  // From the day as text: given a moment, chinese-days would read it in the zone of the process.
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(day.toString())
  // A leap month repeats no festival.
  return fixed[`${day.month}-${day.day}`] ?? (isLeap ? undefined : lunar[`${lunarMon}/${lunarDay}`])
}
