/** Keeps a failing endpoint from costing every customer a deadline. */
export interface Breaker {
  /** False while the endpoint is left alone. True must be followed by one of the other two. */
  enter(): boolean
  succeeded(): void
  /** @param blame false when the endpoint itself was well */
  failed(blame: boolean): void
}

/** Opens after `limit` failures in a row; after `restMs` one request at a time tries whether it is well again. */
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
    failed(blame) {
      trying = false
      if (!blame) return
      failures++
      lastAt = +now()
    },
  }
}
