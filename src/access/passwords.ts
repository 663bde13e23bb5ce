import { isCommonPassword } from './common-passwords.ts'

export const shortestPassword = 12
export const longestPassword = 128

/** OWASP's second recommendation: 19 MiB, two passes, one lane. The package computes argon2id unless told otherwise. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** So many are computed at once: 19 MiB each, and the chat shares the processor. */
const atOnce = 4

export type Weakness = 'too_short' | 'too_long' | 'too_common'

/**
 * Why a password will not do, if it will not. Length counts, not the kinds of characters.
 * @param own words that are easily guessed for this person: name, address of mail
 */
export function weaknessOf(password: string, own: readonly string[] = []): Weakness | undefined {
  const length = Array.from(password).length
  if (length < shortestPassword) return 'too_short'
  if (length > longestPassword) return 'too_long'
  return isCommonPassword(password, own) ? 'too_common' : undefined
}

/** An argon2id hash with its salt and parameters. */
export async function hashPassword(password: string): Promise<string> {
  return await inTurn(async () => {
    const argon2 = await import('@node-rs/argon2')
    return await argon2.hash(normalised(password), cost)
  })
}

/** Whether it is the password of this hash; takes as long for a wrong one. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  return await inTurn(async () => {
    const argon2 = await import('@node-rs/argon2')
    return await argon2.verify(hash, normalised(password))
  })
}

/** The same characters may come in several forms from different keyboards. */
const normalised = (password: string) => password.normalize('NFKC')

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
