import type { Context } from 'hono'
import { Refusal } from './refusals.ts'

/**
 * Keeps a canned reply from a customer while places of it such as `{{booking.ref}}` are empty, whatever page sends it.
 * @throws Refusal
 */
export function refuseBlanks(c: Context, text: string): void {
  const blanks = text.match(/\{\{\s*[a-z][a-z.]*\s*\}\}/gi)
  if (!blanks) return
  throw new Refusal(c, 400, 'blanks', {
    zh: `还有没填的内容：${blanks.join('、')}，请补上或删掉再发。`,
    en: `Places are still empty: ${blanks.join(', ')}. Fill them in or delete them.`,
  })
}
