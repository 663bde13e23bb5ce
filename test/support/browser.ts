import { codeAt } from '#access/one-time-code.ts'
import type { Program } from '../../src/main.ts'

/** A browser on the console's page: it keeps cookies and says where its requests come from. */
export function browser(program: Program, headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>()
  async function ask(method: string, path: string, json?: unknown, more: Record<string, string> = {}) {
    const response = await fetch(`${program.url}/api/console${path}`, {
      method,
      ...(method === 'GET' ? {} : { body: JSON.stringify(json ?? {}) }),
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'GET' ? {} : { origin: program.url, 'content-type': 'application/json' }),
        ...headers,
        ...more,
      },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const body = (await response.json()) as Record<string, unknown> & { error?: { code: string; message: string } }
    return { status: response.status, code: body.error?.code, body, headers: response.headers }
  }
  return { cookies, ask }
}

/** An authenticator that was shown this secret (base32); `ahead` in steps of 30 seconds. */
export function codeOf(secret: string, ahead = 0): string {
  const bits = Array.from(secret, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
  return codeAt(key, Math.floor(Date.now() / 30_000) + ahead)
}
