import { FileText, Link2, LoaderCircle, RotateCw, TriangleAlert, X } from 'lucide-react'
import { useTexts } from '../../shell/language.tsx'
import { fileTexts } from '../../texts/files.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Conversation } from './model.ts'
import { mostAttachments, type Attachment, type useAttachments } from './use-attachments.ts'

interface AttachmentChipsProps {
  files: Conversation['files']
  attachments: ReturnType<typeof useAttachments>
}

/** The files of the reply that is being written, each with how far it is. */
export function AttachmentChips({ files, attachments }: AttachmentChipsProps) {
  const texts = useTexts(fileTexts)
  const { list, tooMany, remove } = attachments
  if (list.length === 0) return null
  return (
    <div className="px-2 pt-2 sm:px-3">
      <ul aria-label={texts.attachments} className="flex flex-wrap gap-2">
        {list.map((each) => (
          <Chip key={each.key} attachment={each} files={files} onRemove={() => remove(each.key)} />
        ))}
      </ul>
      {tooMany && (
        <p role="status" className="pt-1 text-xs text-danger">
          {texts.most(mostAttachments)}
        </p>
      )}
    </div>
  )
}

interface ChipProps {
  attachment: Attachment
  files: Conversation['files']
  onRemove: () => void
}

function Chip({ attachment, files, onRemove }: ChipProps) {
  const texts = useTexts(fileTexts)
  const { name, preview, state, why, file, again } = attachment
  const asLink = file !== undefined && !files.native.includes(file.mime)
  const words = state === 'failed' ? why : state === 'uploading' ? texts.uploading : sizeText(attachment.bytes)
  return (
    <li
      className={`flex max-w-72 min-w-0 items-center gap-2 rounded-lg border py-1 pr-1 pl-2 ${state === 'failed' ? 'border-danger bg-danger-soft' : 'border-line bg-surface'}`}
    >
      {preview === undefined ? (
        <FileText aria-hidden="true" className="size-6 shrink-0 text-muted" />
      ) : (
        <img src={preview} alt="" className="size-9 shrink-0 rounded object-cover" />
      )}
      <span className="min-w-0 flex-1 text-xs leading-4">
        <span className="block truncate font-medium" title={name}>
          {name}
        </span>
        <span
          role={state === 'failed' ? 'alert' : 'status'}
          className={`flex items-center gap-1 ${state === 'failed' ? 'text-danger' : 'text-muted'}`}
        >
          {state === 'uploading' && <LoaderCircle aria-hidden="true" className="size-3 shrink-0 animate-spin" />}
          {state === 'failed' && <TriangleAlert aria-hidden="true" className="size-3 shrink-0" />}
          {asLink && <Link2 aria-hidden="true" className="size-3 shrink-0" />}
          <span className="wrap-anywhere">{asLink ? texts.asLink : words}</span>
        </span>
      </span>
      {again && <IconButton icon={RotateCw} label={texts.again(name)} onClick={again} className="size-7" />}
      <IconButton icon={X} label={texts.remove(name)} onClick={onRemove} className="size-7" />
    </li>
  )
}

const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
