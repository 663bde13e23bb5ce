import type { Capabilities } from '#channels/channel.ts'
import type { SentFile } from '#engine/model.ts'

/** Where the bytes of files are that staff send, and how a customer gets one whose platform does not take it. */
export interface Files {
  /** Nothing where it is there no more. */
  read(id: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** An address that opens this file for whoever has it, for a while; nothing where we have no address outside. */
  link(file: SentFile): Promise<string | undefined>
}

/** Words in place of a file, where it can only be named. */
export const standIn = ({ kind, name }: Pick<SentFile, 'kind' | 'name'>): string =>
  kind === 'photo' ? '[图片]' : `[文件] ${name}`

/** Whether a platform takes this file; else the customer is given a link. */
export const takesFile = (
  { files }: Pick<Capabilities, 'files'>,
  { mime, bytes }: Pick<SentFile, 'mime' | 'bytes'>,
): boolean => bytes <= (files[mime] ?? 0)
