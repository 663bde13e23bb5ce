import { expect, test } from 'vitest'
import { demoCompany } from '#cli/demo-company.ts'
import { demoWords } from '#cli/demo-words.ts'

test('the words that are kept are those of the catalogue, at the first start and at every other', async () => {
  const catalogue = demoCompany()
  for (const words of [await demoWords(), await demoWords()]) {
    expect(catalogue).toMatchObject(words)
    expect(words.services).toHaveLength(catalogue.services.length)
    for (const [index, { addOns, variants }] of words.services.entries()) {
      expect(addOns).toHaveLength(catalogue.services[index]!.addOns.length)
      expect(variants).toHaveLength(catalogue.services[index]!.variants.length)
    }
  }
})
