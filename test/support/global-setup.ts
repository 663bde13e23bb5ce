import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureDatabase, migrate } from '#db/client.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string
  }
}

/** One PostgreSQL for the whole run, with a migrated template that each test file copies. */
export default async function setup(project: TestProject) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'guanjia-test-'))
  fs.chmodSync(dir, 0o755)
  const server = await startEmbeddedPostgres({
    dir: path.join(dir, 'data'),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      wal_level: 'minimal',
      max_wal_senders: '0',
      max_connections: '200',
    },
  })
  await ensureDatabase(server.url('postgres'), 'template_guanjia')
  await migrate(server.url('template_guanjia'))
  project.provide('postgres', server.url('postgres'))
  return async () => {
    await server.stop()
    fs.rmSync(dir, { recursive: true, force: true })
  }
}
