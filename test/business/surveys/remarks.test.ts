import { expect, test } from 'vitest'
import { remarksIn } from '#business/surveys/remarks.ts'

const said = (text: string) =>
  remarksIn(text)
    .map(({ dimension, mood, severe }) => `${mood === 'good' ? '+' : '-'}${dimension}${severe ? '!' : ''}`)
    .toSorted()
    .join(' ')

test.each([
  // the customer's words | what they say
  ['还行，就是迟到半小时', '-punctuality'],
  ['没迟到，做得很干净', '+quality'],
  ['阿姨准时，擦得仔细，态度也好', '+attitude +punctuality +quality'],
  ['打扫得挺干净但是态度很差', '+quality -attitude'],
  ['厨房没擦，窗台不干净', '-quality'],
  ['把花瓶打碎了也不说', '-damage'],
  ['有点贵', '-price'],
  ['不贵，挺划算', '+price'],
  ['临时加钱，乱收费', '-price'],
  ['一块抹布混用，没穿鞋套', '-hygiene'],
  ['走了以后发现少了一条项链', '-safety!'],
  ['老人有点害怕，不敢说', '-safety!'],
  ['没偷东西，挺放心', '+safety'],
  ['干净是干净，就是漏擦了窗台', '-quality'],
  ['一直玩手机，等了二十分钟', '-attitude -punctuality'],
  ['She was late and rude', '-attitude -punctuality'],
  ['very clean, on time, but a bit expensive', '+punctuality +quality -price'],
  ["she wasn't late", ''],
  ['nothing was stolen', ''],
  ['my ring is missing', '-safety!'],
  ['还可以', ''],
  ['', ''],
])('%s says %s', (text, expected) => {
  expect(said(text)).toBe(expected)
})
