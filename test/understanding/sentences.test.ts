import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { knowledgeOf, sentencesDir } from '#understanding/offline/knowledge.ts'
import { meanings } from '#understanding/offline/meaning.ts'

const company = { city: { zh: '上海', en: 'Shanghai' }, districts: [], services: [] }

describe('the example sentences', () => {
  it.each(meanings)('has at least eighty for %s', (meaning) => {
    const lines = readFileSync(join(sentencesDir, `${meaning}.txt`), 'utf8').split('\n')
    expect(lines.filter((line) => line.trim() !== '' && !line.startsWith('#')).length).toBeGreaterThanOrEqual(80)
  })

  it('has a file for every meaning and no other', () => {
    expect(readdirSync(sentencesDir).toSorted()).toEqual(meanings.map((meaning) => `${meaning}.txt`).toSorted())
  })

  it('says which file has the name of no meaning', () => {
    const directory = mkdtempSync(join(tmpdir(), 'sentences-'))
    writeFileSync(join(directory, 'nonsense.txt'), 'anything\n')
    expect(() => knowledgeOf(company, directory)).toThrow('nonsense')
  })

  it('says where a heading names no category', () => {
    const directory = mkdtempSync(join(tmpdir(), 'sentences-'))
    writeFileSync(join(directory, 'complaint.txt'), '# [noise]\nanything\n')
    expect(() => knowledgeOf(company, directory)).toThrow('complaint.txt:1')
  })
})
