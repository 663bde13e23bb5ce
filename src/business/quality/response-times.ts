import type { Interval } from '#business/time.ts'

/** A duration by the clock on the wall and by working hours, in milliseconds. */
export interface Elapsed {
  wallMs: number
  businessMs: number
}

/** Working milliseconds in a stretch of time; the business calendar of cases gives it. */
export type WorkingMs = (from: number, to: number) => number

/**
 * First response: from the hand-off to the first message that a person wrote after it. What a bot wrote does not count,
 * nor does the time before the hand-off: counting from the beginning of the conversation, as early Chatwoot did, is
 * wrong for conversations that come back.
 * @param humanAt moments at which people wrote, in any order
 * @returns undefined while nobody has answered
 */
export function firstResponse(
  handedOffAt: number,
  humanAt: readonly number[],
  workingMs: WorkingMs,
): Elapsed | undefined {
  const first = humanAt.filter((at) => at >= handedOffAt).toSorted((a, b) => a - b)[0]
  return first === undefined ? undefined : elapsed({ start: handedOffAt, end: first }, [], workingMs)
}

export interface Life {
  openedAt: number
  /** Every closing, in order; a case that came back has more than one. */
  closedAt: readonly number[]
  /** The reopenings between them. */
  reopenedAt: readonly number[]
  /** When the company waited for the customer; an open one ends at infinity. */
  waits: readonly Interval[]
}

/**
 * Resolution: `first` from opening to the first closing, `total` to the last one, without the time between a closing and
 * its reopening. The clock stands while the company waits for the customer, as at Plain.
 * @returns undefined while it has not been closed; `total` is undefined while it is open again
 */
export function resolution(
  life: Life,
  workingMs: WorkingMs,
): { first: Elapsed; total: Elapsed | undefined } | undefined {
  const [first] = life.closedAt
  if (first === undefined) return undefined
  const isOpenAgain = life.reopenedAt.length >= life.closedAt.length
  const last = life.closedAt.at(-1) ?? first
  const rests = life.reopenedAt.map((end, i) => ({ start: life.closedAt[i] ?? end, end }))
  return {
    first: elapsed({ start: life.openedAt, end: first }, life.waits, workingMs),
    total: isOpenAgain ? undefined : elapsed({ start: life.openedAt, end: last }, [...life.waits, ...rests], workingMs),
  }
}

/** The time of a stretch that lies in none of the pauses, which may overlap. */
function elapsed({ start, end }: Interval, pauses: readonly Interval[], workingMs: WorkingMs): Elapsed {
  let wallMs = 0
  let businessMs = 0
  let from = start
  const add = (to: number) => {
    if (to <= from) return
    wallMs += to - from
    businessMs += workingMs(from, to)
  }
  for (const pause of pauses.toSorted((a, b) => a.start - b.start)) {
    add(Math.min(pause.start, end))
    from = Math.max(from, Math.min(pause.end, end))
  }
  add(end)
  return { wallMs, businessMs }
}
