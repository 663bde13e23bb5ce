import { FileText } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { apiRoot } from '../../shell/request.ts'
import type { File } from './calls.ts'
import { caseTexts } from './texts.ts'

/** What the customer sent with the complaint: photos to look at, everything else to open. */
export function CasePhotos({ conversationId, media }: { conversationId: string; media: File['media'] }) {
  const texts = useTexts(caseTexts)
  if (media.length === 0) return <p className="text-xs text-muted">{texts.noPhotos}</p>
  const at = ({ seq, n }: { seq: number; n: number }) =>
    `${apiRoot}/conversations/${encodeURIComponent(conversationId)}/media/${seq}/${n}`
  return (
    <div>
      <p className="mb-1 text-xs text-muted">{texts.photos(media.length)}</p>
      <ul className="flex flex-wrap gap-2">
        {media.map((one, i) => (
          <li key={`${one.seq}/${one.n}`}>
            <a href={at(one)} target="_blank" rel="noreferrer" className="block">
              {one.kind === 'photo' ? (
                <Photo address={at(one)} name={texts.photo(i + 1)} />
              ) : (
                <FileSign name={one.name ?? texts.file} />
              )}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Photo({ address, name }: { address: string; name: string }) {
  const [isGone, setGone] = useState(false)
  if (isGone) return <FileSign name={name} />
  return (
    <img
      src={address}
      alt={name}
      loading="lazy"
      onError={() => setGone(true)}
      className="size-24 rounded-lg border border-line object-cover"
    />
  )
}

function FileSign({ name }: { name: string }) {
  return (
    <span className="flex size-24 flex-col items-center justify-center gap-1 rounded-lg border border-line p-1 text-center text-xs text-muted">
      <FileText aria-hidden="true" className="size-6" />
      <span className="line-clamp-2 wrap-anywhere">{name}</span>
    </span>
  )
}
