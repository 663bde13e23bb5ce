import { pino, type Logger } from 'pino'

const phone = /(?<!\d)(1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)/g
const house = /([\u4e00-\u9fff]{2,8}(?:路|街|道|弄|巷))[^，。,\s"]{1,30}/g

/** Phone numbers and addresses never reach a log, wherever in a line they stand. */
export const masked = (line: string): string => line.replace(phone, '$1****$2').replace(house, '$1***')

/** A logger that writes JSON lines to standard error, masked as a whole: fields, messages and errors alike. */
export function makeLog(level: string): Logger {
  // An error of the database driver drags the whole connection along.
  const err = (error: unknown) =>
    error instanceof Error
      ? {
          type: error.name,
          message: error.message,
          code: (error as { code?: unknown }).code,
          stack: error.stack,
          cause: error.cause instanceof Error ? error.cause.message : undefined,
        }
      : error
  return pino({ level, serializers: { err } }, { write: (line: string) => void process.stderr.write(masked(line)) })
}
