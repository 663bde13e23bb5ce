import { pino, type Logger } from 'pino'

const phone = /(?<!\d)((?:86)?[\s-]?1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)/g
const house = /([\u4e00-\u9fff]{2,8}(?:路|街|道|弄|巷))[^，。,\s"]{1,30}/g

/** Phone numbers and addresses never reach a log, wherever in a line they stand. */
export const masked = (line: string): string => line.replace(phone, '$1****$2').replace(house, '$1***')

/** A failed query names what it was given: names and words of customers, which no pattern recognises. */
const withoutParams = (text: string | undefined): string | undefined =>
  text?.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '\nparams: ***')

/** Of what failed together so many are told apart. */
const mostErrors = 5

/** A logger that writes JSON lines to standard error, masked as a whole: fields, messages and errors alike. */
export function makeLog(level: string, write = (line: string): void => void process.stderr.write(line)): Logger {
  // An error of the database driver drags the whole connection along.
  const err = (error: unknown): unknown =>
    error instanceof Error
      ? {
          type: error.name,
          message: withoutParams(error.message),
          code: (error as { code?: unknown }).code,
          stack: withoutParams(error.stack),
          cause: error.cause instanceof Error ? withoutParams(error.cause.message) : undefined,
          errors: error instanceof AggregateError ? error.errors.slice(0, mostErrors).map(err) : undefined,
        }
      : error
  return pino({ level, serializers: { err } }, { write: (line: string) => write(masked(line)) })
}
