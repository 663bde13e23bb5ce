/** Lets work on the same thing wait for what was given before it; work that fails rejects for its giver alone. */
export function takeTurns(): <T>(thing: string, work: () => Promise<T>) => Promise<T> {
  const queues = new Map<string, Promise<unknown>>()
  return async (thing, work) => {
    const mine = (queues.get(thing) ?? Promise.resolve()).then(work, work)
    queues.set(thing, mine)
    try {
      return await mine
    } finally {
      if (queues.get(thing) === mine) queues.delete(thing)
    }
  }
}
