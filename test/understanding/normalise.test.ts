import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { normalise } from '#understanding/offline/normalise.ts'

describe('what is written becomes what is meant', () => {
  test.each([
    ['全角１３８００１３８０００', '全角13800138000'],
    ['90㎡', '90m2'],
    ['2½小时', '2.5小时'],
    ['幫我約週六下午兩點的清潔,謝謝', '帮我约周六下午两点的清洁,谢谢'],
    ['取肖明天的报洁', '取消明天的保洁'],
    ['啊姨几点到', '阿姨几点到'],
    ['油咽机清洗', '油烟机清洗'],
    ['我想改其', '我想改期'],
    ['改其他时间', '改其他时间'],
    ['安逸花园3号,要得', '安逸花园3号,可以'],
    ['宝洁大厦,要报洁', '宝洁大厦,要保洁'],
    ['侬好,阿拉屋里厢要揩玻璃,几钿', '你好,我们家里要擦玻璃,多少钱'],
    ['唔该帮我搵个阿姨', '麻烦帮我找个阿姨'],
    ['唔该晒', '谢谢'],
    ['洗冷氣幾多錢', '洗空调多少钱'],
    ['听日下昼有冇人得闲', '明天下午有没有人得闲'],
    ['俺家咋整', '我家怎么办'],
    ['中不中', '行不行'],
    ['中', '行'],
    ['明儿个晌午中不', '明天中午行不'],
    ['好多钱一次嘛', '多少钱一次嘛'],
    ['巴适得很', '很好得很'],
    ['你好好伐', '你好好吗'],
    ['呃呃,那个,我我想约个保洁', '我想约个保洁'],
    ['嗯那个就是说我想问一下', '我想问一下'],
    ['周六那个保洁', '周六那个保洁'],
    ['嗯', '嗯'],
    ['嗯嗯', '嗯嗯'],
    ['快点!!!!', '快点!'],
    ['什么???', '什么?'],
    ['我 想 约 保 洁', '我想约保洁'],
    ['三个空调清洗 今天下午', '三个空调清洗 今天下午'],
    ['pls cancle my appoinment tmr', 'please cancel my appointment tomorrow'],
    ['um, can I book a clening', 'can I book a cleaning'],
    ['book一个 cleaning', 'book一个 cleaning'],
    ['138****5678', '138****5678'],
    ['联系我们关系好', '联系我们关系好'],
    ['保\u200b洁\u202e\ud800', '保洁'],
    ['好的👍', '好的'],
    ['转人工[发怒]', '转人工'],
    ['订单[A1]', '订单[A1]'],
    ['5️⃣', '5'],
  ])('%s → %s', (raw, text) => {
    expect(normalise(raw).text).toBe(text)
  })
})

describe('signals are read before they go', () => {
  test.each([
    ['⭐⭐⭐', { stars: 3, onlyEmoji: true }],
    ['★★★★☆', { stars: 4, onlyEmoji: true }],
    ['阿姨没来😡😡', { mood: 'angry' }],
    ['😭', { mood: 'sad', onlyEmoji: true }],
    ['谢谢😊', { mood: 'happy' }],
    ['👍🏻', { thumb: 'up', onlyEmoji: true }],
    ['[强]', { thumb: 'up', onlyEmoji: true }],
    ['等了两小时[发怒]', { mood: 'angry' }],
    ['I WANT A REFUND NOW', { shouting: true }],
    ['OK', {}],
    ['人呢???', { questions: 3 }],
    ['快!!', { exclamations: 2 }],
  ])('%s → %j', (raw, signals) => {
    expect(normalise(raw).signals).toEqual(signals)
  })
})

describe('whatever comes in', () => {
  const pieces = fc.constantFrom(
    '嗯', '呃', '那个', '就是说', '我', '想', '啊', '唔该', '伐', '中', '得', '取肖', '报洁', '1', '3', '.', '!', '?', ',', ' ', '。', '…', '😡', '⭐',
    '[强]', '\u200b', '\ud83d', '個', '係', '冇', '系', '唔', '洁', '报', '保', 'um', 'cancle', '½', 'Å', '\u0301', 'e',
  ) // prettier-ignore
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
    fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
  )

  it('does not throw, and a second reading changes nothing', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const once = normalise(raw).text
        expect(normalise(once).text).toBe(once)
      }),
      { numRuns: 3000 },
    )
  })

  it('keeps every digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d\u4e00-\u9fa5a-z -]{0,40}$/), (raw) => {
        expect(normalise(raw).text.replace(/\D/g, '')).toBe(raw.replace(/2mor(?:row|o)/gi, '').replace(/\D/g, ''))
      }),
      { numRuns: 500 },
    )
  })
})
