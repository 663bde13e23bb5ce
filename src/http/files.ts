import { Hono } from 'hono'
import type pg from 'pg'
import { sentFile } from '#desk/staff-files.ts'
import { authorised, type Authorised } from './authorised.ts'
import { refuse } from './errors.ts'
import { fileAnswer } from './file-answer.ts'
import type { FileLinks } from './file-links.ts'
import type { Sessions } from './sessions.ts'

export interface FileParts {
  pool: pg.Pool
  sessions: Sessions
  fileLinks: FileLinks
}

/** Files that staff sent, for the visitor in whose chat they are. */
export function chatFiles({ pool, sessions }: FileParts) {
  return new Hono<Authorised>().use('/files/*', authorised(sessions)).get('/files/:id', async (c) => {
    const file = await sentFile(pool, c.req.param('id'), c.get('conversationId'))
    return file ? fileAnswer(c, file) : refuse(c, 404, 'not_found', 'there is no such file in this chat')
  })
}

/** The same for whoever was sent a link, on a platform that takes no files. */
export function linkedFiles({ pool, fileLinks }: FileParts) {
  return new Hono().get('/:token', async (c) => {
    const id = await fileLinks.opened(c.req.param('token'))
    const file = id === undefined ? undefined : await sentFile(pool, id)
    if (file) return fileAnswer(c, file)
    c.header('Cache-Control', 'no-store')
    return c.text('链接已失效，请联系客服重新发送。\nThis link is no longer good. Please ask us to send it again.', 404)
  })
}
