import { recurringDays } from './draft.ts'
import type { Draft } from './draft.ts'

/**
 * Drafts that a clause keeps apart and that mean one time: 十点能到吗，今天; 每周三下午，从下周开始; 每两周一次，周六13点;
 * 20:00 to 8:00, start from Saturday. The earlier one takes over what the later says.
 */
export function joinDrafts(drafts: readonly Draft[], source: string): Draft[] {
  const kept: Draft[] = []
  for (const [i, draft] of drafts.entries()) {
    const before = kept.at(-1)
    const gap = source.slice(drafts[i - 1]?.end ?? 0, draft.at)
    const after = source.slice(draft.end)
    const taken =
      before !== undefined &&
      (takesDay(before, draft, gap, after, drafts, i) ||
        takesDays(before, draft, gap) ||
        takesHours(before, draft, gap, after) ||
        takesRhythm(before, draft, gap))
    if (!taken) kept.push(draft)
  }
  return kept
}

/** The day comes after the hour or the rhythm. */
function takesDay(
  before: Draft,
  draft: Draft,
  gap: string,
  after: string,
  drafts: readonly Draft[],
  i: number,
): boolean {
  const earlier = drafts.slice(0, i)
  if (before.date || before.offset || !saysDay(draft)) return false
  if (draft.clock && !(before.every && !before.clock)) return false
  const hours = draft.clock !== undefined || draft.part !== undefined
  if (hours && !before.every && (before.part || !before.clock || before.clock.exact)) return false
  if (hours && before.every && before.part && draft.part) return false
  const begins =
    /(?:[从自]|(?:start|begin|commenc)\w*(?: from| on| with)?|from) *(?:the )?$/.test(gap) || /^(?:开始|起)/.test(after)
  // 十点行不，十一点呢，明天: one day for all the hours before it.
  const last =
    i + 1 === drafts.length &&
    earlier.every(({ clock, part, date, every, endDate }) => (clock ?? part) && !date && !every && !endDate)
  const answers =
    (i === 1 || last) &&
    /^[^。;；不改换别算]{0,10}[,，?？ ](?:日子|时间|就|定在?|是|那|约|要|在)*$/.test(
      gap.replace(/[行好可中]不[行好]?/, ''),
    )
  if (!begins && (before.every || !answers)) return false
  if (draft.date) for (const each of last ? earlier : [before]) each.date = draft.date
  takeHours(before, draft)
  return true
}

/** 每两周一次保洁，周六13:00 */
function takesDays(before: Draft, draft: Draft, gap: string): boolean {
  const { every } = before
  const days = recurringDays(draft)
  if (!every || every.days || !days || !draft.date?.bare || (before.clock && draft.clock)) return false
  // 每天下午四点，周一到周五
  const daily = every.freq === 'daily' && every.interval === 1 && days.length > 1
  if (!(every.freq === 'weekly' && !before.clock) && !daily) return false
  if (draft.every || !near(gap) || /[先改换不]|这次|第一次|first/.test(gap)) return false
  before.every = { ...every, freq: 'weekly', days }
  takeHours(before, draft)
  return true
}

/** 每周三来一次的固定阿姨，上午九点 */
function takesHours(before: Draft, draft: Draft, gap: string, after: string): boolean {
  if (!before.every || before.clock || (before.part && (draft.part || !draft.clock))) return false
  if (draft.date || draft.every || draft.offset || (!draft.clock && !draft.part)) return false
  if (!near(gap) || TALKS.test(after) || /[改换不]/.test(gap)) return false
  takeHours(before, draft)
  return true
}

/** 工作日晚上六点半，一周五天 */
function takesRhythm(before: Draft, draft: Draft, gap: string): boolean {
  const { every } = draft
  if (!every || draft.date || draft.clock || before.every || before.offset || before.until || before.endDate)
    return false
  if (!near(gap) || /[改换不]/.test(gap)) return false
  const days = recurringDays(before)
  if (before.date && (!days || !(before.date.bare || before.date.workdays))) return false
  if (!before.date && (!before.clock || every.freq === 'monthly')) return false
  before.every = days && !every.days ? { ...every, days } : every
  delete before.date
  before.others = []
  if (!before.part && draft.part) before.part = draft.part
  return true
}

function takeHours(before: Draft, draft: Draft): void {
  if (draft.part) before.part = draft.part
  if (draft.clock) before.clock = draft.clock
  if (draft.endClock) before.endClock = draft.endClock
  if (draft.endPart) before.endPart = draft.endPart
}

const near = (gap: string) => gap.length <= 18 && !/[。;；!！?？]/.test(gap)

/** 每周三保洁，九点给我打电话 */
const TALKS = /^[^，。,]{0,6}(?:电话|联系|通知|告诉|微信|call|text)/

function saysDay({ date, every, until, others, endDate }: Draft): boolean {
  return date !== undefined && !date.past && !every && !until && !endDate && others.length === 0
}
