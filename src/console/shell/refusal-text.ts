import type { shellTexts } from '../texts/shell.ts'
import { Refused, Unreachable } from './request.ts'

/** Why something did not work, in words for the person who tried it. */
export function refusalText(error: Error, texts: (typeof shellTexts)['zh']): string {
  if (error instanceof Unreachable) return texts.unreachable
  if (!(error instanceof Refused)) return texts.failed
  if (error.status === 429) return texts.tooMany(Math.max(1, Math.ceil((error.retryAfterMs ?? 10_000) / 1000)))
  if (error.message !== '') return error.message
  return error.status === 403 ? texts.forbidden : texts.failed
}
