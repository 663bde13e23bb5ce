import type { Meaning } from '../meaning.ts'
import type { Message } from '../message.ts'

export interface Hit {
  meaning: Meaning
  /**
   * How the words say it: outright, plainly, or in a way that often means it. What each is worth, the classifier learns.
   * What is vital is heard whatever the scores say, since overhearing it would be worse than any mistake.
   */
  strength: 'vital' | 'outright' | 'sure' | 'likely'
  /** The words or the reasoning behind it, for people. */
  why: string
}

/** Reads one meaning off a message, or nothing. */
export type Rule = (message: Message) => Hit | undefined

export function vital(meaning: Meaning, why: string): Hit {
  return { meaning, strength: 'vital', why }
}

export function outright(meaning: Meaning, why: string): Hit {
  return { meaning, strength: 'outright', why }
}

export function sure(meaning: Meaning, why: string): Hit {
  return { meaning, strength: 'sure', why }
}

export function likely(meaning: Meaning, why: string): Hit {
  return { meaning, strength: 'likely', why }
}

/** Whether a rule vouches for it. */
export function isSure({ strength }: Hit): boolean {
  return strength !== 'likely'
}
