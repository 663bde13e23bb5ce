import { resolve } from 'node:path'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { startFakeChatServer, type FakeChatServer } from '../../support/fake-chat-server.ts'
import { company } from './demo-company.ts'

/** The page as a customer uses it. */
export class ChatPage {
  readonly log: Locator
  readonly field: Locator
  readonly page: Page
  readonly server: FakeChatServer

  constructor(page: Page, server: FakeChatServer) {
    this.page = page
    this.server = server
    this.log = page.getByRole('log')
    this.field = page.getByRole('textbox')
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`${this.server.url}/${query}`)
    await expect(this.field).toBeVisible()
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text)
    await this.field.press('Enter')
  }

  /** Waits until the page shows exactly this text so many times as a line of its own. */
  async shows(text: string, times = 1): Promise<void> {
    await expect(this.log.getByText(text, { exact: true })).toHaveCount(times)
  }
}

/** A fresh fake server and page for each test; at the end nothing may have broken the contract or the page's policy. */
export const test = base.extend<{ server: FakeChatServer; chat: ChatPage }>({
  // Playwright requires the first parameter to be destructured, needed or not.
  // oxlint-disable-next-line no-empty-pattern
  server: async ({}, use) => {
    const server = await startFakeChatServer(resolve('dist/pages'))
    server.company = { ...company }
    await use(server)
    await server.stop()
    expect(server.violations).toEqual([])
  },
  chat: async ({ page, server }, use) => {
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => {
      if (/Content.Security.Policy|Refused to|Warning:/.test(message.text())) faults.push(message.text())
    })
    await use(new ChatPage(page, server))
    expect(faults).toEqual([])
  },
})

export { expect }
