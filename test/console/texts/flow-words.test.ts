import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
// Pages have a TypeScript project of their own, which a test of the server cannot name.
const load = async <T>(file: string) => (await import(path.join(root, 'src/console', file))) as T
type Words = Record<string, string>
const { flowWords } = await load<{ flowWords: Record<'zh' | 'en', Record<'actions' | 'outcomes', Words>> }>(
  'texts/flow-words.ts',
)
const { inboxTexts } = await load<{ inboxTexts: Record<'zh' | 'en', { reasons: Words }> }>('texts/inbox.ts')
const { alertTexts } = await load<{ alertTexts: Record<'zh' | 'en', { kinds: Words }> }>('texts/alerts.ts')
const { caseTexts } = await load<{ caseTexts: Record<'zh' | 'en', { safetyActions: Words }> }>('pages/cases/texts.ts')

const flows = readdirSync(path.join(root, 'flows'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => readFileSync(path.join(root, 'flows', file), 'utf8'))
const inFlows = (pattern: RegExp) =>
  new Set(flows.flatMap((text) => [...text.matchAll(pattern)].map(([, id]) => id ?? '')))
const complaint = readFileSync(path.join(root, 'flows/complaint.yaml'), 'utf8')
const dangers = new Set([...complaint.matchAll(/\bkind == "([a-z_]+)"/g)].map(([, kind]) => kind ?? ''))
const actions = readdirSync(path.join(root, 'src/actions')).map((file) => path.basename(file, '.ts'))

test.each(['zh', 'en'] as const)('what flows do and how they end is said in words: %s', (locale) => {
  const unsaid = (ids: Iterable<string>, words: Words) => [...ids].filter((id) => words[id] === undefined)
  expect(unsaid(actions, flowWords[locale].actions)).toEqual([])
  expect(unsaid([...inFlows(/\bend: *([a-z_]+)/g), 'done'], flowWords[locale].outcomes)).toEqual([])
  expect(unsaid(inFlows(/\bhandoff: *([a-z_0-9]+)/g), inboxTexts[locale].reasons)).toEqual([])
  expect(unsaid(inFlows(/\balert: *([a-z_0-9]+)/g), alertTexts[locale].kinds)).toEqual([])
  expect(unsaid(dangers, caseTexts[locale].safetyActions)).toEqual([])
})

test('no words are left of what is gone', () => {
  expect(Object.keys(flowWords.zh.actions).filter((action) => !actions.includes(action))).toEqual([])
})
