import { DAYPARTS } from './dayparts.ts'
import type { DaypartName } from './dayparts.ts'
import type { Draft } from './draft.ts'

/** Minutes from the start of the day; more than 1440 is the next day. */
export interface TimeOfDay {
  from: number
  to?: number
  precision: 'instant' | 'window' | 'daypart'
  ambiguous: boolean
  /** The hour was said without saying which half of the day. */
  bare: boolean
}

/** What a draft says about the hour; `habit` is the part of the day that the conversation has been about. */
export function timeOfDay(draft: Draft, habit?: { from: number; to: number }): TimeOfDay | undefined {
  const { part, clock, endPart, endClock } = draft
  if (!clock) {
    if (!part) return undefined
    const { from, to } = DAYPARTS[part.part]
    if (!endPart) return { from, to, precision: 'daypart', ambiguous: false, bare: false }
    return { from, to: Math.max(to, DAYPARTS[endPart.part].to), precision: 'window', ambiguous: false, bare: false }
  }
  const end = clock.to ?? endClock
  const { minute: from, open } = place(clock, part?.part, habit, end)
  const ambiguous = open || clock.vague === true
  const bare = !part && !clock.exact
  if (end) {
    const to = placeEnd(end, endPart?.part, from)
    return { from, to, precision: 'window', ambiguous, bare }
  }
  if (endPart) return { from, to: DAYPARTS[endPart.part].to, precision: 'window', ambiguous: true, bare }
  return { from, precision: 'instant', ambiguous, bare }
}

interface Clock {
  hour: number
  minute: number
  exact?: boolean
}

/** Minutes from midnight of an hour within a part of the day. */
function placeIn(clock: Clock, part: DaypartName): number {
  const { hour, minute } = clock
  const at = (hours: number) => hours * 60 + minute
  if (hour > 12) return at(hour)
  switch (part) {
    case 'dawn':
      return at(hour === 12 ? 0 : hour)
    case 'early':
    case 'morning':
      return at(hour)
    case 'noon':
      return at(hour >= 1 && hour <= 4 ? hour + 12 : hour)
    case 'daytime':
      return at(hour >= 1 && hour <= 6 ? hour + 12 : hour)
    case 'afternoon':
    case 'dusk':
      return at(hour === 12 || hour === 0 ? 12 : hour + 12)
    case 'evening':
    case 'night':
      if (hour === 12 || hour === 0) return at(24)
      return at(hour <= 4 ? hour + 24 : hour + 12)
    default:
      return part satisfies never
  }
}

function place(
  clock: Clock,
  part: DaypartName | undefined,
  habit: { from: number; to: number } | undefined,
  end: Clock | undefined,
): { minute: number; open: boolean } {
  const minute = clock.hour * 60 + clock.minute
  if (part) return { minute: placeIn(clock, part), open: false }
  if (clock.exact || clock.hour >= 12 || clock.hour === 0) return { minute, open: false }
  if (habit) {
    const fitting = [minute, minute + 720].find((each) => each >= habit.from - 120 && each <= habit.to)
    if (fitting !== undefined) return { minute: fitting, open: false }
  }
  if (clock.hour >= 8) return { minute, open: false }
  // 7点到11点 is a morning, 7点到9点 an evening; both are guesses.
  const longMorning = clock.hour >= 6 && end !== undefined && end.hour >= 10 && end.hour <= 12
  return { minute: longMorning ? minute : minute + 720, open: true }
}

function placeEnd(clock: Clock, part: DaypartName | undefined, from: number): number {
  const minute = part ? placeIn(clock, part) : clock.hour * 60 + clock.minute
  const steps = part || clock.exact ? [0, 1440] : [0, 720, 1440]
  return steps.map((step) => minute + step).find((each) => each > from) ?? from + 60
}
