import path from 'node:path'
import { expect, test } from 'vitest'

const src = path.resolve(import.meta.dirname, '../../../../src/console')
// Pages have a TypeScript project of their own, which a test of the server cannot name.
const load = async <T>(file: string) => (await import(path.join(src, file))) as T
const { blanksIn } = await load<{ blanksIn(text: string): string[] }>('pages/inbox/blanks-in.ts')

test('places that are still to be filled in are found, and what a customer may read is none', () => {
  expect(blanksIn('您的订单{{booking.ref}}由{{ booking.worker }}上门')).toEqual([
    '{{booking.ref}}',
    '{{ booking.worker }}',
  ])
  for (const words of ['您的订单GJ12345678', '价格{110}元', '{{}}', '']) expect(blanksIn(words)).toEqual([])
})
