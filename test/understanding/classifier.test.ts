import { describe, expect, it } from 'vitest'
import { trainClassifier } from '#understanding/offline/classifier.ts'

const examples = [
  ...['苹果好吃', '想吃香蕉', '梨很甜', 'sweet apples'].map((text) => ({ text, label: 'fruit' })),
  ...['汽车跑得快', '坐火车去', '飞机晚点', 'a fast train'].map((text) => ({ text, label: 'travel' })),
]

describe('the classifier', () => {
  it('learns its examples and shares out one whole', () => {
    const classify = trainClassifier(examples)
    for (const { text, label } of examples) expect(classify(text)[0]?.label).toBe(label)
    expect(classify('香蕉很甜').reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1)
    expect(classify('香蕉很甜')[0]?.label).toBe('fruit')
  })

  it('learns the same from the same', () => {
    expect(trainClassifier(examples)('坐汽车')).toEqual(trainClassifier(examples)('坐汽车'))
  })

  it('is not swayed by a label that merely has more examples', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ text: `船票${index}`, label: 'ships' }))
    expect(trainClassifier([...examples, ...many])('想吃甜苹果')[0]?.label).toBe('fruit')
  })
})
