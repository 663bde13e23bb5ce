/** What one request cost. */
export interface Usage {
  inputTokens: number
  /** Of the input, what the endpoint had read before and charges less for. */
  cachedTokens: number
  outputTokens: number
}

/** Where the tokens of conversations are counted. */
export interface Ledger {
  /** Tokens, input and output together, that the conversation has used on the day of `at`. */
  spent(conversationId: string, at: Date): Promise<number>
  add(conversationId: string, at: Date, usage: Usage): Promise<void>
}

/** Chinese text has about one token for each character and a half, English for each four; the dearer guess is safer. */
export const estimatedTokens = (text: string): number => Math.ceil(text.length / 1.5)
