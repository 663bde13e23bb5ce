import { mkdtempSync, readdirSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { consoleSecret } from '#access/console-secret.ts'

const folder = () => mkdtempSync(path.join(os.tmpdir(), 'secret-'))

test('the secret that is set is the secret', async () => {
  const dir = folder()
  expect(await consoleSecret('x'.repeat(40), dir)()).toBe('x'.repeat(40))
  expect(readdirSync(dir)).toEqual([])
})

test('otherwise one is made that only the program reads, and all who start at once have the same', async () => {
  const dir = folder()
  const known = await Promise.all(Array.from({ length: 5 }, () => consoleSecret(undefined, dir)()))
  expect(new Set(known).size).toBe(1)
  expect(known[0]).toMatch(/^[\w-]{43}$/)
  expect(readdirSync(dir)).toEqual(['console-secret'])
  expect(statSync(path.join(dir, 'console-secret')).mode & 0o777).toBe(0o600)
  expect(await consoleSecret(undefined, dir)()).toBe(known[0])
})
