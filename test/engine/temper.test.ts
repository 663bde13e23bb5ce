import { expect, test } from 'vitest'
import { isUpset } from '#engine/temper.ts'

test.each([
  '烦死了',
  '说了几遍了，90平！',
  '你们这破机器人',
  '太垃圾了',
  '听不懂人话吗',
  '浪费我时间',
  '到底能不能约',
  'This is useless',
  'how many times do I have to say it',
])('%s: somebody is losing patience', (text) => expect(isUpset(text)).toBe(true))

test.each([
  '麻烦您了',
  '垃圾要自己带走吗',
  '垃圾分类可以帮忙做吗',
  '太垃圾桶旁边了',
  '老人有病在家',
  '请问能不能约明天',
  '油烟机太脏了',
  '滚筒洗衣机清洗',
  'is it useful?',
  'can you do it this time',
])('%s: nobody is', (text) => expect(isUpset(text)).toBe(false))
