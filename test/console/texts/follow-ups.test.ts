import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const src = path.resolve(import.meta.dirname, '../../../src')
// Pages have a TypeScript project of their own, which a test of the server cannot name.
const load = async <T>(file: string) => (await import(path.join(src, 'console/texts', file))) as T
const { followUpTexts } = await load<{ followUpTexts: Record<'zh' | 'en', { whys: Record<string, string> }> }>(
  'follow-ups.ts',
)
const { whyInWords } = await load<{ whyInWords(why: string, whys: Record<string, string>): string }>('why-in-words.ts')

const { whys } = followUpTexts.zh
const inChinese = (why: string) => whyInWords(why, whys)

/** Why follow-ups are planned, as the sources say it; what is filled in when it is said is a 7. */
function whysInSources(): string[] {
  const files = ['business', 'desk', 'jobs', 'actions'].flatMap((folder) =>
    readdirSync(path.join(src, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  const planning = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(src, file), 'utf8'))
  return planning
    .filter((text) => /insert into follow_up|insert\(followUp\)|: Planned\[\]/.test(text))
    .flatMap((text) => {
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|\bsql`[^`]*`|Error\([^)]*\)/g, '')
      return [...code.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map(([, plain, filled]) => plain ?? filled ?? '')
    })
    .map((words) => words.replaceAll(/\$\{[^}]*\}/g, '7'))
    .filter((words) => /^\S+(?: \S+){2,}$/.test(words))
}

test('why something is planned is said in Chinese, whatever plans it', () => {
  const found = whysInSources()
  expect(found).toEqual(
    expect.arrayContaining([
      'two hours before the visit',
      '7 minutes late: the rules owe the customer something',
      'a remedy is proposed in time',
      'a customer who has not come back',
      'in the sample of quarter 7',
      'what no booking plans is planned once a day',
    ]),
  )
  expect(found.filter((why) => !/^[^a-z]+$/.test(inChinese(why)))).toEqual([])
})

test('several reasons are said one after another', () => {
  expect(inChinese('birthday; a customer who has not come back')).toBe('生日；客户很久没有再来')
  expect(inChinese('festival')).toBe('节日')
})

test('what is not known is shown as it is', () => {
  expect(inChinese('the moon is full')).toBe('the moon is full')
  expect(whyInWords('the order was made', followUpTexts.en.whys)).toBe('the order was made')
})
