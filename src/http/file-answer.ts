import type { Context, MiddlewareHandler } from 'hono'

/** A file may run nothing, and belongs to no origin where it is opened by itself. */
const policy = "default-src 'none'; sandbox"

/** For files that were answered. Goes outside of what sets a page's headers, which would put its policy in this place. */
export function filePolicy(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (c.get('isFile') === true) c.header('Content-Security-Policy', policy)
  }
}

/**
 * A file as it may be given to a browser: shown only where it is a picture, else saved, and never taken for anything
 * that runs. Its policy is set by `filePolicy`.
 */
export function fileAnswer(
  c: Context,
  { name, mime, content }: { name: string; mime: string; content: Uint8Array<ArrayBuffer> },
) {
  const how = mime.startsWith('image/') ? 'inline' : 'attachment'
  c.header('Content-Type', mime)
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Content-Disposition', `${how}; filename*=UTF-8''${encodeURIComponent(name)}`)
  c.set('isFile', true)
  c.header('Cache-Control', 'private, no-store')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  return c.body(content)
}
