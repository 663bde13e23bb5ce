import { mkdir } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Service } from '#business/catalogue/company.ts'
import type { Channel, Elsewhere } from '#channels/channel.ts'
import { web } from '#channels/web/web.ts'
import type { Undelivered } from '#channels/wechat-kf/sent.ts'
import type { Config } from '#config.ts'
import type { TelegramOptions } from '#channels/telegram/telegram.ts'

export interface ChannelParts {
  services: readonly Pick<Service, 'id' | 'name'>[]
  pool: pg.Pool
  dataDir: string
  now(): Date
  log: Logger
  /** Who hears messages on Telegram that are for staff. */
  staff?: TelegramOptions['staff']
  /** A reply that a platform took has not arrived after all. */
  undelivered(report: Undelivered): Promise<void>
  /** Somebody of the company wrote to a customer past this program. */
  elsewhere(said: Elsewhere): Promise<void>
}

/**
 * The channels of this process: the website always, every other one when its settings are there. A login lives in one
 * process, so its channel is known to that one alone; nobody else may take up its conversations.
 * @throws Error for settings that a channel does not accept
 */
export async function channelsOf(config: Config, parts: ChannelParts): Promise<Channel[]> {
  const { pool, now, log } = parts
  const channels: Channel[] = [web]
  if (config.TELEGRAM_BOT_TOKEN !== undefined) {
    const { telegram } = await import('#channels/telegram/telegram.ts')
    channels.push(
      telegram({
        token: config.TELEGRAM_BOT_TOKEN,
        apiRoot: config.TELEGRAM_API_ROOT,
        mode: config.TELEGRAM_MODE,
        webhookSecret: config.TELEGRAM_WEBHOOK_SECRET,
        services: parts.services,
        now,
        staff: parts.staff,
        onError: (error) => log.error({ err: error }, 'telegram'),
      }),
    )
  }
  const { WECHAT_OA_APPID: appId, WECHAT_OA_SECRET: oaSecret, WECHAT_OA_TOKEN: oaToken } = config
  if (appId !== undefined && oaSecret !== undefined && oaToken !== undefined) {
    const { wechatOfficial } = await import('#channels/wechat-official/wechat-official.ts')
    channels.push(
      wechatOfficial({
        appId,
        secret: oaSecret,
        token: oaToken,
        aesKeys: given(config.WECHAT_OA_AES_KEY, config.WECHAT_OA_AES_KEY_PREVIOUS),
        apiRoot: withoutSlash(config.WECHAT_API_ROOT),
        menuMessages: config.WECHAT_OA_MENU_MESSAGES,
        pool,
        now,
      }),
    )
  }
  const { WECHAT_KF_CORPID: corpId, WECHAT_KF_SECRET: kfSecret, WECHAT_KF_TOKEN: kfToken } = config
  if (corpId !== undefined && kfSecret !== undefined && kfToken !== undefined) {
    const { wechatKf } = await import('#channels/wechat-kf/wechat-kf.ts')
    channels.push(
      wechatKf({
        corpId,
        secret: kfSecret,
        token: kfToken,
        aesKeys: given(config.WECHAT_KF_AES_KEY, config.WECHAT_KF_AES_KEY_PREVIOUS),
        apiRoot: withoutSlash(config.WECHAT_KF_API_ROOT),
        pool,
        now,
        undelivered: parts.undelivered,
        elsewhere: parts.elsewhere,
        onError: (error) => log.error({ err: error }, 'wechat-kf'),
      }),
    )
  }
  if (config.WECHATY_PUPPET !== undefined && ['all', 'wechat'].includes(config.ROLE))
    channels.push(await personalAccount(config.WECHATY_PUPPET, config.WECHATY_SCAN_KEY, parts))
  switch (config.ROLE) {
    case 'all':
      return channels
    case 'wechat':
      return channels.filter((channel) => channel.capabilities.login)
    case 'web':
    case 'worker':
      return channels.filter((channel) => !channel.capabilities.login)
    default:
      return config.ROLE satisfies never
  }
}

async function personalAccount(puppet: string, key: string | undefined, parts: ChannelParts): Promise<Channel> {
  const { dataDir, now, log, elsewhere } = parts
  const [{ wechat }, { scanPath }] = await Promise.all([
    import('#channels/wechat/wechat.ts'),
    import('#channels/wechat/scan-page.ts'),
  ])
  await mkdir(dataDir, { recursive: true })
  const scanKey = key ?? randomBytes(16).toString('base64url')
  if (key === undefined) log.warn(`whoever opens ${scanPath}?key=${scanKey} can log in to WeChat for this company`)
  return wechat({
    puppet,
    memory: path.join(dataDir, 'wechaty'),
    scanKey,
    now,
    elsewhere,
    onError: (error) => log.error({ err: error }, 'wechat'),
  })
}

const given = (...values: readonly (string | undefined)[]) => values.filter((value) => value !== undefined)
const withoutSlash = (url: string) => url.replace(/\/+$/, '')
