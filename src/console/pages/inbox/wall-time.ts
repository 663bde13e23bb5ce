/** A moment as the clock on a wall in the zone shows it, for a `datetime-local` field: 2026-03-06T14:05. */
export function wallTime(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/** The moment at which the wall's clock in the zone shows this; null for what is no time. */
export function inZone(wall: string, zone: string): Date | null {
  const asUtc = Date.parse(`${wall}:00Z`)
  if (Number.isNaN(asUtc)) return null
  const offset = (at: number) => Date.parse(`${wallTime(new Date(at), zone)}:00Z`) - at
  // The zone's offset at the time itself may differ from the one at the first guess, where clocks are changed.
  return new Date(asUtc - offset(asUtc - offset(asUtc)))
}
