import type { Channel, Outbound, SendResult } from '#channels/channel.ts'
import type { SentFile } from '#engine/model.ts'
import { takesFile, type Files } from './sent-file.ts'
import type { Outgoing, Settled } from './store.ts'

/** A platform that asks for more patience than this is treated as refusing. */
const longestPauseMs = 60_000

/**
 * Sends replies one after another, so that they arrive in order. A refusal before acceptance is repeated after the pause
 * that the platform asked for; a doubtful send is never repeated here.
 * @param sends what was said, with the numbers ending at `lastSeq`
 * @param files where files are; without it none can be sent
 */
export async function perform(
  channel: Channel,
  conversationId: string,
  sends: readonly Outgoing[],
  lastSeq: number,
  files?: Files,
): Promise<Settled[]> {
  const results: Settled[] = []
  for (const [i, message] of sends.entries()) {
    const seq = lastSeq - sends.length + 1 + i
    const out = await outboundOf(channel, message, conversationId, seq, files)
    results.push({
      seq,
      ...('why' in out ? { status: 'failed' as const, detail: out.why } : await deliver(channel, out)),
    })
  }
  return results
}

/** A reply as its channel sends it: a file that the platform does not take is a link among the words. */
async function outboundOf(
  channel: Channel,
  { text, choices = [], payload }: Outgoing,
  conversationId: string,
  seq: number,
  files: Files | undefined,
): Promise<Outbound | { why: string }> {
  const out = {
    key: `${conversationId}:${seq}`,
    conversationId,
    text,
    choices,
    ...(payload?.['asks'] === 'phone' ? { asks: 'phone' as const } : {}),
  }
  const file = payload?.['file'] as SentFile | undefined
  if (!file) return out
  const words = payload?.['wordless'] === true ? '' : text
  if (files && takesFile(channel.capabilities, file)) {
    const content = await files.read(file.id)
    return content ? { ...out, text: words, file: { ...file, content } } : { why: '文件已经不在了' }
  }
  const link = await files?.link(file)
  if (link === undefined) return { why: '这个平台不收这种文件，又没有设置 PUBLIC_URL，无法发链接' }
  return { ...out, text: [words, `${file.name}\n${link}`].filter((line) => line !== '').join('\n\n') }
}

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
