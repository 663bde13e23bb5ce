/** Waits that can be cut short, for a loop that backs off until something gives reason to try at once. */
export interface Pause {
  /** Resolves after `delayMs`, or earlier on `wake` or when the signal aborts. */
  wait(delayMs: number, signal?: AbortSignal): Promise<void>
  wake(): void
}

export function createPause(): Pause {
  const waiting = new Set<() => void>()
  return {
    wait(delayMs, signal) {
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          waiting.delete(done)
          signal?.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, delayMs)
        waiting.add(done)
        signal?.addEventListener('abort', done)
        if (signal?.aborted) done()
      })
    },
    wake() {
      for (const done of waiting) done()
    },
  }
}

/** How long to wait after so many failures in a row: 0.5 s doubling to 20 s, spread so that clients do not return as one. */
export function backoffMs(failures: number): number {
  return Math.min(20_000, 500 * 2 ** Math.max(0, failures - 1)) * (0.75 + Math.random() * 0.5)
}
