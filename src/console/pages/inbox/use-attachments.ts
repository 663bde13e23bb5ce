import { useEffect, useRef, useState } from 'react'
import type { SentFile } from '#engine/model.ts'
import { useTexts } from '../../shell/language.tsx'
import { Refused } from '../../shell/request.ts'
import { fileTexts } from '../../texts/files.ts'
import { giveFile } from './calls.ts'
import type { Conversation } from './model.ts'

/** A file that is to go with the next reply. */
export interface Attachment {
  key: string
  name: string
  bytes: number
  /** A picture as it looks, before the server has it. */
  preview: string | undefined
  state: 'uploading' | 'ready' | 'failed'
  /** Set when it is ready. */
  file?: SentFile
  /** Why it failed; one that may be tried again still has its bytes. */
  why?: string
  again?: () => void
}

const mostAtOnce = 5

/** The files of a reply: uploaded as they are added, so that sending takes no longer than for words. */
export function useAttachments({ id, files }: Pick<Conversation, 'id' | 'files'>, reason: string | undefined) {
  const texts = useTexts(fileTexts)
  const [list, setList] = useState<readonly Attachment[]>([])
  const [tooMany, setTooMany] = useState(false)
  const underWay = useRef(new Map<string, AbortController>())
  const previews = useRef(new Set<string>())
  const update = (key: string, change: Partial<Attachment>) =>
    setList((now) => now.map((each) => (each.key === key ? { ...each, ...change } : each)))

  useEffect(() => {
    const [uploads, shown] = [underWay.current, previews.current]
    return () => {
      for (const control of uploads.values()) control.abort()
      for (const preview of shown) URL.revokeObjectURL(preview)
    }
  }, [])

  async function upload(key: string, given: File) {
    const control = new AbortController()
    underWay.current.set(key, control)
    update(key, { state: 'uploading' })
    try {
      update(key, { state: 'ready', file: await giveFile(id, given, reason, control.signal) })
    } catch (error) {
      if (control.signal.aborted) return
      const refused = error instanceof Refused && error.status !== 429
      update(key, {
        state: 'failed',
        why: error instanceof Refused && error.message !== '' ? error.message : texts.failed,
        ...(refused ? {} : { again: () => void upload(key, given) }),
      })
    } finally {
      underWay.current.delete(key)
    }
  }

  /** What is wrong with a file as far as the page can tell; the server looks at its bytes. */
  function wrongWith({ size, type }: File): string | undefined {
    if (size > files.mostBytes) return texts.tooLarge(files.mostBytes / 1024 / 1024)
    return type !== '' && !files.types.includes(type) ? texts.notTaken : undefined
  }

  return {
    list,
    tooMany,
    add(given: Iterable<File>) {
      const all = [...given]
      const room = Math.max(0, mostAtOnce - list.length)
      setTooMany(all.length > room)
      for (const file of all.slice(0, room)) {
        const key = crypto.randomUUID()
        const why = wrongWith(file)
        const preview = why === undefined && file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined
        if (preview !== undefined) previews.current.add(preview)
        const one = { key, name: file.name, bytes: file.size, preview }
        setList((now) => [
          ...now,
          why === undefined ? { ...one, state: 'uploading' } : { ...one, state: 'failed', why },
        ])
        if (why === undefined) void upload(key, file)
      }
    },
    remove(key: string) {
      underWay.current.get(key)?.abort()
      setTooMany(false)
      setList((now) => now.filter((each) => each.key !== key))
    },
    clear: () => setList([]),
    /** All have arrived, so the reply may go. */
    ready: list.every(({ state }) => state === 'ready'),
  }
}

export const mostAttachments = mostAtOnce
