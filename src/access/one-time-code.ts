import { createHmac, timingSafeEqual } from 'node:crypto'

const stepMs = 30_000
const digits = 6
/** Clocks of telephones are wrong by up to so many steps. */
const window = 1

/**
 * The time step to which a code of RFC 6238 (SHA-1, 30 seconds, 6 digits) belongs; undefined for a wrong code.
 * @param secret its bytes; a text stands for its UTF-8 bytes
 */
export function stepOf(secret: string | Buffer, code: string, nowMs: number): number | undefined {
  const now = Math.floor(nowMs / stepMs)
  let found: number | undefined
  // All are computed, so the time taken says nothing.
  for (let step = now - window; step <= now + window; step++) if (isEqual(codeAt(secret, step), code)) found = step
  return found
}

/** The code of a time step. */
export function codeAt(secret: string | Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0')
}

function isEqual(expected: string, given: string): boolean {
  const a = Buffer.from(expected)
  const b = Buffer.from(given)
  return a.length === b.length && timingSafeEqual(a, b)
}
