import { Paperclip } from 'lucide-react'
import { useState } from 'react'
import type { ChatMessage } from '#desk/chat-messages.ts'
import { useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { mediaAddress } from './calls.ts'

interface AttachmentsProps {
  conversation: string
  seq: number
  media: NonNullable<ChatMessage['media']>
}

/** What came with a message: pictures are shown, everything else is opened in a tab of its own. */
export function Attachments({ conversation, seq, media }: AttachmentsProps) {
  return (
    <ul className="flex max-w-[85%] flex-wrap gap-1.5">
      {media.map((each) => (
        <li key={each.n}>
          <Attachment address={mediaAddress(conversation, seq, each.n)} kind={each.kind} name={each.name} />
        </li>
      ))}
    </ul>
  )
}

function Attachment({ address, kind, name }: { address: string; kind: string; name: string | undefined }) {
  const texts = useTexts(inboxTexts)
  const [broken, setBroken] = useState(false)
  const label = name ?? texts.media[kind] ?? kind
  const picture = (kind === 'photo' || kind === 'image') && !broken
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={texts.openFile(label)}
      className={
        picture ? 'block' : 'flex min-h-9 items-center gap-1.5 rounded-lg border border-line bg-surface px-2.5 text-sm'
      }
    >
      {picture ? (
        <img
          src={address}
          alt={label}
          loading="lazy"
          onError={() => setBroken(true)}
          className="max-h-52 max-w-full rounded-lg border border-line object-contain"
        />
      ) : (
        <>
          <Paperclip aria-hidden="true" className="size-4 shrink-0 text-muted" />
          <span className="min-w-0 wrap-anywhere">{label}</span>
        </>
      )}
    </a>
  )
}
