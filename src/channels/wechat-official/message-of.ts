import type { Outbound } from '../channel.ts'
import type { Answer, Api } from './api.ts'
import type { Part } from './render.ts'

/** Sends a part of a reply; of a file the platform is first given the bytes, which reaches nobody by itself. */
export async function messageOf(
  api: Pick<Api, 'upload'>,
  { message, file: type }: Part,
  { file }: Outbound,
  send: (message: Record<string, unknown>) => Promise<Answer>,
): Promise<Answer> {
  if (type === undefined || !file) return send(message)
  const answer = await api.upload(type, { name: file.name, mime: file.mime, content: file.content })
  // Whatever became of the upload, the customer has seen nothing of it, so it may be tried again.
  if (answer.is === 'lost') return { is: 'unsent', detail: answer.detail }
  if (answer.is !== 'answered' || answer.errcode !== 0) return answer
  return send({ msgtype: type, [type]: { media_id: answer.body['media_id'] } })
}
