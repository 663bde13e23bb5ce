// The whole program in a process whose clock is wrong: every Date it makes is off by so many milliseconds.
const [databaseUrl, skew, DATA_DIR, redisUrl] = process.argv.slice(2)
if (!databaseUrl || !skew || !DATA_DIR) throw new Error('a database, a skew and a folder are wanted')
const skewMs = Number(skew)

const rightNow = Date.now.bind(Date)
class SkewedDate extends Date {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(rightNow() + skewMs)
    else super(...given)
  }
  static override now(): number {
    return rightNow() + skewMs
  }
}
globalThis.Date = new Proxy(SkewedDate, {
  apply: () => new SkewedDate().toString(),
}) as unknown as DateConstructor

// Loaded when the clock is wrong already.
const { readConfig } = await import('#config.ts')
const { start } = await import('../../../src/main.ts')
const program = await start(
  readConfig({ PORT: '0', LOG_LEVEL: 'error', ROLE: 'all', DATA_DIR, ...(redisUrl ? { REDIS_URL: redisUrl } : {}) }),
  {
    databaseUrl,
  },
)
console.log(program.url)
