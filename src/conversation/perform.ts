import type { Channel, Outbound, SendResult } from '#channels/channel.ts'
import type { Outgoing, Settled } from './store.ts'

/** A platform that asks for more patience than this is treated as refusing. */
const longestPauseMs = 60_000

/**
 * Sends replies one after another, so that they arrive in order. A refusal before acceptance is repeated after the pause
 * that the platform asked for; a doubtful send is never repeated here.
 * @param sends what was said, with the numbers ending at `lastSeq`
 */
export async function perform(
  channel: Channel,
  conversationId: string,
  sends: readonly Outgoing[],
  lastSeq: number,
): Promise<Settled[]> {
  const results: Settled[] = []
  for (const [i, message] of sends.entries()) {
    const seq = lastSeq - sends.length + 1 + i
    results.push({ seq, ...(await deliver(channel, outboundOf(message, conversationId, seq))) })
  }
  return results
}

const outboundOf = (message: Outgoing, conversationId: string, seq: number): Outbound => ({
  key: `${conversationId}:${seq}`,
  conversationId,
  text: message.text,
  choices: message.choices ?? [],
  ...(message.payload?.['asks'] === 'phone' ? { asks: 'phone' as const } : {}),
})

/** A reply may go out in parts; the first part that does not arrive decides. */
async function deliver(channel: Channel, out: Outbound): Promise<Omit<Settled, 'seq'>> {
  const arrived: string[] = []
  const outcome = await deliverParts(channel, out, arrived)
  return arrived.length > 0 ? { ...outcome, ids: arrived } : outcome
}

async function deliverParts(channel: Channel, out: Outbound, arrived: string[]): Promise<Omit<Settled, 'seq'>> {
  for (const part of channel.render(out)) {
    const result = await patiently(channel, part, out)
    if (result.ok) {
      if (result.id !== undefined) arrived.push(result.id)
      continue
    }
    if (result.why === 'unknown') return { status: 'uncertain' }
    return { status: 'failed', detail: result.why === 'refused' ? result.detail : 'the platform asks to wait too long' }
  }
  return { status: 'sent' }
}

async function patiently(channel: Channel, part: unknown, out: Outbound): Promise<SendResult> {
  for (;;) {
    const result = await channel.send(part, out)
    if (result.ok || result.why !== 'later' || result.retryAfterMs > longestPauseMs) return result
    await new Promise((resolve) => setTimeout(resolve, result.retryAfterMs))
  }
}
