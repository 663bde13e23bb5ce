import { describe, expect, test } from 'vitest'
import { readConfig } from '#config.ts'

const key = 'a'.repeat(43)

describe('half a channel refuses the start and says what is missing', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['公众号 by its id alone', { WECHAT_OA_APPID: 'wx1' }, ['WECHAT_OA_SECRET', 'WECHAT_OA_TOKEN']],
    ['公众号 by its key alone', { WECHAT_OA_AES_KEY: key }, ['WECHAT_OA_APPID', 'WECHAT_OA_SECRET', 'WECHAT_OA_TOKEN']],
    [
      'an earlier key without one',
      { WECHAT_OA_APPID: 'wx1', WECHAT_OA_SECRET: 's', WECHAT_OA_TOKEN: 't', WECHAT_OA_AES_KEY_PREVIOUS: key },
      ['WECHAT_OA_AES_KEY'],
    ],
    [
      '微信客服 without its key',
      { WECHAT_KF_CORPID: 'ww1', WECHAT_KF_SECRET: 's', WECHAT_KF_TOKEN: 't' },
      ['WECHAT_KF_AES_KEY'],
    ],
    [
      'a webhook without its secret',
      { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_MODE: 'webhook' },
      ['TELEGRAM_WEBHOOK_SECRET'],
    ],
    ['a scan key without a puppet', { WECHATY_SCAN_KEY: 'x'.repeat(16) }, ['WECHATY_PUPPET']],
    ['the role of a login without one', { ROLE: 'wechat' }, ['WECHATY_PUPPET']],
  ])('%s', (_what, settings, missing) => {
    const refused = () => readConfig(settings)
    for (const name of missing) expect(refused).toThrow(`${name} is missing`)
  })

  test('a key of the wrong length, a short scan key', () => {
    const whole = { WECHAT_OA_APPID: 'wx1', WECHAT_OA_SECRET: 's', WECHAT_OA_TOKEN: 't' }
    expect(() => readConfig({ ...whole, WECHAT_OA_AES_KEY: 'short' })).toThrow('43 letters and digits')
    expect(() => readConfig({ WECHATY_PUPPET: 'p', WECHATY_SCAN_KEY: 'short' })).toThrow('WECHATY_SCAN_KEY')
  })
})

test('defaults of platforms that are not used need nothing beside them', () => {
  const config = readConfig({
    WECHAT_OA_MENU_MESSAGES: '0',
    WECHAT_KF_API_ROOT: 'https://qyapi.weixin.qq.com',
    TELEGRAM_MODE: 'webhook',
    WECHAT_OA_APPID: '',
  })
  expect(config).toMatchObject({ WECHAT_OA_MENU_MESSAGES: false, WECHAT_API_ROOT: 'https://api.weixin.qq.com' })
})
