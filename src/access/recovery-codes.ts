import { createHmac, randomBytes } from 'node:crypto'

const howMany = 10
/** No letters that look like others. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const marked = 'hmac:'

/** Ten codes of about 79 random bits in four groups. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: howMany }, () => {
    const letters = Array.from({ length: 16 }, () => letter())
    return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-')
  })
}

/** What is kept of codes, as JSON; what is such a hash already stays. */
export const hashesOfRecoveryCodes = (codes: readonly string[], secret: string): string =>
  JSON.stringify(codes.map((code) => (code.startsWith(marked) ? code : hashOfRecoveryCode(code, secret))))

/** The hash of a code as somebody types it, with or without the dashes. */
export function hashOfRecoveryCode(code: string, secret: string): string {
  const typed = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return marked + createHmac('sha256', secret).update(`recovery ${typed}`).digest('base64url')
}

function letter(): string {
  // A byte beyond the last whole multiple would favour the first letters.
  for (;;) {
    const byte = randomBytes(1)[0] ?? 255
    if (byte < 256 - (256 % alphabet.length)) return alphabet[byte % alphabet.length] ?? ''
  }
}
