import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The whole program as it is started by hand, in a process of its own that can be killed. */
export async function startServer() {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'guanjia-e2e-'))
  chmodSync(dir, 0o755)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let printed = ''

  const ended = (process: ChildProcess) => new Promise((resolve) => process.once('exit', resolve))
  const start = async () => {
    const env = { ...process.env, PORT: String(port), DATA_DIR: path.join(dir, 'data'), LOG_LEVEL: 'error' }
    child = spawn(process.execPath, ['src/main.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout?.on('data', (text: Buffer) => (printed += text.toString()))
    for (;;) {
      const ready = await fetch(`${url}/readyz`).then(
        (response) => response.ok,
        () => false,
      )
      if (ready) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  await start()
  return {
    url,
    start,
    /** What it has printed so far, over all its starts. */
    printed: () => printed,
    /** As a power cut does it: nothing is finished. */
    async kill() {
      const dead = child && ended(child)
      child?.kill('SIGKILL')
      await dead
    },
    async stop() {
      const over = child && ended(child)
      child?.kill('SIGTERM')
      await over
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
