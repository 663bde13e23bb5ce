/**
 * The moment at which the clocks of a zone show this.
 * @param shown as a date-time field gives it: 2026-03-06T14:30
 * @throws RangeError when it is no date and time
 */
export function wallClock(shown: string, zone: string): Date {
  const asUtc = Date.parse(`${shown}Z`)
  if (Number.isNaN(asUtc)) throw new RangeError(`${shown} is no date and time`)
  // Twice, because the offset at the first guess may be the one on the other side of a change of clocks.
  const guess = asUtc - offsetMs(asUtc, zone)
  return new Date(asUtc - offsetMs(guess, zone))
}

/** What a date-time field shows for a moment in a zone: 2026-03-06T14:30. */
export function fieldClock(at: string | number | Date, zone: string): string {
  const when = new Date(at)
  return new Date(+when + offsetMs(+when, zone)).toISOString().slice(0, 16)
}

function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(at / 1000) * 1000
}
