import { Download, FileText, ImageOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { fetchFile } from './chat/api.ts'
import type { MessageFile as File } from './chat/protocol.ts'
import { useLanguage } from './texts/language.tsx'

/** What came with a message: a picture is shown, everything else is saved. */
export function MessageFile({ file, token }: { file: File; token: string | undefined }) {
  return file.kind === 'photo' ? <Picture file={file} token={token} /> : <Paper file={file} token={token} />
}

function Picture({ file, token }: { file: File; token: string | undefined }) {
  const { texts } = useLanguage()
  const [address, setAddress] = useState<string | null>()
  useEffect(() => {
    const over = new AbortController()
    let made: string | undefined
    const show = async () => {
      const blob = await fetchFile(token, file.id, over.signal)
      if (over.signal.aborted) return
      made = blob && URL.createObjectURL(blob)
      setAddress(made ?? null)
    }
    void show()
    return () => {
      over.abort()
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [file.id, token])
  if (address === undefined)
    return <div role="status" aria-label={texts.fileLoading} className="h-40 w-56 animate-pulse rounded-2xl bg-line" />
  if (address === null)
    return (
      <p className="flex items-center gap-2 rounded-2xl bg-surface px-3.5 py-2 text-sm text-muted">
        <ImageOff aria-hidden="true" className="size-4" />
        {texts.fileGone}
      </p>
    )
  return (
    <a href={address} target="_blank" rel="noopener" aria-label={texts.openPicture(file.name)}>
      <img
        src={address}
        alt={file.name}
        className="max-h-72 max-w-full min-w-24 rounded-2xl border border-line bg-surface object-contain"
      />
    </a>
  )
}

function Paper({ file, token }: { file: File; token: string | undefined }) {
  const { texts } = useLanguage()
  const [state, setState] = useState<'idle' | 'loading' | 'gone'>('idle')
  const save = async () => {
    setState('loading')
    const blob = await fetchFile(token, file.id)
    setState(blob ? 'idle' : 'gone')
    if (blob) saveAs(blob, file.name)
  }
  return (
    <button
      type="button"
      onClick={() => void save()}
      disabled={state === 'loading'}
      aria-label={texts.saveFile(file.name)}
      className="flex min-h-11 max-w-full items-center gap-2.5 rounded-2xl border border-line bg-surface px-3.5 py-2 text-left"
    >
      <FileText aria-hidden="true" className="size-6 shrink-0 text-brand" />
      <span className="min-w-0">
        <span className="block font-medium wrap-anywhere">{file.name}</span>
        <span role={state === 'gone' ? 'alert' : undefined} className="block text-xs text-muted">
          {state === 'loading' ? texts.fileLoading : state === 'gone' ? texts.fileGone : sizeText(file.bytes)}
        </span>
      </span>
      <Download aria-hidden="true" className="size-4 shrink-0 text-muted" />
    </button>
  )
}

function saveAs(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
