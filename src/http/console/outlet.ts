/** How far behind a reader may be, and how long one write may take. */
export interface Patience {
  mostBehindBytes: number
  stuckMs: number
  /** Something is written at least this often, so that both sides notice when the other is gone. */
  keepAliveMs: number
}

/** A queue before a reader who may be slow. */
export interface Outlet {
  push(text: string): void
  /** Writes what is pushed until `ended` aborts, or the reader is too slow; resolves then. Never rejects. */
  run(): Promise<'ended' | 'cut'>
}

/** Whoever reads too slowly is cut off instead of filling the memory: he comes back and is told what he missed. */
export function makeOutlet(write: (text: string) => Promise<unknown>, ended: AbortSignal, patience: Patience): Outlet {
  const { mostBehindBytes, stuckMs, keepAliveMs } = patience
  let waiting: string[] = []
  let behind = 0
  let wake: () => void = () => undefined
  return {
    push(text) {
      waiting.push(text)
      behind += Buffer.byteLength(text)
      wake()
    },
    async run() {
      while (!ended.aborted) {
        if (behind > mostBehindBytes) return 'cut'
        const text = waiting.join('')
        const bytes = behind
        waiting = []
        const tooMuch = Promise.withResolvers<'cut'>()
        wake = () => {
          if (behind > mostBehindBytes) tooMuch.resolve('cut')
        }
        const written = write(text === '' ? ': still here\n\n' : text).then(
          () => 'done' as const,
          () => 'cut' as const,
        )
        const outcome = await atMost(stuckMs, Promise.race([written, tooMuch.promise]), ended)
        if (outcome !== 'done') return ended.aborted ? 'ended' : 'cut'
        behind -= bytes
        if (waiting.length > 0) continue
        const news = Promise.withResolvers<'news'>()
        wake = () => news.resolve('news')
        await atMost(keepAliveMs, news.promise, ended)
      }
      return 'ended'
    },
  }
}

/** What the work resolves with, or nothing when it takes too long or everything is over. */
async function atMost<T>(ms: number, work: Promise<T>, ended: AbortSignal): Promise<T | undefined> {
  if (ended.aborted) return undefined
  let stop: () => void = () => undefined
  const tooLate = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined)
  })
  const timer = setTimeout(stop, ms)
  ended.addEventListener('abort', stop, { once: true })
  const done = await Promise.race([work, tooLate])
  clearTimeout(timer)
  ended.removeEventListener('abort', stop)
  return done
}
