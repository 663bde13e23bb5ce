import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CalendarClock, X } from 'lucide-react'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast.tsx'
import { cancelLater, readLater } from './calls.ts'
import { laterKey } from './use-conversation.ts'

/** Replies that are to be sent later, each with a way to stop it. */
export function LaterLines({ conversation }: { conversation: string }) {
  const texts = useTexts(inboxTexts)
  const { zone, locale } = useLanguage()
  const queries = useQueryClient()
  const later = useQuery({ queryKey: laterKey(conversation), queryFn: ({ signal }) => readLater(conversation, signal) })
  const cancel = useMutation({
    mutationFn: (id: string) => cancelLater(conversation, id),
    onSuccess: () => {
      toast(texts.laterCancelled)
      return queries.invalidateQueries({ queryKey: laterKey(conversation) })
    },
  })
  const pending = (later.data?.later ?? []).filter(({ status }) => status === 'pending')
  return pending.map((each) => (
    <p key={each.id} className="flex items-center gap-1.5 border-b border-line px-3 py-0.5 text-xs text-muted">
      <CalendarClock aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="shrink-0 font-medium">
        {texts.laterPending} {formatMoment(each.dueAt, zone, locale)}
      </span>
      <span className="min-w-0 flex-1 truncate">{each.text}</span>
      <IconButton
        icon={X}
        label={texts.laterCancel}
        disabled={cancel.isPending}
        onClick={() => cancel.mutate(each.id)}
      />
    </p>
  ))
}
