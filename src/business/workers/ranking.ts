import type { Worker } from '#business/workers/worker.ts'

/** Worker ids that go before the others. */
export interface Preference {
  /** Asked for by the customer. */
  wished: ReadonlySet<string>
  /** Came to this customer before. */
  previous: ReadonlySet<string>
}

export const noPreference: Preference = { wished: new Set(), previous: new Set() }

/** Wished for, known to the customer, fewer hours that day, better rating, id. */
export function byPreference(
  workers: readonly Worker[],
  { wished, previous }: Preference,
  hoursThatDay: (worker: Worker) => number,
): Worker[] {
  const hours = new Map(workers.map((worker) => [worker.id, hoursThatDay(worker)]))
  return workers.toSorted(
    (a, b) =>
      Number(wished.has(b.id)) - Number(wished.has(a.id)) ||
      Number(previous.has(b.id)) - Number(previous.has(a.id)) ||
      (hours.get(a.id) ?? 0) - (hours.get(b.id) ?? 0) ||
      b.rating - a.rating ||
      (a.id < b.id ? -1 : 1),
  )
}
