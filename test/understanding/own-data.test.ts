import { expect, test } from 'vitest'
import { ownDataWish } from '#understanding/offline/rules/own-data.ts'

test.each([
  ['把我的资料给我', 'data-copy'],
  ['我要导出我的个人信息', 'data-copy'],
  ['给我一份我的个人信息', 'data-copy'],
  ['能把我的聊天记录发给我吗', 'data-copy'],
  ['你们存了我哪些信息', 'data-copy'],
  ['我想查阅我的个人信息', 'data-copy'],
  ['请提供我的个人信息副本', 'data-copy'],
  ['send me a copy of my data', 'data-copy'],
  ['what data do you have about me?', 'data-copy'],
  ['复制一份我的资料', 'data-copy'],
  ['我要下载我的数据', 'data-copy'],
  ['你们都收集了我的什么信息', 'data-copy'],
  ['删掉我的信息', 'data-erase'],
  ['请删除我的个人信息', 'data-erase'],
  ['把我的资料都删了', 'data-erase'],
  ['我要注销账号', 'data-erase'],
  ['把我的电话地址都删掉', 'data-erase'],
  ['怎么注销账户', 'data-erase'],
  ['删除我的所有数据', 'data-erase'],
  ['delete my data please', 'data-erase'],
  ['please erase all my personal information', 'data-erase'],
  ['我的信息能不能删除', 'data-erase'],
  ['把我的聊天记录全部清空', 'data-erase'],
  ['麻烦把我在你们这里的信息都删除掉', 'data-erase'],
  ['删除关于我的一切', 'data-erase'],
  ['清除个人信息', 'data-erase'],
  ['把我的手机号和地址删除', 'data-erase'],
] as const)('%s: %s', (text, flow) => {
  expect(ownDataWish(text)).toBe(flow)
})

test.each([
  '我的地址电话会不会泄露？',
  '把我的订单取消',
  '我的订单信息发给我',
  '给我看一下我的订单',
  '把阿姨的资料发给我',
  '发票信息发我',
  '改一下我的信息',
  '我的信息填错了',
  '你们阿姨有什么资料',
  '把价格资料发我',
  '删掉那个加项',
  '不要删我的信息',
  '修改我的电话',
  '看看我的预约',
  'delete the second item',
  'can you send me the price information',
  '我的合同给我一份',
  '把联系方式给我',
  '给我发一份清单',
  '公司资料给我看看',
  '我的地址是徐汇区',
  '给我推荐一下',
  '把玻璃上的胶清除',
  '我要看我的投诉记录',
  '取消我的预约记录',
])('%s is about something else', (text) => {
  expect(ownDataWish(text)).toBeUndefined()
})
