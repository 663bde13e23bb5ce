import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const executablePath =
  process.env['CHROMIUM'] ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file))

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/chat/build-pages.ts',
  outputDir: 'test-results',
  timeout: 30_000,
  reporter: 'list',
  workers: 1,
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Without a language of its own Chromium saves a paper with a Chinese name as "download".
      env: { LANG: 'C.UTF-8', ...process.env },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'chat', testDir: 'test/e2e/chat' },
    { name: 'program', testDir: 'test/e2e/program' },
    { name: 'console', testDir: 'test/e2e/console', expect: { timeout: 15_000 } },
    { name: 'console-pages', testDir: 'test/e2e/console-pages', expect: { timeout: 15_000 } },
  ],
})
