import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import path from 'node:path'
import type { Route } from '#channels/channel.ts'
import { chat, type ChatParts } from './chat.ts'
import { company, type CompanyParts } from './company.ts'
import { consoleApp } from './console/app.ts'
import { consoleHeaders, consolePage } from './console/page.ts'
import type { ConsoleParts } from './console/parts.ts'
import { demo, type DemoParts } from './demo.ts'
import { refuse } from './errors.ts'
import { filePolicy } from './file-answer.ts'
import { linkPath } from './file-links.ts'
import { chatFiles, linkedFiles, type FileParts } from './files.ts'
import { health, type HealthParts } from './health.ts'

export type AppParts = ChatParts &
  CompanyParts &
  DemoParts &
  FileParts &
  HealthParts & {
    /** Where other programs bring messages. */
    routes: readonly Route[]
    console: ConsoleParts
    failed(error: unknown): void
  }

const pages = path.resolve(import.meta.dirname, '../../dist/pages')

/** Everything that is served over HTTP. */
export function app(parts: AppParts) {
  const http = new Hono()
  const ofConsole = consoleHeaders()
  const ofSite = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      // A picture that staff sent is fetched with the visitor's token and shown from memory.
      imgSrc: ["'self'", 'data:', 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
    },
    crossOriginEmbedderPolicy: false,
  })
  http.use(filePolicy())
  http.use((c, next) => (/^\/console(?:\/|$)/.test(c.req.path) ? ofConsole : ofSite)(c, next))
  http.route('/', health(parts))
  http.route('/api/chat', company(parts))
  http.route('/api/chat', chat(parts))
  http.route('/api/chat', chatFiles(parts))
  http.route(linkPath, linkedFiles(parts))
  if (parts.demo) http.route('/api/demo', demo(parts))
  http.route('/api/console', consoleApp(parts.console))
  for (const { method, path: where, handle } of parts.routes) http.on(method, where, (c) => handle(c.req.raw))
  http.use('/api/*', (c) => Promise.resolve(refuse(c, 404, 'not_found', 'there is nothing here')))
  http.use('/assets/*', compress(), async (c, next) => {
    await next()
    // Built files carry their content's hash in their name.
    if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable')
  })
  http.use(serveStatic({ root: pages }))
  http.route('/console', consolePage(pages))
  http.notFound((c) => refuse(c, 404, 'not_found', 'there is nothing here'))
  http.onError((error, c) => {
    if (error instanceof HTTPException)
      return error.res ? error.getResponse() : refuse(c, error.status, 'refused', error.message)
    parts.failed(error)
    if (c.req.path.startsWith('/api/console/')) return refuse(c, 500, 'failed', 'this did not work, please try again')
    // What cannot be stored is not acknowledged; the sender tries again with the same id.
    return refuse(c, 503, 'unavailable', 'the message could not be stored, please try again')
  })
  return http
}
