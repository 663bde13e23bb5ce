import { useMutation, useQueryClient } from '@tanstack/react-query'
import { LockKeyhole, Trash2 } from 'lucide-react'
import type { Note } from '#desk/notes.ts'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useSession } from '../../shell/session.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { useConfirm } from '../../ui/confirm.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { removeNote } from './calls.ts'
import { notesKey } from './use-conversation.ts'

/** A note of a colleague: across the whole width, in its own colour and with its own word, never like a message. */
export function NoteLine({ conversation, note }: { conversation: string; note: Note }) {
  const texts = useTexts(inboxTexts)
  const { zone, locale } = useLanguage()
  const { staff } = useSession()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => removeNote(conversation, note.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: notesKey(conversation) }),
  })
  const ask = async () => {
    if (await confirm({ title: texts.removeNoteAsk, action: texts.removeNote, danger: true })) remove.mutate()
  }
  return (
    <div
      role="note"
      aria-label={texts.note}
      className="mt-3 rounded-lg border-l-4 border-note-edge bg-note px-3 py-2 text-note-ink"
    >
      <p className="flex items-center gap-1.5 text-xs">
        <LockKeyhole aria-hidden="true" className="size-3.5" />
        <span className="font-semibold">{texts.note}</span>
        <span>{note.byName ?? texts.somebody}</span>
        <time dateTime={note.at} className="tabular-nums">
          {formatMoment(note.at, zone, locale)}
        </time>
        <span className="flex-1" />
        {note.by === staff.id && (
          <IconButton
            icon={Trash2}
            label={texts.removeNote}
            disabled={remove.isPending}
            onClick={() => void ask()}
            className="-my-2 text-note-ink"
          />
        )}
      </p>
      <p className="whitespace-pre-wrap wrap-anywhere">{note.text}</p>
      {note.mentions.length > 0 && (
        <p className="mt-0.5 text-xs">
          {texts.mentions}: {note.mentions.map(({ name }) => `@${name}`).join(' ')}
        </p>
      )}
    </div>
  )
}
