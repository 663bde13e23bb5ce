/** Keeps a failing endpoint from costing every customer a deadline. */
export interface Breaker {
  /** False while the endpoint is left alone. True must be followed by one of the other two. */
  enter(): boolean
  succeeded(): void
  /** @param weight how much it says about the endpoint: 1 all, 0 nothing */
  failed(weight: number): void
}

/** Opens after failures in a row that weigh `limit` together; after `restMs` one request at a time tries whether it is well again. */
export function makeBreaker(now: () => Date, limit = 3, restMs = 30_000): Breaker {
  let failures = 0
  let lastAt = 0
  let trying = false
  return {
    enter() {
      if (failures < limit) return true
      if (trying || +now() - lastAt < restMs) return false
      trying = true
      return true
    },
    succeeded() {
      failures = 0
      trying = false
    },
    failed(weight) {
      trying = false
      if (weight === 0) return
      failures += weight
      lastAt = +now()
    },
  }
}
