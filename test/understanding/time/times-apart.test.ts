import { describe, expect, test } from 'vitest'
import { findDurations } from '#understanding/offline/time/find-durations.ts'
import { resolveTime } from '#understanding/offline/time/resolve-time.ts'
import { brief } from './brief.ts'

// A Wednesday morning.
const context = { now: '2026-03-04T10:00:00+08:00', zone: 'Asia/Shanghai' }
const heard = (text: string) => brief(resolveTime(text, context))

describe('an hour at which the work is over', () => {
  test.each([
    ['明天打扫 10点要完成', 'before 03-05 10:00'],
    ['周五 下午四点必须弄完', 'before 03-06 16:00'],
    ['后天来，五点前得结束', 'before 03-06 17:00'],
    ['3.6 19:00前结束', 'before 03-06 19:00'],
    ['周六上午九点开始，十二点结束', '03-07 09:00-12:00'],
    ['明天8点进场，18点收工', '03-05 08:00-18:00'],
    ['Friday, 6pm must be done', 'before 03-06 18:00'],
    ['周日最晚五点要搞定', 'before 03-08 17:00'],
    ['周六 两点能做完吗', '03-07 14:00'],
    ['我十点结束会议，十一点来', '03-04 11:00'],
  ])('%s → %s', (text, meaning) => expect(heard(text)).toBe(meaning))
})

describe('a rhythm whose days, hours and beginning stand apart', () => {
  test.each([
    ['每周三来一次的固定阿姨，从下周三开始，上午九点，三个小时', 'weekly/1 3 | 03-11 09:00'],
    ['每周二打扫，下午两点，从3月17号起', 'weekly/1 2 | 03-17 14:00'],
    ['想定每两周一次保洁 周六 13:00-16:00', 'weekly/2 6 | 03-07 13:00-16:00'],
    ['隔周来一次，礼拜五上午', 'weekly/2 5 | 03-06 morning'],
    ['工作日晚上 6点半能开饭 一周五天', 'weekly/1 12345 | 03-04 18:30'],
    ['周六上午九点，每周一次', 'weekly/1 6 | 03-07 09:00'],
    ['一个星期六天 中午十一点来烧饭', 'weekly/1 123456 | 03-04 11:00'],
    ['每月第一个周日上午', 'monthly/1 | 04-05 morning'],
    ['the first Sunday of every month at 10am', 'monthly/1 | 04-05 10:00'],
    ['night time 20:00 to 8:00, start from saturday', '03-07 20:00-03-08 08:00'],
    ['evenings 7pm, starting Monday', '03-09 19:00'],
    ['每天下午四点接孙子，带到六点半，周一到周五', 'weekly/1 12345 | 03-04 16:00-18:30'],
    ['每周三保洁，九点给我打电话', 'weekly/1 3 | 03-04'],
    ['每周一次，先周六来试试', 'weekly/1 | 03-04'],
    ['你们一周七天都上班吗', '-'],
  ])('%s → %s', (text, meaning) => expect(heard(text)).toBe(meaning))
})

describe('a day that is named before its hour', () => {
  test.each([
    ['下星期二陪她去新华医院看骨科，上午八点到家里接', '03-10 08:00'],
    ['本来想周末 但物业说周末不让施工 那周一吧 电梯要提前报备 上午八点半', '03-09 08:30'],
    ['原本打算周四，改不了班，周五吧，下午三点', '03-06 15:00'],
    ['friday after class 16:30', '03-06 16:30'],
    ['周五下课后四点半', '03-06 16:30'],
    ['礼拜六行不 还是上午', '03-07 morning'],
    ["Mum has a check-up next Wed 9:15am, pick her up at home 8 o'clock", '03-11 08:00'],
    ['我凌晨三点才下播 你们明天下午两点来', '03-05 14:00'],
    ['我早上六点下夜班，下午三点来吧', '03-04 15:00'],
    ['三月九号星期一 早上八点 不要来晚了', '03-09 08:00'],
    ['上午11点 猫怕人关在卧室不要开卧室门', '03-04 11:00'],
    ['植树节那天 早点来 7点半', '03-12 07:30'],
    ['周六下午 老人行动不方便', '03-07 afternoon'],
    ['周三下午三点 我不在家 钥匙在门卫', '03-04 15:00'],
    ['过完清明吧 八号或者九号', '04-08'],
    ['下午三点以后，四点最好', '03-04 16:00'],
    ['不要上午 下午晚点 五点这样 周四', '03-05 17:00'],
    ['我九点的飞机，下午三点来', '03-04 15:00'],
    ['后天改大后天 时间不变', '03-07'],
    ['周四不变', '-'],
    ['周六 我不在家', '-'],
    ['周六不要来', '-'],
  ])('%s → %s', (text, meaning) => expect(heard(text)).toBe(meaning))
})

describe('a time that is moved', () => {
  test.each([
    ['我21号开荒的单子 水电还没通 推迟一周吧', '03-28'],
    ['周六园里有检查，空调清洗顺延一周', '03-14'],
    ['明天的往后推两天', '03-07'],
    ['植树节擦窗那个改第二天吧', '03-13'],
    ['3.6 保洁→3.7', '03-07'],
    ['女神节前一天', '03-07'],
    ['3.8女神节前一天 上午10点', '03-07 10:00'],
    ['植树节第二天上午', '03-13 morning'],
    ['the day before Easter', '04-04'],
    ['周五下午三点来，提前半小时给我打电话', '03-06 15:00'],
    ['周五上午来，要提前一天付款吗', '03-06 morning'],
    ['帮我往前挪一天，本来是周六', '03-06'],
    ['周五两点那单能不能晚一个半小时', '03-06 15:30'],
    ['元宵节那天，哦已经过了，那就下周六吧', '03-14'],
    ['change it to tomorrow 9am to 11am', '03-05 09:00-11:00'],
    ["could you change it, I'm free tomorrow 2pm to 4pm", '03-05 14:00-16:00'],
  ])('%s → %s', (text, meaning) => expect(heard(text)).toBe(meaning))
})

describe('days and hours in figures', () => {
  test.each([
    ['大后个儿早上八点', '03-07 08:00'],
    ['三月十五过后随时可以', 'after 03-16'],
    ['3/14', '03-14'],
    ['4/11-4/12 任意 4h 窗口', '04-11..04-13'],
    ['coming Saturday 11 am. Thanks', '03-07 11:00'],
    ['Saturday 10 o clock. phone', '03-07 10:00'],
    ['1 wall unit + 1 standing one in the living room. Tomorrow between 2 and 4?', '03-05 14:00-16:00'],
    ['明天15h', '03-05 15:00'],
    ['六一二三四八七五', '-'],
    ['五八三四六六一零', '-'],
    ['六一来打扫', '06-01'],
    ['五一假期第二天', '05-02'],
    ['下昼点半钟', '03-04 13:30'],
    ['3月15的上午', '03-15 morning'],
    ['日常保洁 3h', '-'],
  ])('%s → %s', (text, meaning) => expect(heard(text)).toBe(meaning))
})

test.each([
  '三月十二日上午',
  '6月20日',
  '3月10日全天',
  '本月八日',
  '上半天来',
  '下半天四点半',
  '烧半天都不热',
  '等了半天没人',
  '周五下午能来吗',
  '随便一天',
  '同一天做完',
  '同一个钟数',
  '孩子刚满三个月',
  '15:00±30min',
  '顺延一周',
  '一个月出到八千五',
  'time difference is 3 hours',
])('%s is no length of a visit', (text) => expect(findDurations(text)).toEqual([]))

test.each([
  ['用一个下午的时间', 'PT4H'],
  ['做三日', 'P3D'],
  ['来一天', 'P1D'],
  ['半天就够', 'PT4H'],
  ['周六早上半天', 'PT4H'],
])('%s lasts %s', (text, value) => expect(findDurations(text).map((each) => each.value)).toEqual([value]))
