import { validator } from 'hono/validator'
import type { ZodType } from 'zod'
import { Refusal } from './refusals.ts'

/** A body of this shape; anything else is refused with the first thing that is wrong. Typed for the console's client. */
export const bodyOf = <T>(shape: ZodType<T>) => validator('json', checked(shape))

/** A query of this shape. */
export const queryOf = <T>(shape: ZodType<T>) => validator('query', checked(shape))

/** The number of something in a row, from a path; -1, where nothing is, for what is no such number. */
export const placeIn = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : -1)

const checked =
  <T>(shape: ZodType<T>) =>
  (value: unknown, c: ConstructorParameters<typeof Refusal>[0]): T => {
    const parsed = shape.safeParse(value)
    if (parsed.success) return parsed.data
    const [first] = parsed.error.issues
    const where = first?.path.join('.') ?? ''
    throw new Refusal(c, 400, 'bad_request', {
      zh: `内容不符合要求${where === '' ? '' : `：${where}`}。`,
      en: `This does not have the right form${where === '' ? '' : `: ${where}`}.`,
    })
  }
