import { expect, test } from 'vitest'
import {
  besidesNobody,
  givesUp,
  goesOn,
  leavesOut,
  offersInstead,
  regrets,
  wantsNobody,
} from '#engine/second-thoughts.ts'

test.each([
  '不用人工了',
  '用完 不用人工了',
  '不用转人工了，谢谢',
  '不用找真人了',
  '算了',
  '算了不用了',
  '不用了，谢谢',
  '不等了',
  '還是用機器人吧',
  '不需要客服了',
  'No person, thanks',
  "I don't need a human anymore",
  'never mind',
])('%s: nobody is wanted any more', (text) => {
  expect(wantsNobody(text)).toBe(true)
})

test.each([
  '有人吗',
  '转人工',
  '不要机器人，我要真人',
  '我不要客服机器人，转人工',
  '不用人工智能，要真人',
  '不用等客服了吗？',
  '客服呢',
  '不用洗衣液',
  '明天不用来了',
  '取消明天的保洁',
  'not a bot, I want a person',
  'is anybody there',
])('%s: a person is still wanted', (text) => {
  expect(wantsNobody(text)).toBe(false)
})

test.each([
  ['不等了，约明天上午保洁100平', '约明天上午保洁100平'],
  ['算了不用等了 帮我约周六保洁', '帮我约周六保洁'],
  ['不用人工了。多少钱一小时？', '多少钱一小时?'],
  ['那不等了吧，谢谢', undefined],
  ['不等了', undefined],
  ['不等了，帮我找真人', undefined],
  ['等了半天了，约明天上午', undefined],
  ['不用等客服了吗？', undefined],
])('%s: what else is wanted is %s', (text, rest) => {
  expect(besidesNobody(text)).toBe(rest)
})

test.each(['算了', '算了，下次再说', '那算了吧', '算了不投诉了', '还是不约了', '下次吧'])('%s gives up', (text) => {
  expect(givesUp(text)).toBe(true)
})

test.each(['算了还是周日吧', '不要了那个赠品', '下次来的阿姨要换一个', '算了一下要三个小时', '不用带工具'])(
  '%s does not',
  (text) => {
    expect(givesUp(text)).toBe(false)
  },
)

test.each([
  ['算了还是周日吧', true],
  ['算了，下次再说', false],
  ['actually make it friday', true],
])('%s wants something else instead: %s', (text, wanted) => {
  expect(offersInstead(text)).toBe(wanted)
})

test.each([
  ['还是约吧', true],
  ['接着刚才的', true],
  ['重新约吧', true],
  ['周日有空吗', false],
])('%s takes up what was dropped: %s', (text, wanted) => {
  expect(goesOn(text)).toBe(wanted)
})

test.each([
  ['不取消了', true],
  ['后悔了，能恢复吗', true],
  ['算了还是来吧', true],
  ["actually don't cancel", true],
  ['取消周六的保洁', false],
  ['什么时候来', false],
])('%s takes back what was given up: %s', (text, wanted) => {
  expect(regrets(text)).toBe(wanted)
})

test.each([
  ['冰箱不要了', { what: '冰箱' }],
  ['擦窗就不做了', { what: '擦窗' }],
  ['算了不加了', {}],
  ['不要了', undefined],
  ['我不要了', undefined],
  ['这单不要了', undefined],
  ['算了不约了', undefined],
  ['不用带工具', undefined],
])('%s leaves out of an order %j', (text, left) => {
  expect(leavesOut(text)).toEqual(left)
})
