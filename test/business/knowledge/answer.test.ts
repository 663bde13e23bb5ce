import { describe, expect, test } from 'vitest'
import { answer, type Answer } from '#business/knowledge/answer.ts'
import { checkFigures, factsOf } from '#business/knowledge/facts.ts'
import { figuresIn } from '#business/knowledge/figures.ts'
import { catalogueText, demoCompany } from './demo-company.ts'
import { knownQuestions } from './known-questions.ts'
import { unknownQuestions } from './unknown-questions.ts'

const company = demoCompany()
const now = new Date('2026-03-04T10:00:00+08:00')
const ask = (question: string, more: Partial<Parameters<typeof answer>[1]> = {}): Answer =>
  answer(question, { company, locale: 'zh', now, ...more })

const lines = (table: string): string[] => table.trim().split('\n')
const known = lines(knownQuestions).map((line) => {
  const [question = '', sources = '', figures = ''] = line.split('|').map((cell) => cell.trim())
  return { question, sources: sources.split(' '), figures: figures.split(' ').filter(Boolean).map(Number) }
})
const unknown = lines(unknownQuestions)

const isFrom = (source: string, wanted: string): boolean => source.startsWith(wanted) || source.endsWith(`.${wanted}`)

describe('questions that the catalogue answers', () => {
  test.each(known)('$question', ({ question, sources, figures }) => {
    const given = ask(question)
    const fitting = given.source.filter((source) => sources.some((wanted) => isFrom(source, wanted)))
    // The whole answer is compared, so that a failure shows what was said instead.
    expect({ ...given, fits: fitting.length > 0 }).toMatchObject({ known: true, fits: true })
    expect(figuresIn(given.text)).toEqual(expect.arrayContaining(figures))
  })
})

describe('questions that it does not answer', () => {
  test.each(unknown)('%s', (question) => {
    const given = ask(question)
    expect(given).toMatchObject({ known: false, source: [] })
  })
})

describe('an answer', () => {
  test('has no figure that is not in the catalogue, in the question or in the priced sum', () => {
    const inCatalogue = new Set(figuresIn(catalogueText))
    // Lead times of whole days are written as hours; sums are checked one by one in the table above.
    for (const hours of company.services.map(({ leadTimeHours }) => leadTimeHours)) inCatalogue.add(hours / 24)
    const asked = [...known, ...unknown.map((question) => ({ question, figures: [] as number[] }))]
    const invented = asked.flatMap(({ question, figures }) =>
      (['zh', 'en'] as const).flatMap((locale) => {
        const { text } = ask(question, { locale })
        const said = new Set([...figures, ...figuresIn(question), ...figuresIn(expand(question))])
        return figuresIn(text)
          .filter((figure) => !inCatalogue.has(figure) && !said.has(figure))
          .map((figure) => ({ question, text, figure }))
      }),
    )
    expect(asked.length).toBeGreaterThan(300)
    expect(invented).toEqual([])
  })

  test('takes little time', () => {
    const times = known
      .map(({ question }) => {
        const start = performance.now()
        ask(question)
        return performance.now() - start
      })
      .toSorted((one, other) => one - other)
    expect(times[Math.floor(times.length * 0.95)]).toBeLessThan(50)
  })

  test('is short enough for a chat', () => {
    const long = known.filter(({ question }) => ask(question).text.length > 600)
    expect(long).toEqual([])
  })

  test.each([
    ['100平深度保洁多少钱', 'zh', 'zh'],
    ['How much is deep cleaning for 100 sqm?', 'zh', 'en'],
    ['深度保洁 how much', 'en', 'en'],
    ['100平深度保洁多少钱', 'en', 'zh'],
  ] as const)('%s in a chat in %s is answered in %s', (question, locale, expected) => {
    expect(/\p{Script=Han}/u.test(ask(question, { locale }).text)).toBe(expected === 'zh')
  })

  test('uses what the conversation is about already', () => {
    expect(ask('多少钱', { service: 'clean-deep', area: 100 }).text).toContain('900')
    expect(ask('要多久', { service: 'clean-deep', area: 100 }).text).toContain('6小时')
    expect(ask('多少钱一台', { service: 'hood' }).text).toContain('180')
  })

  test('to two questions in one message has both', () => {
    const given = ask('深度保洁100平多少钱？能开发票吗？')
    expect(given.source).toEqual(['clean-deep.price', 'F05'])
    expect(given.text.split('\n')).toHaveLength(2)
  })

  test('of which somebody must know at once says so', () => {
    for (const question of ['来的人和照片不一样', '家里丢东西了', '老人摔了怎么办', '宝宝发烧月嫂能喂药吗']) {
      expect({ question, ...ask(question) }).toMatchObject({ question, needsHuman: true })
    }
    expect(ask('深度保洁多少钱').needsHuman).toBeUndefined()
  })

  test('that is not known offers questions nearby and never a figure', () => {
    const given = ask('保险是哪家公司的')
    expect(given.known).toBe(false)
    expect(given.suggestions?.length).toBeGreaterThan(0)
    expect(figuresIn(given.text)).toEqual([])
  })

  test.each(['', ' ', '？？？', '😀😀', 'a'.repeat(4000), '多少钱'.repeat(1000), '（', '[a-z](('])(
    'survives %j',
    (question) => {
      expect(() => ask(question)).not.toThrow()
    },
  )

  test('without written remedies leaves those questions to the FAQ', () => {
    const bare = { ...company, remedies: undefined }
    expect(ask('退款几天到账', { company: bare }).source).toEqual(['F54'])
    expect(ask('东西打碎了找谁赔', { company: bare }).source).toEqual(['F51'])
  })
})

describe('facts', () => {
  test.each(['zh', 'en'] as const)('cover prices, policies and the FAQ in %s', (locale) => {
    const facts = factsOf(company, locale)
    const ids = new Set(facts.map(({ id }) => id))
    expect(ids.size).toBe(facts.length)
    for (const service of company.services) expect(ids).toContain(`${service.id}.price`)
    for (const { id } of company.faqs) expect(ids).toContain(id)
    expect(ids).toContain('policy.late')
  })

  test('catch an invented figure and let a repeated one pass', () => {
    const facts = factsOf(company, 'zh')
    expect(checkFigures('深度保洁9元/平方米，380元起', facts)).toEqual({ ok: true })
    expect(checkFigures('深度保洁只要7777元', facts)).toEqual({ ok: false, invented: [7777] })
    expect(checkFigures('给您打三百二十一元', facts)).toEqual({ ok: false, invented: [321] })
    expect(checkFigures('137平共1233元', facts, ['137平多少钱', '1233'])).toEqual({ ok: true })
  })
})

/** A Chinese number in a question may come back as digits. */
function expand(question: string): string {
  const digits: Record<string, string> = {
    一个: '1',
    两: '2',
    三: '3',
    五: '5',
    八十: '80',
    八十五: '85',
    一百二十: '120',
  }
  return Object.entries(digits)
    .filter(([word]) => question.includes(word))
    .map(([, value]) => value)
    .join(' ')
}
