import { describe, expect, test } from 'vitest'
import { wantsMoment } from '#engine/pausing.ts'

describe('a moment is asked for', () => {
  test.each([
    '等下',
    '等一下，我看看',
    '等一下我问下老公',
    '我再想想',
    '我去量一下',
    '我跟老婆商量一下',
    '稍等。',
    '不急，我看看',
    'hmm wait',
    'one sec',
    'let me ask my husband',
  ])('%s', (text) => {
    expect(wantsMoment(text)).toBe(true)
  })
})

describe('no moment is asked for', () => {
  test.each([
    '等了半天',
    '要等一下吗',
    '等到三点',
    '等下午吧',
    '等周六',
    '问一下多少钱',
    '查一下进度',
    '等阿姨到了再说',
    'wait for me at the door',
    'i want to check my booking',
    'let me see the price',
  ])('%s', (text) => {
    expect(wantsMoment(text)).toBe(false)
  })
})
