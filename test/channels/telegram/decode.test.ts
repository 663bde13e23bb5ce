import type { Update } from 'grammy/types'
import { describe, expect, test } from 'vitest'
import type { Inbound } from '#channels/channel.ts'
import { decode } from '#channels/telegram/decode.ts'
import { ann, chen, family, message } from './rig.ts'

const me = { id: 4242, username: 'guanjia_test_bot' }
const services = [{ id: 'ac', name: { zh: '空调清洗', en: 'AC cleaning' } }]
const at = '2026-03-04T02:00:00.000Z'
const bot = { id: 4242, is_bot: true, first_name: '管家' }
const another = { id: 77, is_bot: true, first_name: 'Other' }

const read = (update: object, username: string | undefined = me.username): Inbound | undefined =>
  decode({ update_id: 9, ...update }, { me: { id: 4242, username }, services, at })
const readMessage = (fields: object, from: { id: number } = chen) => read({ message: message(5, { ...fields }, from) })

test('a text is stored with its ids, the words and what staff want to see', () => {
  expect(readMessage({ text: '想约明天下午的保洁' })).toEqual({
    conversationId: 'telegram:4242:10001',
    externalId: '9:m5',
    text: '想约明天下午的保洁',
    locale: 'zh',
    payload: { messageId: 5, name: '静 陈' },
    at,
  })
})

describe('commands and links are words', () => {
  test.each([
    ['/start', '你好', 'Hello'],
    ['/start book-ac', '我想约空调清洗', 'I want to book AC cleaning'],
    ['/start book', '我想预约服务', 'I want to book a service'],
    ['/start book-rockets', '我想预约服务', 'I want to book a service'],
    ['/start status-B123', '查一下我的预约进度 B123', 'What is the status of my booking? B123'],
    ['/start spring_leaflet', '你好', 'Hello'],
    ['/book', '我想预约服务', 'I want to book a service'],
    ['/BOOK@guanjia_test_bot', '我想预约服务', 'I want to book a service'],
    ['/book 明天', '我想预约服务 明天', '我想预约服务 明天'],
    ['/human', '转人工', 'I want to talk to a person'],
    ['/unheard_of', '/unheard_of', '/unheard_of'],
    ['3/4', '3/4', '3/4'],
  ])('%s', (text, zh, en) => {
    expect(readMessage({ text })?.text).toBe(zh)
    expect(readMessage({ text }, ann)?.text).toBe(en)
  })

  test('where a customer came from is kept', () => {
    expect(readMessage({ text: '/start spring_leaflet' })?.payload).toMatchObject({ command: 'start spring_leaflet' })
  })
})

test.each([
  ['zh-hans', '你好', 'zh'],
  ['zh-hant', 'hello', 'zh'],
  ['en', '你好', 'zh'],
  ['en', 'hello', 'en'],
  ['it', '?', 'en'],
  [undefined, 'hello', 'en'],
  [undefined, '/start', 'zh'],
  [undefined, '13812345678', 'zh'],
] as const)('a phone that speaks %s and "%s" make a conversation in %s', (language_code, text, locale) => {
  expect(readMessage({ text }, Object.assign({ ...ann }, { language_code }))?.locale).toBe(locale)
})

describe('a phone number', () => {
  const contact = { phone_number: '+86 138 0013 8000', first_name: '静' }

  test.each([
    [
      'is verified when it is the sender’s own',
      { ...contact, user_id: chen.id },
      '13800138000',
      { value: '13800138000', verified: true },
    ],
    [
      'is only a number when it is another’s',
      { ...contact, user_id: ann.id },
      '静 13800138000',
      { value: '13800138000', verified: false, name: '静' },
    ],
    [
      'is only a number when it is nobody’s',
      contact,
      '静 13800138000',
      { value: '13800138000', verified: false, name: '静' },
    ],
    [
      'of another country keeps its code',
      { phone_number: '14155552671', first_name: '静', user_id: chen.id },
      '+14155552671',
      { value: '+14155552671', verified: true },
    ],
    [
      'of another country, with its plus',
      { phone_number: '+13612345678', first_name: '静' },
      '静 +13612345678',
      { value: '+13612345678', verified: false, name: '静' },
    ],
    [
      'without a country is Chinese',
      { phone_number: '13800138000', first_name: '静', user_id: chen.id },
      '13800138000',
      { value: '13800138000', verified: true },
    ],
  ])('%s', (_what, shared, text, phone) => {
    expect(readMessage({ contact: shared })).toMatchObject({ text, payload: { phone } })
  })
})

describe('what is no text has words that stand for it', () => {
  const file = { file_id: 'f1', file_unique_id: 'u1' }
  test.each<[string, object, string, object?]>([
    [
      'a photo, the largest size',
      {
        photo: [
          { ...file, file_id: 'small' },
          { ...file, file_size: 9 },
        ],
      },
      '[图片]',
      { kind: 'photo', ref: 'f1', bytes: 9 },
    ],
    ['a photo with words', { photo: [file], caption: '水管漏了' }, '[图片] 水管漏了', { kind: 'photo', ref: 'f1' }],
    [
      'a voice',
      { voice: { ...file, duration: 4, mime_type: 'audio/ogg' } },
      '[语音]',
      { kind: 'voice', ref: 'f1', mime: 'audio/ogg', seconds: 4 },
    ],
    ['a piece of music', { audio: { ...file, duration: 4 } }, '[音频]', { kind: 'audio', ref: 'f1', seconds: 4 }],
    ['a video', { video: { ...file, duration: 4 } }, '[视频]', { kind: 'video', ref: 'f1', seconds: 4 }],
    ['a round video', { video_note: { ...file, duration: 4 } }, '[视频]', { kind: 'video', ref: 'f1', seconds: 4 }],
    [
      'an animation, which is a document as well',
      { animation: file, document: file },
      '[动图]',
      { kind: 'video', ref: 'f1' },
    ],
    [
      'a document',
      { document: { ...file, file_name: '户型图.pdf' } },
      '[文件] 户型图.pdf',
      { kind: 'document', ref: 'f1', name: '户型图.pdf' },
    ],
    ['a sticker', { sticker: { ...file, emoji: '👍' } }, '[表情]', { kind: 'sticker', ref: 'f1', name: '👍' }],
    ['a poll', { poll: { question: '几点好？' } }, '[投票] 几点好？'],
    ['a die', { dice: { emoji: '🎲', value: 4 } }, '[骰子]'],
    ['what was invented later', { hologram: {} }, '[暂不支持的消息]'],
  ])('%s', (_what, fields, text, media) => {
    const inbound = readMessage(fields)
    expect(inbound?.text).toBe(text)
    expect(inbound?.payload?.['media']).toEqual(media && [media])
  })

  test('a place', () => {
    const location = { latitude: 31.2, longitude: 121.4 }
    expect(readMessage({ location })).toMatchObject({
      text: '[位置]',
      payload: { location: { lat: 31.2, lon: 121.4 } },
    })
    const venue = { location, title: '汇金大厦', address: '漕溪北路88号' }
    expect(readMessage({ venue, location })).toMatchObject({
      text: '[位置] 漕溪北路88号 汇金大厦',
      payload: { location: { lat: 31.2, lon: 121.4, label: '漕溪北路88号 汇金大厦' } },
    })
  })
})

describe('an edit', () => {
  const edit = (fields: object) =>
    read({ edited_message: message(5, { text: '后天三点', edit_date: 1_772_600_060, ...fields }) })

  test('is a message that names the one it replaces', () => {
    expect(edit({})).toMatchObject({ text: '后天三点', externalId: '9:e5', payload: { replaces: 5 } })
  })
  test('long after is about something else', () => {
    expect(edit({ edit_date: 1_772_603_700 })).toBeUndefined()
  })
  test('of a live location says nothing new', () => {
    expect(edit({ text: undefined, location: { latitude: 1, longitude: 2 } })).toBeUndefined()
  })
})

test('a reply carries what it answers', () => {
  expect(
    readMessage({ text: '这个', reply_to_message: message(4, { text: '空调清洗 110 元' }) })?.payload,
  ).toMatchObject({
    replyTo: { messageId: 4, text: '空调清洗 110 元' },
  })
})

describe('a pressed button', () => {
  const under = {
    ...message(6, { text: '空调是哪种？' }),
    from: bot,
    reply_markup: { inline_keyboard: [[{ text: '柜机', callback_data: 'a1' }]] },
  }
  const press = (fields: object) =>
    read({ callback_query: { id: '81', from: chen, message: under, data: 'a1', ...fields } })

  test('is its choice, and reads as its label', () => {
    expect(press({})).toEqual({
      conversationId: 'telegram:4242:10001',
      externalId: '9:c81',
      text: '柜机',
      locale: 'zh',
      payload: { choice: 'a1', name: '静 陈' },
      at,
    })
  })
  test('of a message that is too old for Telegram is still its choice', () => {
    const old = { chat: { id: 10_001, type: 'private' }, message_id: 6, date: 0 }
    expect(press({ message: old })).toMatchObject({
      conversationId: 'telegram:4242:10001',
      text: '[按钮]',
      payload: { choice: 'a1' },
    })
  })
  test('under an inline result is not ours', () => {
    expect(press({ message: null })).toBeUndefined()
    expect(press({ data: undefined })).toBeUndefined()
  })
})

describe('in a group', () => {
  const said = (fields: Record<string, unknown>, from: object = chen, username?: string) =>
    read({ message: { ...message(5, fields), from, chat: family } }, username)
  const mention = (text: string) => {
    const offset = text.indexOf('@')
    return { text, entities: [{ type: 'mention', offset, length: /@\w+/.exec(text)?.[0].length ?? 0 }] }
  }

  test.each<[string, Record<string, unknown>, string]>([
    ['a mention', mention('@guanjia_test_bot 想约保洁'), '想约保洁'],
    ['a mention in capitals, anywhere', mention('想约保洁 @Guanjia_Test_Bot'), '想约保洁'],
    [
      'an answer to us',
      { text: '三点', reply_to_message: { ...message(4, { text: '几点？' }), from: bot, chat: family } },
      '三点',
    ],
    ['our command', { text: '/book@guanjia_test_bot' }, '我想预约服务'],
    ['a command that we have', { text: '/book' }, '我想预约服务'],
    [
      'a mention under a photo',
      {
        photo: [{ file_id: 'f' }],
        caption: '@guanjia_test_bot 漏水',
        caption_entities: [{ type: 'mention', offset: 0, length: 17 }],
      },
      '[图片] 漏水',
    ],
    [
      'a mention without a name',
      { text: '管家 你好', entities: [{ type: 'text_mention', offset: 0, length: 2, user: bot }] },
      '管家 你好',
    ],
  ])('%s is for us', (_what, fields, text) => {
    expect(said(fields)?.text).toBe(text)
  })

  test.each<[string, Record<string, unknown>, object?]>([
    ['talk among themselves', { text: '晚上吃什么' }],
    ['a mention of somebody else', mention('@wang 想约保洁吗')],
    [
      'an answer to another bot',
      { text: '三点', reply_to_message: { ...message(4, {}), from: another, chat: family } },
    ],
    ['another bot’s command', { text: '/book@other_bot' }],
    ['a command that we do not have', { text: '/weather' }],
    ['a photo', { photo: [{ file_id: 'f' }] }],
    ['another bot', mention('@guanjia_test_bot 你好'), another],
    [
      'what is forwarded from its channel',
      { ...mention('@guanjia_test_bot 你好'), is_automatic_forward: true },
      { id: 777_000, is_bot: false, first_name: 'Telegram' },
    ],
    ['somebody who joined', { new_chat_members: [chen] }],
  ])('%s is not for us', (_what, fields, from) => {
    expect(said(fields, from)).toBeUndefined()
  })

  test('each person has a conversation, in each topic', () => {
    const topic = { message_thread_id: 33, is_topic_message: true }
    expect(said(mention('@guanjia_test_bot 你好'))?.conversationId).toBe('telegram:4242:-1001:0:10001')
    expect(said(mention('@guanjia_test_bot 你好'), ann)?.conversationId).toBe('telegram:4242:-1001:0:10002')
    expect(said({ ...mention('@guanjia_test_bot 你好'), ...topic })?.conversationId).toBe(
      'telegram:4242:-1001:33:10001',
    )
  })

  test('a reply in General has a thread id that is no topic', () => {
    expect(said({ ...mention('@guanjia_test_bot 你好'), message_thread_id: 4 })?.conversationId).toBe(
      'telegram:4242:-1001:0:10001',
    )
    expect(
      said({ ...mention('@guanjia_test_bot 你好'), message_thread_id: 1, is_topic_message: true })?.conversationId,
    ).toBe('telegram:4242:-1001:0:10001')
  })

  test('whoever presses a button presses for themselves', () => {
    const under = { ...message(6, { text: '确认吗？' }), from: bot, chat: family }
    const press = (from: object) => read({ callback_query: { id: '1', from, message: under, data: 'yes' } })
    expect(press(chen)?.conversationId).not.toBe(press(ann)?.conversationId)
  })

  test('while our name is not known yet, a bot’s name may be ours', () => {
    const text = '@guanjia_test_bot 你好'
    const update = { update_id: 9, message: { ...message(5, mention(text)), chat: family } } as unknown as Update
    expect(decode(update, { me: { id: 4242, username: undefined }, services, at })?.text).toBe(text)
  })
})

test.each<[string, object]>([
  ['a channel’s post', { channel_post: { ...message(5, { text: '优惠' }), chat: { id: -5, type: 'channel' } } }],
  ['a message in a channel', { message: { ...message(5, { text: '优惠' }), chat: { id: -5, type: 'channel' } } }],
  ['our own message', { message: { ...message(5, { text: '您好' }), from: bot } }],
  ['a message to the owner of a business account', { business_message: message(5, { text: '你好' }) }],
  [
    'that we were blocked',
    { my_chat_member: { chat: { id: 10_001, type: 'private' }, from: chen, new_chat_member: { status: 'kicked' } } },
  ],
  ['a reaction', { message_reaction: { chat: { id: 10_001, type: 'private' }, message_id: 5, user: chen } }],
  ['a pinned message', { message: message(5, { pinned_message: message(4, { text: '你好' }) }) }],
  ['nothing at all', {}],
])('%s is not for the engine', (_what, update) => {
  expect(read(update)).toBeUndefined()
})

test('the longest text is cut, not through a character', () => {
  const text = readMessage({ text: '啊'.repeat(3_999) + '😀' })?.text ?? ''
  expect(text).toBe('啊'.repeat(3_999))
})
