import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Text } from '#business/catalogue/text.ts'
import { refuse } from '../errors.ts'

/** The language that the reader asks for. */
export const localeOf = (c: Context): 'zh' | 'en' =>
  /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'zh'

/** A refusal in the reader's language. */
export const refuseIn = (c: Context, status: ContentfulStatusCode, code: string, text: Text) =>
  refuse(c, status, code, text[localeOf(c)])

/** Ends a request with a refusal, from wherever it is found out. */
export class Refusal extends HTTPException {
  constructor(c: Context, status: ContentfulStatusCode, code: string, text: Text) {
    super(status, { message: text[localeOf(c)], res: refuseIn(c, status, code, text) })
  }
}
