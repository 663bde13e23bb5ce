/** Runs work of the same key one after another, in the order of the calls, and work of different keys side by side. */
export function inTurn() {
  const tails = new Map<string, Promise<unknown>>()
  const run = <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const before = tails.get(key)
    // What went wrong before is told to whoever waits for that.
    const result = before ? before.then(work, work) : work()
    tails.set(key, result)
    const forget = () => {
      if (tails.get(key) === result) tails.delete(key)
    }
    result.then(forget, forget)
    return result
  }
  return Object.assign(run, {
    /** Resolves when nothing is under way. */
    async idle(): Promise<void> {
      while (tails.size > 0) await Promise.allSettled(tails.values())
    },
  })
}
