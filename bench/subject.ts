import type { Reply, Said } from './work.ts'

/** What does the common work: the road or the loop. */
export interface Subject {
  /**
   * Delivers a message and waits for its turn to be over.
   * @returns the reply as the transport got it; nothing for a redelivery
   */
  say(chat: string, message: Said, expectsReply: boolean): Promise<Reply | undefined>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}
