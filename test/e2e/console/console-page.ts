import { test as base, expect, type Page } from '@playwright/test'
import type { Role } from '#db/schema/staff.ts'
import { startFakeConsole, type FakeConsole } from './fake-console-server.ts'

interface Given {
  role: Role
  fake: FakeConsole
  /** Opens an address below /console. */
  visit: (path?: string) => Promise<void>
}

/** What a page may not do, whatever a test is about: fail, or break its content security policy. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to|Warning:|same key/.test(message.text())) faults.push(message.text())
  })
  return faults
}

/** A fresh fake console and page for each test. */
export const test = base.extend<Given>({
  role: ['agent', { option: true }],
  fake: async ({ role }, use) => {
    const fake = await startFakeConsole(role)
    await use(fake)
    await fake.stop()
  },
  visit: async ({ page, fake }, use) => {
    const faults = faultsOf(page)
    await use(async (path = '/inbox') => {
      await page.goto(`${fake.url}/console${path}`)
    })
    expect(faults).toEqual([])
  },
})

export { expect }
