import { describe, expect, it } from 'vitest'
import { classifierOf, train, type Example } from '#understanding/offline/classifier.ts'

const examples = [
  ...['苹果好吃', '想吃香蕉', '梨很甜', 'sweet apples'].map((text) => ({ text, marks: [0], label: 'fruit' })),
  ...['汽车跑得快', '坐火车去', '飞机晚点', 'a fast train'].map((text) => ({ text, marks: [1], label: 'travel' })),
]

const learn = (all: readonly Example[], usual?: Record<string, number>) => classifierOf(train(all, usual))

describe('the classifier', () => {
  it('learns its examples and shares out one whole', () => {
    const classify = learn(examples)
    for (const { text, marks, label } of examples) expect(classify(text, marks)[0]?.label).toBe(label)
    expect(classify('香蕉很甜', [0]).reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1)
    expect(classify('香蕉很甜', [0])[0]?.label).toBe('fruit')
  })

  it('learns the same from the same', () => {
    expect(learn(examples)('坐汽车', [1])).toEqual(learn(examples)('坐汽车', [1]))
  })

  it('listens to the marks where the letters say nothing', () => {
    const classify = learn(examples)
    expect(classify('呜呼', [0])[0]?.label).toBe('fruit')
    expect(classify('呜呼', [1])[0]?.label).toBe('travel')
  })

  it('can bear marks that no example bore', () => {
    expect(learn(examples)('坐汽车', [1, 99])[0]?.label).toBe('travel')
  })

  it('is not swayed by a label that merely has more examples', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ text: `船票${index}`, marks: [], label: 'ships' }))
    expect(learn([...examples, ...many])('想吃甜苹果', [])[0]?.label).toBe('fruit')
  })

  it('leans to what is usual in life', () => {
    const p = (usual: Record<string, number>) =>
      learn(examples, usual)('呜呼', []).find(({ label }) => label === 'fruit')?.p ?? 0
    expect(p({ fruit: 0.9, travel: 0.1 })).toBeGreaterThan(p({ fruit: 0.1, travel: 0.9 }))
  })
})
