import { expect, test } from 'vitest'
import { shared } from '#conversation/batch.ts'

/** Runs that stay under way until they are let go. */
function held(repeatable: boolean) {
  const runs: { inputs: string[]; end: (outputs: (string | undefined)[]) => void; fail: (error: Error) => void }[] = []
  const call = shared<string, string>({
    keyOf: (input) => input.slice(0, 1),
    run: (inputs) => new Promise((end, fail) => runs.push({ inputs, end, fail })),
    lanes: 1,
    most: 3,
    repeatable: () => repeatable,
  })
  return { call, runs, begun: (n: number) => expect.poll(() => runs.length).toBe(n) }
}

test('calls of one moment share a run, and each gets its own answer', async () => {
  const { call, runs, begun } = held(true)
  const answers = Promise.all([call('a'), call('b')])
  await begun(1)
  expect(runs[0]?.inputs).toEqual(['a', 'b'])
  runs[0]?.end(['for a', undefined])
  expect(await answers).toEqual(['for a', undefined])
})

test('what comes during a run shares the next, at most so many, and never two with one key', async () => {
  const { call, runs, begun } = held(true)
  const answers = [call('a')]
  await begun(1)
  answers.push(...['b1', 'b2', 'c', 'd', 'e'].map(call))
  runs[0]?.end(['a'])
  await begun(2)
  expect(runs[1]?.inputs).toEqual(['b1', 'c', 'd'])
  runs[1]?.end(['b1', 'c', 'd'])
  await begun(3)
  expect(runs[2]?.inputs).toEqual(['b2', 'e'])
  runs[2]?.end(['b2', 'e'])
  expect(await Promise.all(answers)).toEqual(['a', 'b1', 'b2', 'c', 'd', 'e'])
})

test('one bad input does not fail the others', async () => {
  const { call, runs, begun } = held(true)
  const answers = Promise.allSettled([call('a'), call('b')])
  await begun(1)
  runs[0]?.fail(new Error('one of them'))
  await begun(2)
  runs[1]?.fail(new Error('this one'))
  await begun(3)
  runs[2]?.end(['b'])
  expect(await answers).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: 'b' }])
})

test('a run whose effect is unknown is not repeated', async () => {
  const { call, runs, begun } = held(false)
  const answers = Promise.allSettled([call('a'), call('b')])
  await begun(1)
  runs[0]?.fail(new Error('the connection broke'))
  expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(runs).toHaveLength(1)
})
