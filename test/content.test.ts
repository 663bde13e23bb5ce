import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { ContentError, loadContent } from '#content.ts'

const dir = mkdtempSync(path.join(os.tmpdir(), 'guanjia-flows-'))
afterAll(() => rmSync(dir, { recursive: true }))
beforeEach(() => {
  rmSync(dir, { recursive: true })
  cpSync('flows', dir, { recursive: true })
})

const write = (name: string, text: string) => writeFileSync(path.join(dir, `${name}.yaml`), text)

/** All that is said to be wrong, without the folder. */
async function mistakes(): Promise<string[]> {
  try {
    await loadContent('Asia/Shanghai', dir)
    return []
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.mistakes.map((line) => line.replace(/^[^ ]*\//, ''))
  }
}

const flow = (steps: string, slots = '{}') => `name: x
title: { zh: 某事, en: something }
about: { zh: 测试用, en: for a test }
slots: ${slots}
steps:
${steps}
`
const text = `{ zh: 好, en: ok }`

test('the flows that we ship have no mistakes', async () => {
  expect(await mistakes()).toEqual([])
})

// what is wrong | the steps | where and what is said
test.each([
  ['an unknown action', `  - { call: fly, into: a }`, '', /^x\.yaml:6:\d+ .*there is no action `fly`/],
  ['an unknown flow to run', `  - { run: nowhere, into: a }`, '', /^x\.yaml:6:\d+ .*there is no flow `nowhere`/],
  [
    'an unknown flow in a choice',
    `  - { say: ${text}, choices: [{ id: a, label: ${text}, start: nowhere }] }`,
    '',
    /unknown flow `nowhere`/,
  ],
  ['a misspelt key', `  - { say: ${text}, chioces: [] }`, '', /^x\.yaml:6:\d+ .*chioces/],
  ['no kind of step', `  - { shout: loudly }`, '', /^x\.yaml:6:\d+ .*no step/],
  ['a missing translation', `  - { say: { zh: 好 } }`, '', /^x\.yaml:6:\d+ steps\.0\.say\.en/],
  ['an argument without a value', `  - { say: { zh: '{a}', en: ok } }`, '', /^x\.yaml:6:\d+ .*\{a\} has no value/],
  ['broken ICU', `  - { say: { zh: '{a', en: ok } }`, '', /ICU MessageFormat/],
  ['CEL that does not parse', `  - { if: '1 +', then: [{ say: ${text} }] }`, '', /^x\.yaml:6:\d+ steps\.0\.if/],
  ['CEL with an unknown name', `  - { if: nobody == 1, then: [{ say: ${text} }] }`, '', /nobody/],
  ['a slot that nobody declared', `  - { ask: a, text: ${text} }`, '', /`a` is not declared/],
  [
    'a slot that nobody asks',
    `  - { say: ${text} }`,
    `{ a: { type: text, label: ${text} } }`,
    /^x\.yaml:4:\d+ slots\.a: is never asked/,
  ],
  ['a step that is never reached', `  - { end: done }\n  - { say: ${text} }`, '', /^x\.yaml:7:\d+ .*never reached/],
  ['an order without a yes', `  - { call: book, into: a }`, '', /`book` binds somebody/],
  [
    'an order after a no',
    `  - { confirm: a, text: ${text}, yes: ${text}, no: ${text}, shows: now, denied: [{ call: book, into: b }] }`,
    '',
    /^x\.yaml:6:\d+ steps\.0\.denied\.0\.call: `book` binds somebody/,
  ],
] as const)('%s is found, with its place', async (_what, steps, slots, wanted) => {
  write('x', flow(steps, slots === '' ? '{}' : slots))
  const found = await mistakes()
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(wanted)
})

test('a flow in a file of another name is found, and so is a name that two files have', async () => {
  write('x', flow(`  - { say: ${text} }`))
  write('patterns/x', flow(`  - { call: fly, into: a }`))
  write('y', flow(`  - { say: ${text} }`))
  expect((await mistakes()).map((line) => line.replace(/:\d+:\d+/, ''))).toEqual([
    'x.yaml steps.0.call: there is no action `fly` in src/actions',
    expect.stringMatching(/^x\.yaml name: is the name of .*\/patterns\/x\.yaml as well$/),
    'y.yaml name: is not the name of the file',
    expect.stringMatching(/^y\.yaml name: is the name of .*\/patterns\/x\.yaml as well$/),
  ])
})

test('all mistakes of all files are listed at once', async () => {
  write('x', flow(`  - { call: fly, into: a }\n  - { call: swim, into: b }`))
  write('y', 'name: y\n  bad: [')
  rmSync(path.join(dir, 'patterns/resumed.yaml'))
  const found = await mistakes()
  expect(found.filter((line) => line.startsWith('x.yaml'))).toHaveLength(2)
  expect(found.some((line) => line.startsWith('y.yaml:1:7 '))).toBe(true)
  expect(found.some((line) => line.includes('the flow `resumed` is missing'))).toBe(true)
})

test('the schema for editors is the one that files are checked with', async () => {
  const { z } = await import('zod')
  const { Flow } = await import('#engine/flow.ts')
  const written: unknown = JSON.parse(readFileSync('flows/flow.schema.json', 'utf8'))
  expect(written).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(Flow, { io: 'input', target: 'draft-7' }))))
})
