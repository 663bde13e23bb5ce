import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { claimCluster, releaseCluster } from '#db/claim-cluster.ts'

const root = mkdtempSync(path.join(os.tmpdir(), 'guanjia-cluster-'))
const dir = path.join(root, 'postgres')
const stranger = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' })
await once(stranger, 'spawn')
const pid = stranger.pid ?? 0
afterAll(() => {
  stranger.kill('SIGKILL')
  rmSync(root, { recursive: true })
})
beforeEach(() => {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir)
  releaseCluster(dir)
})

/** The mark that this process leaves, as another process would have written it. */
function markOf(other: number): void {
  claimCluster(dir)
  const mine = readFileSync(`${dir}.owner`, 'utf8')
  writeFileSync(`${dir}.owner`, mine.replace(/^\d+/, String(other)))
}

test('a cluster whose owner is gone is taken over', () => {
  markOf(2 ** 22 + 1)
  claimCluster(dir)
  expect(readFileSync(`${dir}.owner`, 'utf8').split(' ')[0]).toBe(String(process.pid))
})

test('a cluster is refused while its owner lives', async () => {
  const entry = path.resolve('src/db/claim-cluster.ts')
  const script = `import(${JSON.stringify(entry)}).then((m) => { m.claimCluster(${JSON.stringify(dir)}); process.stdout.write('ok') }); setInterval(() => undefined, 1000)`
  const owner = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(owner.stdout, 'data')
  expect(() => claimCluster(dir)).toThrow(`process ${owner.pid} is already using this data folder`)
  owner.kill('SIGKILL')
  await once(owner, 'exit')
  expect(() => claimCluster(dir)).not.toThrow()
})

// Only Linux tells when a process began and what it was called with.
test.runIf(process.platform === 'linux')('another program that has the number of an owner that is gone is none', () => {
  markOf(pid)
  expect(() => claimCluster(dir)).not.toThrow()
})

test.runIf(process.platform === 'linux')(
  'another program that has the number of a server that is gone is let alone',
  () => {
    writeFileSync(path.join(dir, 'postmaster.pid'), `${pid}\n${dir}\n`)
    claimCluster(dir)
    expect(existsSync(path.join(dir, 'postmaster.pid'))).toBe(false)
    process.kill(pid, 0)
    expect(stranger.exitCode).toBeNull()
    expect(stranger.signalCode).toBeNull()
  },
)
