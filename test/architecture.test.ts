import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const src = path.resolve(import.meta.dirname, '../src')

/** Who may import whom, by top folder; `types` may be imported as types only. */
const rules: Record<string, { may: string[]; types?: string[] }> = {
  engine: { may: [] },
  db: { may: [], types: ['engine'] },
  business: { may: ['db'], types: ['engine'] },
  actions: { may: ['business', 'desk', 'engine'], types: ['db'] },
  understanding: { may: [], types: ['engine'] },
  channels: { may: ['db'], types: ['engine'] },
  conversation: { may: ['engine', 'db'], types: ['understanding', 'channels'] },
  jobs: { may: ['conversation', 'business', 'db'], types: ['engine'] },
  access: { may: ['db'] },
  desk: { may: ['conversation', 'business', 'db'], types: ['engine', 'access'] },
  'staff-group': {
    may: ['desk', 'conversation', 'business', 'db', 'channels', 'access', 'understanding'],
    types: ['engine'],
  },
  http: { may: ['engine', 'conversation', 'business', 'db', 'channels', 'desk', 'jobs', 'access'], types: ['engine'] },
  console: { may: ['channels'], types: ['http', 'access', 'desk', 'business', 'conversation', 'db', 'engine'] },
  demo: { may: ['business', 'db'] },
}

interface Import {
  file: string
  from: string
  to: string
  type: boolean
}

function imports(): Import[] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((f) => /\.tsx?$/.test(f))
  return files.flatMap((file) => {
    const text = readFileSync(path.join(src, file), 'utf8')
    return [...text.matchAll(/^(?:import|export)\s+(type\s+)?[^'"]*?from\s+'([^']+)'/gm)].flatMap((match): Import[] => {
      const [, type, target = ''] = match
      const to = target.startsWith('#')
        ? target.slice(1)
        : target.startsWith('.')
          ? path.relative(src, path.resolve(src, path.dirname(file), target))
          : undefined
      if (to === undefined) return []
      return [{ file, from: file.split('/')[0] ?? '', to, type: type !== undefined }]
    })
  })
}

test('each part imports only what it may know', () => {
  const broken = imports().flatMap(({ file, from, to, type }) => {
    const rule = rules[from]
    const target = to.split('/')[0] ?? ''
    if (!rule || target === from || rule.may.includes(target)) return []
    return type && rule.types?.includes(target) ? [] : [`${file} imports ${to}`]
  })
  expect(broken).toEqual([])
})

test('a channel knows only itself and the interface', () => {
  const broken = imports()
    .filter(({ file }) => /^channels\/[^/]+\//.test(file) && !file.startsWith('channels/web/page/'))
    .filter(({ file, to }) => {
      const own = file.split('/').slice(0, 2).join('/')
      return to.startsWith('channels/') && !to.startsWith(`${own}/`) && to.split('/').length > 2
    })
    .map(({ file, to }) => `${file} imports ${to}`)
  // 公众号 and 微信客服 are two doors of one house: 微信客服 uses the other's cryptography, calls and send window.
  const shared =
    /^channels\/wechat-kf\/\S+ imports channels\/wechat-official\/(?:api|envelope|fields|keywords|message-of|paid-send|push|render|send-result|send-window)\.ts$/
  expect(broken.filter((line) => !shared.test(line))).toEqual([])
})

test('there are no barrel files', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((f) => /\.tsx?$/.test(f))
  const barrels = files.filter((f) => /^export \* from/m.test(readFileSync(path.join(src, f), 'utf8')))
  expect(barrels).toEqual([])
})
