import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** Where the console's page is served: every address below it is the page's own to read. */
export function consolePage(pages: string) {
  const app = new Hono()
  app.get('*', async (c, next) => {
    // What has an ending was asked for as a file, and there is none.
    if (path.extname(c.req.path) !== '') return next()
    const html = await readFile(path.join(pages, 'console/index.html'), 'utf8').catch(() => undefined)
    if (html === undefined) return next()
    c.header('Cache-Control', 'no-cache')
    return c.html(html)
  })
  return app
}

/** What the console's page may load: its own files. Dialogs put a style of their own into the page, hence the exception. */
export const consoleHeaders = () =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
  })
