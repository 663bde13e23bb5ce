import { z } from 'zod'

/** Every setting there is; `.env.example` says the same in words. */
const Config = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  ROLE: z.enum(['all', 'web', 'worker', 'wechat']).default('all'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  COMPANY_FILE: z.string().optional(),
  TELEGRAM_BOT_TOKEN: z.string().optional(),
  TELEGRAM_API_ROOT: z.url().default('https://api.telegram.org'),
  TELEGRAM_MODE: z.enum(['polling', 'webhook']).default('polling'),
  TELEGRAM_WEBHOOK_SECRET: z.string().optional(),
  BURST_MS: z.coerce.number().int().min(0).max(5_000).default(150),
})
export type Config = z.infer<typeof Config>

/**
 * The only reader of the environment.
 * @throws Error that lists every wrong setting
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Config.safeParse(given)
  if (!parsed.success) throw new Error(`wrong settings:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}
