/** WeChat shows what was sent as a message of ours within this time, if it does at all. */
const echoMs = 5 * 60_000

/** Remembers what this program sent, to tell it from what somebody typed on the paired phone. */
export interface OwnWords {
  sent(to: string, text: string, at: number): void
  /** Whether these words were ours; each sending explains one message. */
  explains(to: string, text: string, at: number): boolean
}

export function makeOwnWords(): OwnWords {
  let words: { to: string; text: string; at: number }[] = []
  const bare = (text: string) => text.replaceAll(/\s/g, '')
  return {
    sent(to, text, at) {
      words = [...words.filter((one) => at - one.at < echoMs), { to, text: bare(text), at }]
    },
    explains(to, text, at) {
      const found = words.findIndex((one) => one.to === to && one.text === bare(text) && at - one.at < echoMs)
      if (found >= 0) words.splice(found, 1)
      return found >= 0
    },
  }
}
