import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { refuse } from '../errors.ts'

/** A text in both languages of the console. */
export interface Both {
  zh: string
  en: string
}

/** The language that the reader asks for. */
export const localeOf = (c: Context): 'zh' | 'en' =>
  /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'zh'

/** A refusal in the reader's language. */
export const refuseIn = (c: Context, status: ContentfulStatusCode, code: string, text: Both) =>
  refuse(c, status, code, text[localeOf(c)])

/** Ends a request with a refusal, from wherever it is found out. */
export class Refusal extends HTTPException {
  constructor(c: Context, status: ContentfulStatusCode, code: string, text: Both) {
    super(status, { message: text[localeOf(c)], res: refuseIn(c, status, code, text) })
  }
}
