import fs from 'node:fs'
import path from 'node:path'

/**
 * Makes a cluster this process's own, and stops the server that an earlier, killed run left on it. Two programs on one
 * cluster would stop each other's server, so the second is refused while the first lives.
 * @throws Error when another process that is alive has it
 */
export function claimCluster(dir: string): void {
  const mark = markOf(dir)
  const [pid = '', born = ''] = fs.existsSync(mark) ? fs.readFileSync(mark, 'utf8').split(' ') : []
  const owner = Number(pid)
  if (owner > 0 && owner !== process.pid && isAlive(owner) && (born === '' || bornAt(owner) === born))
    throw new Error(`process ${owner} is already using this data folder: stop it, or set another DATA_DIR`)
  fs.writeFileSync(mark, `${process.pid} ${bornAt(process.pid)}`)
  stopLeftover(dir)
}

/** Gives a cluster up that has no server any more. */
export const releaseCluster = (dir: string): void => fs.rmSync(markOf(dir), { force: true })

const markOf = (dir: string) => `${dir}.owner`

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * When a process began, which tells it from a later one with its number: a container that is started again gives out
 * the same few numbers. Empty where the system does not say, and for one that is over but not yet buried by its parent.
 */
function bornAt(pid: number): string {
  if (process.platform !== 'linux') return ''
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    // The name in brackets may hold spaces; what follows it begins with field 3, the state, and the start is field 22.
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const isOver = fields[0] === 'Z'
    return isOver ? '' : `${boot}/${fields[19] ?? ''}`
  } catch {
    return ''
  }
}

function stopLeftover(dir: string): void {
  const file = path.join(dir, 'postmaster.pid')
  if (!fs.existsSync(file)) return
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n', 1)[0])
  if (!isAlive(pid) || !servesCluster(pid, dir)) return fs.rmSync(file, { force: true })
  process.kill(pid, 'SIGINT')
  for (let i = 0; i < 100 && fs.existsSync(file); i++) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
}

/** False for another program that has the number of a server that is gone. */
function servesCluster(pid: number, dir: string): boolean {
  if (process.platform !== 'linux') return true
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(dir)
  } catch {
    return false
  }
}
