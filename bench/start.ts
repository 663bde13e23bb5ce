import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const root = path.resolve(import.meta.dirname, '..')
const patienceMs = 60_000
const restMs = 5_000

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const children = (pid: number): number[] =>
  fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8')
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === String(pid)
      } catch {
        return false
      }
    })
    .map(Number)

interface Memory {
  nodeMb: number
  postgresMb: number
}

/** RSS of Node, and what the server's processes hold together, shared pages counted once. */
function memoryOf(pid: number): Memory {
  const memory = { nodeMb: 0, postgresMb: 0 }
  const visit = (id: number): void => {
    const name = fs.readFileSync(`/proc/${id}/comm`, 'utf8')
    const field = (file: string, key: string) =>
      Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(fs.readFileSync(`/proc/${id}/${file}`, 'utf8'))?.[1] ?? 0) /
      1024
    if (name.startsWith('postgres')) memory.postgresMb += field('smaps_rollup', 'Pss')
    else if (/^(?:node|MainThread)/.test(name)) memory.nodeMb = Math.max(memory.nodeMb, field('status', 'VmRSS'))
    for (const child of children(id)) visit(child)
  }
  visit(pid)
  return memory
}

/** `npm start` until messages are accepted; then, after a rest, its memory; then it is asked to end. */
async function once(dataDir: string): Promise<{ ms: number; memory: Memory }> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const pid = child.pid ?? 0
  try {
    for (;;) {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
      if (response?.ok) break
      if (child.exitCode !== null || performance.now() - began > patienceMs)
        throw new Error(`npm start failed: ${errors}`)
      await pause(10)
    }
    const ms = performance.now() - began
    await pause(restMs)
    return { ms, memory: memoryOf(pid) }
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null) {
      process.kill(-pid, 'SIGTERM')
      await gone
    }
  }
}

/** Cold (a new cluster is made, the demo company loaded) and warm starts, as rows of a table. */
export async function startTimes(dir: string): Promise<(string | number)[][]> {
  const dataDir = path.join(dir, 'program')
  const rows: (string | number)[][] = [['npm start', 'ready after ms', 'node RSS MB', 'postgres PSS MB']]
  for (const name of ['first', 'second', 'third']) {
    const { ms, memory } = await once(dataDir)
    rows.push([name, Math.round(ms), Math.round(memory.nodeMb), Math.round(memory.postgresMb)])
  }
  return rows
}
