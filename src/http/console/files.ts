import { Hono } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { z } from 'zod'
import { takesFile } from '#conversation/sent-file.ts'
import { fileOf, keepFile, mostFileBytes, takenTypes } from '#desk/staff-files.ts'
import type { Channel } from '#channels/channel.ts'
import { chatFor } from './chat.ts'
import { queryOf } from './given.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { refuseIn } from './refusals.ts'

const Named = z.object({
  name: z.string().max(300).default(''),
  breakGlass: z.string().trim().min(1).max(300).optional(),
})
/** What one person adds in a minute. */
const often = { points: 30, duration: 60 }

/** How files reach the customer of a chat. */
export interface FilesOfChat {
  /** MIME types that the platform takes as files; others go as a link where `links`. */
  native: string[]
  links: boolean
  types: string[]
  mostBytes: number
}

/** What may be sent in a chat on this channel; a channel of another process is known to send links at least. */
export const filesOf = (channel: Channel | undefined, publicUrl: string | undefined): FilesOfChat => ({
  native: takenTypes.filter((type) => (channel?.capabilities.files[type] ?? 0) > 0),
  links: publicUrl !== undefined,
  types: takenTypes,
  mostBytes: mostFileBytes,
})

/** Takes the bytes of a file for a reply that is being written. */
export function files({ db, pool, channels, access, now }: ConsoleParts) {
  const limiter = new RateLimiterMemory(often)
  return new Hono<ConsoleEnv>().post('/:id/files', allow('chat.reply'), queryOf(Named), async (c) => {
    const { name, breakGlass } = c.req.valid('query')
    const { id } = await chatFor(c, pool, 'chat.reply', breakGlass)
    const by = c.get('staff').id
    const tooMany = await limiter.consume(by).then(
      () => false,
      (refusal: unknown) => refusal instanceof RateLimiterRes,
    )
    if (tooMany)
      return refuseIn(c, 429, 'too_many', { zh: '添加得太快，请稍候。', en: 'Too many files; please wait a moment.' })
    const content = new Uint8Array(await c.req.arrayBuffer())
    if (content.byteLength === 0) return refuseIn(c, 400, 'empty', { zh: '文件是空的。', en: 'The file is empty.' })
    if (content.byteLength > mostFileBytes) return refuseIn(c, 413, 'too_large', tooLarge)
    const file = await fileOf(content, name)
    if (!file)
      return refuseIn(c, 415, 'not_taken', {
        zh: '只能发送 JPG、PNG、WebP 图片和 PDF。',
        en: 'Only JPG, PNG and WebP pictures and PDF can be sent.',
      })
    const { rows } = await pool.query<{ channel: string }>('select channel from conversation where id = $1', [id])
    const channel = channels.get(rows[0]?.channel ?? '')
    if (access.publicUrl === undefined && !(channel && takesFile(channel.capabilities, file)))
      return refuseIn(c, 409, 'no_files', {
        zh: '这个渠道不收这种文件，只能发链接，但管理员还没有设置 PUBLIC_URL。',
        en: 'This channel takes no such file, and for a link an admin has to set PUBLIC_URL first.',
      })
    const kept = await keepFile(db, { conversationId: id, by, file, content }, now())
    return kept
      ? c.json(kept, 201)
      : refuseIn(c, 404, 'unknown_chat', { zh: '没有这个会话。', en: 'There is no such chat.' })
  })
}

/** Said of a file that is longer than is taken. */
export const tooLarge = {
  zh: `文件太大：最多 ${mostFileBytes / 1024 / 1024} MB。`,
  en: `The file is too large: at most ${mostFileBytes / 1024 / 1024} MB.`,
}
