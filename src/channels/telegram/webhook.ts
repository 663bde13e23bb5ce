import { timingSafeEqual } from 'node:crypto'
import type { Update } from 'grammy/types'
import type { Route } from '../channel.ts'
import { readAtMost } from './read-at-most.ts'

/** Telegram's longest updates are far below; a text has 4,096 characters. */
const longestBody = 1024 * 1024

/**
 * Where Telegram posts updates: secret, body, store, then 200. Whatever else fails is tried again by Telegram.
 * @param take resolves when the update is stored; its rejection makes Telegram deliver again
 * @throws Error without a secret that Telegram can send: anybody could speak for any customer
 */
export function webhook(secret: string | undefined, take: (update: Update) => Promise<void>): Route {
  if (secret === undefined || !/^[\w-]{1,256}$/.test(secret))
    throw new Error('the Telegram webhook needs a secret of 1 to 256 letters, digits, _ and -')
  const expected = Buffer.from(secret)
  return {
    method: 'POST',
    path: '/webhooks/telegram',
    async handle(request) {
      const given = Buffer.from(request.headers.get('x-telegram-bot-api-secret-token') ?? '')
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return answer(401)
      const body = await bodyOf(request)
      if (body === undefined) return answer(413)
      const update = parse(body)
      if (!update) return answer(400)
      try {
        await take(update)
        return answer(200)
      } catch {
        return answer(503)
      }
    },
  }
}

const answer = (status: number) => new Response(null, { status })

async function bodyOf(request: Request): Promise<string | undefined> {
  const announced = request.headers.get('content-length')
  if (announced !== null) return Number(announced) <= longestBody ? request.text() : undefined
  const bytes = await readAtMost(request.body, longestBody)
  return bytes && new TextDecoder().decode(bytes)
}

function parse(body: string): Update | undefined {
  try {
    const value: unknown = JSON.parse(body)
    const isUpdate =
      typeof value === 'object' && value !== null && 'update_id' in value && Number.isSafeInteger(value.update_id)
    return isUpdate ? (value as Update) : undefined
  } catch {
    return undefined
  }
}
