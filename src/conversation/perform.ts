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
    const out: Outbound = {
      key: `${conversationId}:${seq}`,
      conversationId,
      text: message.text,
      choices: message.choices ?? [],
    }
    let status: Settled['status'] = 'sent'
    for (const part of channel.render(out)) {
      const result = await patiently(channel, part, out)
      if (result.ok) continue
      status = result.why === 'unknown' ? 'uncertain' : 'failed'
      break
    }
    results.push({ seq, status })
  }
  return results
}

async function patiently(channel: Channel, part: unknown, out: Outbound): Promise<SendResult> {
  for (;;) {
    const result = await channel.send(part, out)
    if (result.ok || result.why !== 'later' || result.retryAfterMs > longestPauseMs) return result
    await new Promise((resolve) => setTimeout(resolve, result.retryAfterMs))
  }
}
