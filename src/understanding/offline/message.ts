import type { Context } from '#engine/command.ts'
import { isQuestion } from './rules/question.ts'

/** A customer's message as the rules see it: normalised, simplified, lower case. */
export interface Message {
  text: string
  /** Split at punctuation and line ends, without empty pieces. */
  clauses: string[]
  question: boolean
  context: Context
}

export function messageOf(normalised: string, context: Context): Message {
  const text = plainOf(normalised)
  return { text, clauses: clausesOf(text), question: isQuestion(text), context }
}

/** The form that rules and classifier read: lower case, and in Chinese sentences Chinese commas. */
export function plainOf(normalised: string): string {
  const text = normalised.toLowerCase().trim()
  return /[一-鿿]/.test(text) ? text.replaceAll(/[,;](?!\d)/g, '，').replaceAll(/\.(?=\s|$)/g, '。') : text
}

function clausesOf(text: string): string[] {
  return text
    .split(/[，。！？；、\n]|[,!?;]+|\.(?!\d)|(?<=[一-鿿])\s+(?=[一-鿿])/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
}
