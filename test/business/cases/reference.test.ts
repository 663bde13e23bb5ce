import { expect, test } from 'vitest'
import { referenceIn } from '#business/cases/reference.ts'

// words | what they refer to
test.each([
  ['投诉到现在没人理我', 'open'],
  ['上次投诉的事还没解决', 'open'],
  ['怎么还没人联系我', 'open'],
  ['再不处理我打12315了', 'open'],
  ['TS12345678 到底谁在管', 'open'],
  ['my complaint still has no answer', 'open'],
  ['对处理结果不满意，要求重新处理', 'again'],
  ['返工以后还是没解决', 'again'],
  ['I disagree with the decision', 'again'],
  ['please reopen TS12345678', 'again'],
  ['我的投诉怎么样了', 'asks'],
  ['how is my complaint going', 'asks'],
  ['any news on my complaint?', 'asks'],
  ['投诉怎么样了，到现在没人理我', 'open'],
  ['阿姨把我家电视屏幕摔坏了', 'none'],
  ['阿姨迟到了一个小时', 'none'],
  ['厨房没打扫干净', 'none'],
  ['我要投诉', 'none'],
  ['阿姨还没到', 'none'],
  ['The cleaner broke my vase', 'none'],
])('%s', (words, kind) => {
  expect(referenceIn(words).kind).toBe(kind)
})

test('a number is read however it is written', () => {
  expect(referenceIn('ts 12345678').number).toBe('TS12345678')
})
