import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { fill, loadPrompts, PromptMistakes } from '#understanding/llm/prompt.ts'

const prompts = path.resolve(import.meta.dirname, '../../../prompts')

function broken(file: string, change: (text: string) => string): string[] {
  const dir = mkdtempSync(path.join(tmpdir(), 'prompts-'))
  cpSync(prompts, dir, { recursive: true })
  writeFileSync(path.join(dir, file), change(readFileSync(path.join(dir, file), 'utf8')))
  return mistakes(dir)
}

function mistakes(dir: string): string[] {
  try {
    loadPrompts(dir)
    return []
  } catch (error) {
    if (error instanceof PromptMistakes) return error.mistakes.map((line) => line.replace(/^.*[\\/]/, ''))
    throw error
  } finally {
    rmSync(dir, { recursive: true })
  }
}

test('the prompts that come with the product are right', () => {
  const { understand, answer, summarize } = loadPrompts()
  for (const { stable } of [understand, answer, summarize]) expect(stable).toMatch(/json/i)
  expect(understand.turn.trimEnd().endsWith('{{message}}')).toBe(true)
})

test.each([
  [
    'an unknown placeholder',
    (t: string) => t.replace('{{company}}', '{{campany}}'),
    'answer.md:1 {{campany}} is unknown; there are company, language, facts, question',
  ],
  [
    'a placeholder that is missing',
    (t: string) => t.replace('{{facts}}', ''),
    /^answer\.md:\d+ \{\{facts\}\} is missing$/,
  ],
  [
    'what changes above what does not',
    (t: string) => `{{question}}\n${t}`,
    'answer.md:1 {{question}} belongs below the line `<!-- turn … -->`',
  ],
  [
    'what does not change below what does',
    (t: string) => `${t}{{company}}\n`,
    /^answer\.md:\d+ \{\{company\}\} belongs above/,
  ],
  ['no dividing line', (t: string) => t.replace(/<!-- turn.*\n/, ''), /^answer\.md:1 has no line/],
] as const)('%s refuses the start and says where', (_what, change, said) => {
  const found = broken('answer.md', change)
  expect(found).toContainEqual(typeof said === 'string' ? said : expect.stringMatching(said))
})

test('every prompt that is missing is named', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'prompts-'))
  expect(mistakes(dir)).toEqual(['understand.md:1 is missing', 'answer.md:1 is missing', 'summarize.md:1 is missing'])
})

test('a value may look like a placeholder', () => {
  expect(fill('a {{x}} b {{y}}', { x: '{{y}}', y: '$&' })).toBe('a {{y}} b $&')
})
