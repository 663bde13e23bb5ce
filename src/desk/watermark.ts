import type { Changes, Mark } from './changes.ts'

/** A transaction gets its number a moment after it has taken the number of its change. */
const settleMs = 1_000

/**
 * Up to where nothing can come any more. Numbers are given out when something is changed and seen when it is committed,
 * so a lower one may come after a higher one. Once every transaction is over that had begun when a number was seen,
 * nothing below that number is still to come.
 */
export function makeWatermark(from: Mark) {
  let mark = from
  let reads: { seen: Mark; at: number; until: bigint }[] = []
  return {
    /** Where to read on from, and where whoever comes back later has to read on from. */
    mark: (): Mark => mark,
    noted({ touched, alerts, happened, oldestRunning, nextToBegin }: Changes, at: number): void {
      const seen = {
        touched: touched.at(-1)?.touched ?? mark.touched,
        alert: alerts.at(-1) ?? mark.alert,
        happened: happened.at(-1)?.number ?? mark.happened,
      }
      reads.push({ seen, at, until: nextToBegin })
      for (const read of reads)
        if (read.until <= oldestRunning && at - read.at >= settleMs)
          mark = {
            touched: Math.max(mark.touched, read.seen.touched),
            alert: Math.max(mark.alert, read.seen.alert),
            happened: Math.max(mark.happened, read.seen.happened),
          }
      reads = reads.filter((read) => read.until > oldestRunning || at - read.at < settleMs)
    },
  }
}
