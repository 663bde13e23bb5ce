import { expect, test } from 'vitest'
import { inTurn } from '#channels/in-turn.ts'

test('the same key waits for what was given before it, another key does not', async () => {
  const run = inTurn()
  const done: string[] = []
  const first = Promise.withResolvers<void>()
  const slow = run('a', () => first.promise.then(() => done.push('a1')))
  const next = run('a', () => Promise.resolve(done.push('a2')))
  await run('b', () => Promise.resolve(done.push('b1')))
  first.resolve()
  await Promise.all([slow, next])
  expect(done).toEqual(['b1', 'a1', 'a2'])
})

test('what fails is told to whoever gave it, and the next goes on', async () => {
  const run = inTurn()
  const failing = run('a', () => Promise.reject(new Error('no')))
  const next = run('a', () => Promise.resolve('yes'))
  await expect(failing).rejects.toThrow('no')
  await expect(next).resolves.toBe('yes')
  await run.idle()
})
