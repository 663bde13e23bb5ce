import { InputFile, type Api } from 'grammy'
import type { OutFile, SendResult } from '../channel.ts'
import { neverLeft, refusalOf } from './api.ts'
import type { Part } from './render.ts'

type Payload = Parameters<Api['raw']['sendMessage']>[0]
export type Extras = Pick<Payload, 'reply_parameters' | 'reply_markup'>

/** The pause when nobody can be reached. */
const unreachableMs = 3_000

/**
 * One try to send. Only what was certainly refused may be sent again: Telegram has no key against sending twice.
 * @param file has the bytes of a part that is a file
 */
export async function deliver(api: Api, part: Part, extras: Extras = {}, file?: OutFile): Promise<SendResult> {
  try {
    const message = await call(api, part, extras, file)
    return { ok: true, id: String(message.message_id) }
  } catch (error) {
    const again = elsewhere(part, error) ?? asDocument(part, error)
    return again ? deliver(api, again, extras, file) : outcomeOf(error)
  }
}

async function call(api: Api, part: Part, extras: Extras, out: OutFile | undefined): Promise<{ message_id: number }> {
  if (!('file' in part)) return api.raw.sendMessage({ ...part, ...extras })
  const { file, ...rest } = part
  const { reply_parameters: answers } = extras
  const fields = { ...rest, ...(answers ? { reply_parameters: answers } : {}) }
  if (!out) throw new Error('a file part without a file')
  // grammY writes the name as it is, and a bare one ends at its first space. Ours has no quotes in it.
  const input = new InputFile(out.content, `"${out.name}"`)
  return file === 'photo'
    ? api.raw.sendPhoto({ ...fields, photo: input })
    : api.raw.sendDocument({ ...fields, document: input })
}

/** A picture that is too long or too wide to be shown is a file. */
function asDocument(part: Part, error: unknown): Part | undefined {
  const refusal = refusalOf(error)
  const isOdd =
    refusal?.error_code === 400 &&
    /PHOTO_INVALID_DIMENSIONS|IMAGE_PROCESS_FAILED|PHOTO_EXT_INVALID/i.test(refusal.description)
  return isOdd && 'file' in part && part.file === 'photo' ? { ...part, file: 'document' } : undefined
}

/** Where to send what was refused only for its place: a topic that is gone, a group that was upgraded and has a new id. */
function elsewhere(part: Part, error: unknown): Part | undefined {
  const refusal = refusalOf(error)
  if (refusal?.error_code !== 400) return undefined
  if (
    part.message_thread_id !== undefined &&
    /thread not found|topic_(?:deleted|closed|id_invalid)/i.test(refusal.description)
  ) {
    const { message_thread_id: _gone, ...general } = part
    return general
  }
  const moved = refusal.parameters.migrate_to_chat_id
  return moved === undefined || moved === part.chat_id ? undefined : { ...part, chat_id: moved }
}

/** What a failed call means for what it was to bring about. */
export function outcomeOf(error: unknown): Exclude<SendResult, { ok: true }> {
  const refusal = refusalOf(error)
  if (!refusal)
    return neverLeft(error) ? { ok: false, why: 'later', retryAfterMs: unreachableMs } : { ok: false, why: 'unknown' }
  if (refusal.error_code === 429)
    return { ok: false, why: 'later', retryAfterMs: (refusal.parameters.retry_after ?? 1) * 1_000 }
  if (refusal.error_code >= 500) return { ok: false, why: 'unknown' }
  return { ok: false, why: 'refused', detail: `${refusal.error_code} ${refusal.description}` }
}
