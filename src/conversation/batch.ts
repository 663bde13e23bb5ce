interface Waiting<In, Out> {
  input: In
  resolve: (output: Out) => void
  reject: (error: unknown) => void
}

/**
 * Lets calls that come while a statement is under way share the next one. A call that finds nothing under way goes at
 * once: there is no timer, so alone it costs nothing.
 *
 * `run` gets inputs with different keys and answers each by its place; a missing answer is `undefined` to that caller.
 * When a shared run fails, every input is tried once alone, so that one bad input cannot fail the others; but not after
 * a failure that may have left its effect behind, unless repeating is harmless.
 */
export function shared<In, Out>(options: {
  keyOf: (input: In) => string
  run: (inputs: In[]) => Promise<(Out | undefined)[]>
  /** Statements under way at the same time. */
  lanes: number
  most: number
  /** False when nobody knows whether the failed run had its effect. */
  repeatable: (error: unknown) => boolean
}): (input: In) => Promise<Out | undefined> {
  const { keyOf, run, lanes, most, repeatable } = options
  let waiting: Waiting<In, Out | undefined>[] = []
  let busy = 0
  let armed = false
  const running = new Set<string>()

  const pump = (): void => {
    while (busy < lanes && waiting.length > 0) {
      const batch: Waiting<In, Out | undefined>[] = []
      const rest: Waiting<In, Out | undefined>[] = []
      for (const item of waiting) {
        const key = keyOf(item.input)
        if (batch.length < most && !running.has(key)) {
          running.add(key)
          batch.push(item)
        } else rest.push(item)
      }
      if (batch.length === 0) return
      waiting = rest
      busy++
      void work(batch).finally(() => {
        busy--
        for (const item of batch) running.delete(keyOf(item.input))
        pump()
      })
    }
  }

  async function work(batch: Waiting<In, Out | undefined>[]): Promise<void> {
    try {
      const outputs = await run(batch.map((item) => item.input))
      batch.forEach((item, i) => item.resolve(outputs[i]))
    } catch (error) {
      if (batch.length === 1 || !repeatable(error)) return batch.forEach((item) => item.reject(error))
      for (const item of batch)
        try {
          item.resolve((await run([item.input]))[0])
        } catch (alone) {
          item.reject(alone)
        }
    }
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      if (armed) return
      armed = true
      const go = () => {
        armed = false
        pump()
      }
      // Under load, what arrives in one round of the event loop leaves together; alone, a call waits for nobody.
      if (busy > 0) setImmediate(go)
      else queueMicrotask(go)
    })
}
