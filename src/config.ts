import { z } from 'zod'

const encodingKey = z.string().regex(/^[A-Za-z0-9]{43}$/, 'an EncodingAESKey has 43 letters and digits')

/** Every setting there is; `.env.example` says the same in words. */
const Config = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  CONSOLE_SECRET: z.string().min(32).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  REDIS_URL: z.string().startsWith('redis').optional(),
  QUEUE: z.enum(['on', 'off']).default('on'),
  ROLE: z.enum(['all', 'web', 'worker', 'wechat']).default('all'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  COMPANY_FILE: z.string().optional(),
  WORKERS_FILE: z.string().optional(),
  TELEGRAM_BOT_TOKEN: z.string().optional(),
  TELEGRAM_API_ROOT: z.url().default('https://api.telegram.org'),
  TELEGRAM_MODE: z.enum(['polling', 'webhook']).default('polling'),
  TELEGRAM_WEBHOOK_SECRET: z.string().optional(),
  TELEGRAM_STAFF_GROUP: z
    .string()
    .regex(/^-\d{5,16}$/, 'the id of a group, such as -1001234567890')
    .optional(),
  WECHAT_OA_APPID: z.string().optional(),
  WECHAT_OA_SECRET: z.string().optional(),
  WECHAT_OA_TOKEN: z.string().optional(),
  WECHAT_OA_AES_KEY: encodingKey.optional(),
  WECHAT_OA_AES_KEY_PREVIOUS: encodingKey.optional(),
  WECHAT_OA_MENU_MESSAGES: z.stringbool().default(false),
  WECHAT_API_ROOT: z.url().default('https://api.weixin.qq.com'),
  WECHAT_KF_CORPID: z.string().optional(),
  WECHAT_KF_SECRET: z.string().optional(),
  WECHAT_KF_TOKEN: z.string().optional(),
  WECHAT_KF_AES_KEY: encodingKey.optional(),
  WECHAT_KF_AES_KEY_PREVIOUS: encodingKey.optional(),
  WECHAT_KF_API_ROOT: z.url().default('https://qyapi.weixin.qq.com'),
  WECHATY_PUPPET: z.string().optional(),
  WECHATY_SCAN_KEY: z.string().min(16).optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.openai.com/v1'),
  OPENAI_MODEL: z.string().default('gpt-4.1-mini'),
  MODEL_DEADLINE_MS: z.coerce.number().int().min(100).max(20_000).default(4_000),
  MODEL_BUDGET_TOKENS: z.coerce.number().int().min(0).default(200_000),
  MODEL_PRICE_INPUT: z.coerce.number().min(0).optional(),
  MODEL_PRICE_CACHED: z.coerce.number().min(0).optional(),
  MODEL_PRICE_OUTPUT: z.coerce.number().min(0).optional(),
  BURST_MS: z.coerce.number().int().min(0).max(5_000).default(150),
})
export type Config = z.infer<typeof Config>
type Name = keyof Config

/** Each of the first is worth nothing without all of the second. */
const together: readonly [given: readonly Name[], needed: readonly Name[]][] = [
  [['TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_STAFF_GROUP'], ['TELEGRAM_BOT_TOKEN']],
  [
    ['WECHAT_OA_APPID', 'WECHAT_OA_SECRET', 'WECHAT_OA_TOKEN', 'WECHAT_OA_AES_KEY'],
    ['WECHAT_OA_APPID', 'WECHAT_OA_SECRET', 'WECHAT_OA_TOKEN'],
  ],
  [['WECHAT_OA_AES_KEY_PREVIOUS'], ['WECHAT_OA_AES_KEY']],
  [
    ['WECHAT_KF_CORPID', 'WECHAT_KF_SECRET', 'WECHAT_KF_TOKEN', 'WECHAT_KF_AES_KEY', 'WECHAT_KF_AES_KEY_PREVIOUS'],
    ['WECHAT_KF_CORPID', 'WECHAT_KF_SECRET', 'WECHAT_KF_TOKEN', 'WECHAT_KF_AES_KEY'],
  ],
  [['WECHATY_SCAN_KEY'], ['WECHATY_PUPPET']],
]

/** What is missing beside what is there, a sentence each. */
function halves(config: Config): string[] {
  const missing = together.flatMap(([given, needed]) => {
    const because = given.find((name) => config[name] !== undefined)
    return because ? needed.filter((name) => config[name] === undefined).map((name) => [name, because] as const) : []
  })
  if (config.TELEGRAM_BOT_TOKEN !== undefined && config.TELEGRAM_MODE === 'webhook' && !config.TELEGRAM_WEBHOOK_SECRET)
    missing.push(['TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_MODE'])
  if (config.ROLE === 'wechat' && config.WECHATY_PUPPET === undefined) missing.push(['WECHATY_PUPPET', 'ROLE'])
  if (config.WORKERS_FILE !== undefined && config.COMPANY_FILE === undefined)
    missing.push(['COMPANY_FILE', 'WORKERS_FILE'])
  return missing.map(([name, because]) => `✖ ${name} is missing: ${because} is of no use without it`)
}

/**
 * The only reader of the environment.
 * @throws Error that lists every wrong setting
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Config.safeParse(given)
  if (!parsed.success) throw new Error(`wrong settings:\n${z.prettifyError(parsed.error)}`)
  const missing = halves(parsed.data)
  if (missing.length > 0) throw new Error(`wrong settings:\n${missing.join('\n')}`)
  return parsed.data
}
