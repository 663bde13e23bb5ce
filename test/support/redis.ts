import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import net from 'node:net'

const program = ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find((file) => existsSync(file))

/** Whether a Redis server can be started on this machine. */
export const hasRedis = program !== undefined

/** A Redis server of the test's own on a free port, with nothing kept on disk. */
export async function startRedis(port?: number): Promise<{ port: number; url: string; stop(): Promise<void> }> {
  const own = port ?? (await freePort())
  const child = spawn(program ?? '', ['--port', String(own), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'])
  await listening(own)
  return { port: own, url: `redis://127.0.0.1:${own}`, stop: () => ended(child) }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}

async function listening(port: number): Promise<void> {
  for (;;) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => {
        socket.end()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    if (isUp) return
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}
