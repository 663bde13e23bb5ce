import type { Api } from 'grammy'
import { plainly } from './api.ts'
import { readAtMost } from './read-at-most.ts'

/**
 * A file that somebody sent; Telegram gives files up to 20 MB.
 * @param root where Telegram is and the token, without which no file is to be had
 * @throws Error when it is gone or longer than `maxBytes`; its text holds no token
 */
export async function fetchMedia(
  api: Api,
  root: { apiRoot: string; token: string },
  ref: string,
  limit: { maxBytes: number; signal: AbortSignal },
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await api.getFile(ref).catch((error: unknown) => {
    throw plainly(error)
  })
  if (file.file_path === undefined) throw new Error('Telegram does not give this file')
  if ((file.file_size ?? 0) > limit.maxBytes) throw new Error(`the file has more than ${limit.maxBytes} bytes`)
  const response = await fetch(`${root.apiRoot}/file/bot${root.token}/${file.file_path}`, {
    signal: limit.signal,
    redirect: 'error',
  })
  if (!response.ok) throw new Error(`Telegram answered ${response.status} for a file`)
  const bytes = await readAtMost(response.body, limit.maxBytes)
  if (!bytes) throw new Error(`the file has more than ${limit.maxBytes} bytes`)
  return bytes
}
