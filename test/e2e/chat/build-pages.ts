import { spawnSync } from 'node:child_process'

/** Builds the pages before the first test, so that the tests are of what is in the work tree. */
export default function buildPages(): void {
  const { status } = spawnSync('vite build --logLevel warn', { stdio: 'inherit', shell: true })
  if (status !== 0) throw new Error('vite build failed')
}
