import type { Channel } from '#channels/channel.ts'

/** An answer that comes sooner needs no sign that it is coming. */
const patienceMs = 1_000
/** Platforms show the sign for about five seconds. */
const showsMs = 4_500

/** Lets the customer see that an answer is being written, where it takes long and the platform can show it. */
export async function whileTyping<Result>(
  channel: Channel | undefined,
  conversationId: string,
  work: Promise<Result>,
): Promise<Result> {
  if (!channel?.typing) return work
  let timer: NodeJS.Timeout | undefined
  const show = () => {
    // It never rejects, and nobody waits for it.
    void channel.typing?.(conversationId)
    timer = setTimeout(show, showsMs)
  }
  timer = setTimeout(show, patienceMs)
  try {
    return await work
  } finally {
    clearTimeout(timer)
  }
}
