import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { addressOf, type ConsoleEnv } from './guard.ts'
import { refuseIn } from './refusals.ts'

/** What a whole office behind one address may ask in ten seconds. */
const ofAnOffice = { points: 1_200, duration: 10 }

/** Slows down an address that asks without end. */
export function notTooOften(perAddress = ofAnOffice): MiddlewareHandler<ConsoleEnv> {
  const limiter = new RateLimiterMemory(perAddress)
  return async (c, next) => {
    try {
      await limiter.consume(addressOf(c))
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      c.header('Retry-After', String(Math.ceil(refusal.msBeforeNext / 1000)))
      return refuseIn(c, 429, 'too_many', { zh: '操作太频繁，请稍候。', en: 'Too many requests; please wait.' })
    }
    return next()
  }
}
