import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import type { ChatDetail } from '#desk/chat-detail.ts'
import { useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { readCustomer } from './calls.ts'
import { customerKey } from './use-conversation.ts'

const load = async () => ({ default: (await import('./customer-details.tsx')).CustomerDetails })
// The list of chats does without it.
const CustomerDetails = lazy(load)

interface CustomerPaneProps {
  id: string
  /** Who has the conversation, on which it depends what may be seen and changed. */
  assignee: string
  /** Earlier hand-offs of the conversation. */
  history: ChatDetail['history']
  onClose: () => void
}

/** Everything the company knows of whoever is written with; phone and address in full only for those who ask. */
export function CustomerPane({ id, assignee, history, onClose }: CustomerPaneProps) {
  const texts = useTexts(inboxTexts)
  const query = useQuery({ queryKey: customerKey(id), queryFn: ({ signal }) => readCustomer(id, signal) })
  // It comes while the server is asked.
  useEffect(() => void load(), [])
  return (
    <aside aria-label={texts.customer} className="flex h-full flex-col">
      <div className="flex min-h-12 items-center gap-1 border-b border-line px-2 lg:hidden">
        <IconButton icon={ArrowLeft} label={texts.conversation} onClick={onClose} />
        <span className="font-semibold">{texts.customer}</span>
      </div>
      {query.isPending ? (
        <LoadingState />
      ) : query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Suspense fallback={<LoadingState />}>
          <CustomerDetails id={id} assignee={assignee} history={history} customer={query.data} />
        </Suspense>
      )}
    </aside>
  )
}
