import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SentFile } from '#engine/model.ts'

/** For so long a link in a chat opens its file. */
const goodForMs = 7 * 24 * 3_600_000

/** Addresses that open one file each, for whoever was given one. Nothing is stored of them: they are signed. */
export interface FileLinks {
  /** Undefined where our address outside is not known. */
  link(file: Pick<SentFile, 'id'>): Promise<string | undefined>
  /** The file that a link opens; undefined for one that is forged or too old. */
  opened(token: string): Promise<string | undefined>
}

/** Where such links lead. */
export const linkPath = '/files'

export function makeFileLinks(parts: {
  publicUrl: string | undefined
  secret(): Promise<string>
  now(): Date
}): FileLinks {
  const signed = async (what: string) =>
    createHmac('sha256', await parts.secret())
      .update(`file link ${what}`)
      .digest()
  return {
    async link({ id }) {
      if (parts.publicUrl === undefined) return undefined
      const what = `${id}.${Math.floor((+parts.now() + goodForMs) / 1000).toString(36)}`
      const signature = (await signed(what)).toString('base64url')
      return `${new URL(parts.publicUrl).origin}${linkPath}/${what}.${signature}`
    },
    async opened(token) {
      const [, what, id, until, signature] = /^(([\w-]{1,64})\.([a-z\d]{1,10}))\.([\w-]{43})$/.exec(token) ?? []
      if (what === undefined || id === undefined || until === undefined || signature === undefined) return undefined
      const given = Buffer.from(signature, 'base64url')
      const wanted = await signed(what)
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
      return Number.parseInt(until, 36) * 1000 > +parts.now() ? id : undefined
    },
  }
}
