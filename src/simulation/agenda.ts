/** What is to happen when, in order of time; what is of one moment comes in the order in which it was planned. */
export interface Agenda<T> {
  add(at: number, what: T): void
  next(): number | undefined
  /** Takes out what is due by a moment. */
  due(at: number): T[]
}

/** @param gridMs what is planned is put off to the next multiple, so that few moments have much to do */
export function makeAgenda<T>(gridMs = 1): Agenda<T> {
  let planned: { at: number; what: T }[] = []
  return {
    add(at, what) {
      planned.push({ at: Math.ceil(at / gridMs) * gridMs, what })
    },
    next: () =>
      planned.reduce<number | undefined>(
        (least, { at }) => (least === undefined || at < least ? at : least),
        undefined,
      ),
    due(at) {
      const now = planned.filter((one) => one.at <= at).toSorted((a, b) => a.at - b.at)
      if (now.length > 0) planned = planned.filter((one) => one.at > at)
      return now.map(({ what }) => what)
    },
  }
}
