import type { Meaning } from '../meaning.ts'
import type { Message } from '../message.ts'

export interface Hit {
  meaning: Meaning
  /** Sure hits stand alone; likely ones need the classifier not to disagree. */
  strength: 'sure' | 'likely'
  /** Heard whatever the scores say: overhearing it would be worse than mistaking something else for it. */
  vital?: true
  /** The words or the reasoning behind it, for people. */
  why: string
}

/** Reads one meaning off a message, or nothing. */
export type Rule = (message: Message) => Hit | undefined

export function sure(meaning: Meaning, why: string): Hit {
  return { meaning, strength: 'sure', why }
}

export function vital(meaning: Meaning, why: string): Hit {
  return { meaning, strength: 'sure', why, vital: true }
}

export function likely(meaning: Meaning, why: string): Hit {
  return { meaning, strength: 'likely', why }
}
