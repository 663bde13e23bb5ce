import { test as base, expect } from '@playwright/test'
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Role } from '#db/schema/staff.ts'
import { faultsOf } from '../console/console-page.ts'

/** What stands on the stage, as `stage.ts` prints it. */
export interface Stage {
  url: string
  cookies: Record<Role, string>
  day: string
  booker: string
  leaver: string
  moved: string
  watched: string
  lonely: string
  done: string
  quality: string
  attitude: string
  /** Chats of one customer who stands in two files. */
  twice: [string, string]
  /** A chat that waits for people. */
  waits: string
}

interface Given {
  role: Role
  /** Opens an address below /console, signed in. */
  visit: (path: string) => Promise<void>
}

/** Starts the stage for a file of tests; they share what stands on it. */
async function startStage(): Promise<{ stage: Stage; stop: () => Promise<void> }> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'guanjia-pages-'))
  chmodSync(dir, 0o755)
  const env = { ...process.env, PORT: '0', DATA_DIR: path.join(dir, 'data'), LOG_LEVEL: 'error', BURST_MS: '20' }
  const child = spawn(process.execPath, ['test/e2e/console-pages/stage.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const over = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await over
    rmSync(dir, { recursive: true, force: true })
  }
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('{')) return { stage: JSON.parse(line) as Stage, stop }
  await stop()
  throw new Error('the stage ended before it was ready')
}

/** A page of the console against the whole program. */
export const test = base.extend<Given, { stage: Stage }>({
  role: ['supervisor', { option: true }],
  stage: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
    async ({}, use) => {
      const { stage, stop } = await startStage()
      await use(stage)
      await stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  visit: async ({ page, context, stage, role }, use) => {
    const cookie = stage.cookies[role]
    const cut = cookie.indexOf('=')
    await context.addCookies([{ name: cookie.slice(0, cut), value: cookie.slice(cut + 1), url: stage.url }])
    const faults = faultsOf(page)
    await use(async (address) => {
      await page.goto(`${stage.url}/console${address}`)
    })
    expect(faults).toEqual([])
  },
})

export { expect }
