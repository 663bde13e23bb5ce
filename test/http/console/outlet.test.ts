import { expect, test } from 'vitest'
import { makeOutlet } from '../../../src/http/console/outlet.ts'

const patience = { mostBehindBytes: 100, stuckMs: 10_000, keepAliveMs: 10_000 }

test('what is pushed while a write is under way leaves in one piece, in order', async () => {
  const ended = new AbortController()
  const written: string[] = []
  const first = Promise.withResolvers<void>()
  const outlet = makeOutlet(
    (text) => {
      written.push(text)
      if (text === 'cd') ended.abort()
      return written.length === 1 ? first.promise : Promise.resolve()
    },
    ended.signal,
    patience,
  )
  outlet.push('ab')
  const run = outlet.run()
  outlet.push('c')
  outlet.push('d')
  first.resolve()
  expect(await run).toBe('ended')
  expect(written).toEqual(['ab', 'cd'])
})

test('a reader who takes nothing is cut when too much waits, and holds up nobody', async () => {
  const outlet = makeOutlet(() => new Promise(() => undefined), new AbortController().signal, patience)
  outlet.push('x')
  const run = outlet.run()
  outlet.push('汉'.repeat(40))
  expect(await run).toBe('cut')
})

test('a write that gets stuck or fails ends it', async () => {
  const stuck = makeOutlet(() => new Promise(() => undefined), new AbortController().signal, {
    ...patience,
    stuckMs: 1,
  })
  expect(await stuck.run()).toBe('cut')
  const broken = makeOutlet(() => Promise.reject(new Error('gone')), new AbortController().signal, patience)
  expect(await broken.run()).toBe('cut')
})
