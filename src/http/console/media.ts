import { fileTypeFromBuffer } from 'file-type'
import { Hono } from 'hono'
import { isLive } from '#channels/live.ts'
import { sentFile } from '#desk/staff-files.ts'
import { fileAnswer } from '../file-answer.ts'
import { chatFor } from './chat.ts'
import { placeIn } from './given.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { refuseIn } from './refusals.ts'

const mostBytes = 10 * 1024 * 1024
const patienceMs = 20_000
/** By what the bytes are, whatever they are called; nothing that a browser would run. */
const shown = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'audio/mpeg',
  'audio/ogg',
  'audio/amr',
  'audio/mp4',
  'audio/x-m4a',
  'video/mp4',
  'application/pdf',
])

/** What a customer sent, fetched from the platform when somebody looks at it, and what staff sent. */
export function media({ pool, channels }: ConsoleParts) {
  return new Hono<ConsoleEnv>().get('/:id/media/:seq/:n', allow('chat.read'), async (c) => {
    const { id } = await chatFor(c, pool, 'chat.read')
    const { rows } = await pool.query<{ channel: string; ref: string | null; file: string | null }>({
      name: 'media',
      text: `select k.channel, case when m.sender = 'customer' then m.payload->'media'->$3::int->>'ref' end as ref,
          case when m.sender <> 'customer' and $3 = 0 then m.payload->'file'->>'id' end as file
        from conversation k left join message m on m.conversation_id = k.id and m.seq = $2 where k.id = $1`,
      values: [id, placeIn(c.req.param('seq')), placeIn(c.req.param('n'))],
    })
    const [found] = rows
    const channel = channels.get(found?.channel ?? '')
    const missing = { zh: '文件已经取不到了。', en: 'The file is no longer to be had.' }
    const own = found?.file ? await sentFile(pool, found.file, id) : undefined
    if (own) return fileAnswer(c, own)
    if (!found?.ref || !channel || !isLive(channel)) return refuseIn(c, 404, 'no_media', missing)
    const signal = AbortSignal.any([c.req.raw.signal, AbortSignal.timeout(patienceMs)])
    const bytes = await channel.fetchMedia(found.ref, { maxBytes: mostBytes, signal }).catch(() => undefined)
    if (!bytes) return refuseIn(c, 404, 'no_media', missing)
    const type = (await fileTypeFromBuffer(bytes))?.mime ?? ''
    if (!shown.has(type))
      return refuseIn(c, 415, 'not_shown', {
        zh: '这种文件不能在这里打开。',
        en: 'This kind of file is not shown here.',
      })
    c.header('Content-Type', type)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Content-Disposition', type === 'application/pdf' ? 'attachment; filename="file.pdf"' : 'inline')
    c.header('Cache-Control', 'private, max-age=3600')
    return c.body(bytes)
  })
}
