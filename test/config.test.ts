import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readConfig } from '#config.ts'

test('an empty environment gives the defaults', () => {
  expect(readConfig({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: '.data', ROLE: 'all' })
})

test('every wrong setting is named', () => {
  expect(() => readConfig({ PORT: 'x', ROLE: 'boss' })).toThrow(/PORT[\s\S]*ROLE|ROLE[\s\S]*PORT/)
})

test('an empty value is no value', () => {
  expect(readConfig({ DATABASE_URL: '', PORT: '' }).DATABASE_URL).toBeUndefined()
})

test('.env.example names every setting, with its default', () => {
  const example = Object.fromEntries(
    [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value]) => [
      name,
      value,
    ]),
  )
  const config: Record<string, unknown> = readConfig({})
  expect(Object.keys(config).filter((name) => !(name in example))).toEqual([])
  for (const [name, value] of Object.entries(config))
    expect(`${name}=${example[name] ?? ''}`).toBe(`${name}=${String(value)}`)
})
