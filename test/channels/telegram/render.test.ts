import { describe, expect, test } from 'vitest'
import { render as renderAll, type TextPart } from '#channels/telegram/render.ts'
import type { Outbound } from '#channels/channel.ts'
import { reply } from './rig.ts'

const render = (out: Outbound) => renderAll(out) as TextPart[]
const common = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } }
const choices = (...labels: string[]) => labels.map((label, i) => ({ id: `c${i + 1}`, label }))

test('a plain reply', () => {
  expect(render(reply('telegram:4242:10001', '您好'))).toEqual([{ chat_id: 10001, text: '您好', ...common }])
})

test('what reads like markup is text', () => {
  expect(render(reply('telegram:4242:10001', '3<4 && <b>5>4</b> &amp;'))[0]?.text).toBe(
    '3&lt;4 &amp;&amp; &lt;b&gt;5&gt;4&lt;/b&gt; &amp;amp;',
  )
})

test('short labels stand two in a row, long ones alone', () => {
  expect(
    render(reply('telegram:4242:10001', '哪种？', { choices: choices('挂机', '柜机', '中央空调') }))[0]?.reply_markup,
  ).toEqual({
    inline_keyboard: [
      [
        { text: '挂机', callback_data: 'c1' },
        { text: '柜机', callback_data: 'c2' },
      ],
      [{ text: '中央空调', callback_data: 'c3' }],
    ],
  })
  expect(
    render(reply('telegram:4242:10001', '几点？', { choices: choices('3月6日 周五 14:00–16:00', '换一天') }))[0]
      ?.reply_markup,
  ).toEqual({
    inline_keyboard: [
      [{ text: '3月6日 周五 14:00–16:00', callback_data: 'c1' }],
      [{ text: '换一天', callback_data: 'c2' }],
    ],
  })
})

test('buttons stand under the last piece of a long text', () => {
  const parts = render(reply('telegram:4242:10001', '第一段。\n\n'.repeat(1_000), { choices: choices('好') }))
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.map((part) => part.reply_markup !== undefined)).toEqual([...parts.slice(1).map(() => false), true])
})

test.each([
  ['an id that Telegram would refuse', [{ id: '选'.repeat(22), label: '挂机' }]],
  ['no id', [{ id: '', label: '挂机' }]],
  ['more than a keyboard should hold', Array.from({ length: 41 }, (_, i) => ({ id: `c${i}`, label: '挂机' }))],
])('%s: the choices are numbered, which the engine understands as well', (_what, many) => {
  const [part] = render(reply('telegram:4242:10001', '哪种？', { choices: many }))
  expect(part?.text).toMatch(/^哪种？\n1\. 挂机/)
  expect(part?.reply_markup).toBeUndefined()
})

describe('a question for the phone number', () => {
  test('has a button that sends it, in the language of the question', () => {
    const ask = (text: string) => render(reply('telegram:4242:10001', text, { asks: 'phone' }))[0]?.reply_markup
    expect(ask('请留一个手机号')).toEqual({
      keyboard: [[{ text: '📱 发送我的手机号', request_contact: true }]],
      resize_keyboard: true,
      one_time_keyboard: true,
    })
    expect(ask('Your mobile number, please')).toMatchObject({ keyboard: [[{ text: '📱 Share my phone number' }]] })
  })
  test('in a group has none: Telegram refuses it there', () => {
    expect(
      render(reply('telegram:4242:-1001:0:10001', '请留一个手机号', { asks: 'phone' }))[0]?.reply_markup,
    ).toBeUndefined()
  })
  test('with choices has the choices', () => {
    const [part] = render(
      reply('telegram:4242:10001', '用尾号 0001 的手机吗？', { asks: 'phone', choices: choices('是的') }),
    )
    expect(part?.reply_markup).toHaveProperty('inline_keyboard')
  })
})

test('a topic is answered in the topic, General and a private chat without', () => {
  expect(render(reply('telegram:4242:-1001:33:10001', '您好'))[0]).toMatchObject({
    chat_id: -1001,
    message_thread_id: 33,
  })
  expect(render(reply('telegram:4242:-1001:0:10001', '您好'))[0]).not.toHaveProperty('message_thread_id')
})

test('nothing to say takes no message, but a question may be all buttons', () => {
  expect(render(reply('telegram:4242:10001', ' \n'))).toEqual([])
  expect(render(reply('telegram:4242:10001', '', { choices: choices('好') }))).toMatchObject([{ text: '👇' }])
})
