import type { Context } from 'hono'

/**
 * A file as it may be given to a browser: shown only where it is a picture, else saved, and never taken for anything
 * that runs.
 */
export function fileAnswer(
  c: Context,
  { name, mime, content }: { name: string; mime: string; content: Uint8Array<ArrayBuffer> },
) {
  const how = mime.startsWith('image/') ? 'inline' : 'attachment'
  c.header('Content-Type', mime)
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Content-Disposition', `${how}; filename*=UTF-8''${encodeURIComponent(name)}`)
  c.header('Content-Security-Policy', "default-src 'none'; sandbox")
  c.header('Cache-Control', 'private, no-store')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  return c.body(content)
}
