import { postMessage, type Outcome } from './api.ts'
import type { Unconfirmed } from './conversation.ts'
import { backoffMs, createPause } from './pause.ts'
import type { Session } from './protocol.ts'

export interface Outbox {
  /** Sends whatever waits to be sent, oldest first; does nothing while that is under way. */
  flush(): void
  /** Tries at once instead of waiting out a pause. */
  wake(): void
}

interface OutboxOptions {
  waiting(): readonly Unconfirmed[]
  /** The session to send in, opened when there is none yet. */
  session(): Promise<Outcome<Session>>
  onUnauthorized(token: string): Promise<void>
  update(id: string, change: Pick<Unconfirmed, 'delivery' | 'reason'>): void
}

const giveUpMs = 45_000
const slowestRetryMs = 30_000

/**
 * One message at a time, so that they arrive in the order in which they were written. An outage is sat out for a while
 * and then all that waits has failed, for the customer to send again under the same ids; a full house (429) is waited for.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const pause = createPause()
  let running = false

  async function sendOne(message: Unconfirmed): Promise<Outcome<true>> {
    const session = await options.session()
    if (session.kind !== 'ok') return session
    const { id, text, choice } = message
    const result = await postMessage(session.value.token, choice === undefined ? { id, text } : { id, choice })
    if (result.kind === 'refused' && result.status === 401) await options.onUnauthorized(session.value.token)
    return result
  }

  async function run() {
    let failures = 0
    let failingSince = 0
    for (;;) {
      const message = options.waiting()[0]
      if (!message) return
      const result = await sendOne(message)
      if (result.kind === 'ok') {
        failures = 0
        options.update(message.id, { delivery: 'sent' })
        continue
      }
      if (result.kind === 'refused' && result.status === 429) {
        options.update(message.id, { delivery: 'slowed' })
        // Nothing may cut this wait short: the server has said when it will listen again.
        await createPause().wait(Math.min(slowestRetryMs, result.retryAfterMs ?? backoffMs(3)))
        continue
      }
      if (result.kind === 'refused' && result.status !== 401) {
        options.update(message.id, { delivery: 'failed', reason: result.status === 413 ? 'too-long' : 'refused' })
        continue
      }
      failures += 1
      if (failures === 1) failingSince = Date.now()
      if (Date.now() - failingSince > giveUpMs) {
        for (const { id } of options.waiting()) options.update(id, { delivery: 'failed', reason: 'network' })
        return
      }
      if (result.kind === 'unreachable' || failures > 1) await pause.wait(Math.min(8000, backoffMs(failures)))
    }
  }

  return {
    flush() {
      if (running) return
      running = true
      void run().finally(() => {
        running = false
        if (options.waiting().length > 0) this.flush()
      })
    },
    wake: () => pause.wake(),
  }
}
