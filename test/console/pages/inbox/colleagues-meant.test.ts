import path from 'node:path'
import { expect, test } from 'vitest'

const src = path.resolve(import.meta.dirname, '../../../../src/console')
// Pages have a TypeScript project of their own, which a test of the server cannot name.
const load = async <T>(file: string) => (await import(path.join(src, file))) as T
interface Colleagues {
  colleaguesMeant(note: string, all: readonly { name: string; disabled: boolean }[]): { name: string }[]
  withColleague(note: string, name: string): string
}
const { colleaguesMeant, withColleague } = await load<Colleagues>('pages/inbox/colleagues-meant.ts')

const all = [
  { name: '王强', disabled: false },
  { name: '陈主管', disabled: false },
  { name: '王芳', disabled: true },
  { name: 'Ann', disabled: false },
]
const named = (note: string) => colleaguesMeant(note, all).map(({ name }) => name)

test('an @ offers colleagues who are there, by any part of the name begun', () => {
  expect(named('请看 @')).toEqual(['王强', '陈主管', 'Ann'])
  expect(named('请看@王')).toEqual(['王强'])
  expect(named('@主管')).toEqual(['陈主管'])
  expect(named('@an')).toEqual(['Ann'])
})

test('nobody is offered without an @ at the end, nor once the name is written out', () => {
  for (const note of ['', '王', '@王强', '@王强 请看', '@谁也不是']) expect(named(note)).toEqual([])
})

test('choosing writes the name out and leaves the rest as it was', () => {
  expect(withColleague('@李娜 和 @王', '王强')).toBe('@李娜 和 @王强 ')
  expect(withColleague('@', '$& Ann')).toBe('@$& Ann ')
})
