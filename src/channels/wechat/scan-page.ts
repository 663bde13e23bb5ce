import { timingSafeEqual } from 'node:crypto'
import type { Route } from '../channel.ts'
import { qrCode, type QrCode } from './qr-code.ts'

export const scanPath = '/wechat/scan'

export interface Login {
  state: 'starting' | 'needs-login' | 'online' | 'offline'
  /** What a phone has to scan. */
  link?: string
  /** Who is logged in, or what is wrong. */
  detail?: string
}

/** The page with the code to scan, for whoever has the key: whoever scans it becomes the company's voice. */
export const scanPage = (key: string, login: () => Login): Route => ({
  method: 'GET',
  path: scanPath,
  handle(request) {
    const given = Buffer.from(new URL(request.url).searchParams.get('key') ?? '')
    const wanted = Buffer.from(key)
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      return Promise.resolve(new Response('', { status: 404 }))
    const asPage = request.headers.get('accept')?.includes('text/html') ?? false
    return Promise.resolve(
      new Response(asPage ? page(login()) : plain(login()), {
        headers: {
          'Content-Type': `text/${asPage ? 'html' : 'plain'}; charset=utf-8`,
          'Cache-Control': 'no-store',
          'Referrer-Policy': 'no-referrer',
          'X-Content-Type-Options': 'nosniff',
        },
      }),
    )
  },
})

const titles: Readonly<Record<Login['state'], string>> = {
  starting: '正在启动 · Starting',
  'needs-login': '请用微信扫码登录 · Scan with WeChat',
  online: '已登录 · Logged in',
  offline: '已离线 · Offline',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

/** It needs no script and no style, so the strictest policy shows it; it asks again by itself. */
function page({ state, link, detail }: Login): string {
  const code = link === undefined ? undefined : qrCode(link)
  const shown = code ? svg(code) : link === undefined ? '' : `<p>${escaped(link)}</p>`
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5"><title>${titles[state]}</title></head>
<body><main align="center"><h1>${titles[state]}</h1>${shown}<p>${escaped(detail ?? '')}</p></main></body></html>`
}

/** For a terminal: two rows of the code in one line. */
function plain({ state, link, detail }: Login): string {
  const code = link === undefined ? undefined : qrCode(link)
  const rows = code ? halfBlocks(code) : (link ?? '')
  return `${titles[state]}\n${rows}\n${detail ?? ''}\n`
}

const margin = 4

function svg(code: QrCode): string {
  const size = code.length + 2 * margin
  const dark = code.flatMap((row, y) => row.flatMap((on, x) => (on ? `M${x + margin} ${y + margin}h1v1h-1z` : [])))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="320" height="320" role="img" aria-label="QR" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${dark.join('')}" fill="#000"/></svg>`
}

function halfBlocks(code: QrCode): string {
  const dark = (x: number, y: number): boolean => code[y]?.[x] ?? false
  const lines: string[] = []
  for (let y = -margin; y < code.length + margin; y += 2) {
    let line = ''
    // Terminals are dark: what is light in the code is drawn.
    for (let x = -margin; x < code.length + margin; x++)
      line += [' ', '▄', '▀', '█'][(dark(x, y) ? 0 : 2) + (dark(x, y + 1) ? 0 : 1)]
    lines.push(line)
  }
  return lines.join('\n')
}
