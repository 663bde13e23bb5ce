import { lazy, Suspense, useRef, useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { useSession } from '../../shell/session.tsx'
import { useShortcuts } from '../../shell/shortcuts.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx'
import { BackDialog } from './back-dialog.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { Composer, type ComposerHandle } from './composer.tsx'
import { ConversationHeader } from './conversation-header.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { SummaryBox } from './summary-box.tsx'
import { Transcript, type Target } from './transcript.tsx'
import { whatMayBeDone } from './what-may-be-done.ts'
import { useActs } from './use-acts.ts'
import { isOutOfSight, useConversation } from './use-conversation.ts'

// Needed now and then, and of no use without the server that brings it.
const TransferDialog = lazy(async () => ({ default: (await import('./transfer-dialog.tsx')).TransferDialog }))

interface ConversationPaneProps {
  id: string
  /** Where to go in it; its end when there is nothing. */
  target: Target | null
  onBack: () => void
  onCard: () => void
}

export type ActDialog = 'back' | 'close' | 'transfer' | 'assign'

/** One conversation: who has it, what was said, what can be answered. */
export function ConversationPane({ id, target, onBack, onCard }: ConversationPaneProps) {
  const texts = useTexts(inboxTexts)
  const query = useConversation(id)
  const acts = useActs(id)
  const [dialog, setDialog] = useState<ActDialog | null>(null)
  /** What goes on once a reason was given. */
  const [explaining, setExplaining] = useState<((reason: string) => void) | null>(null)
  /** A message that was asked for in the conversation itself. */
  const [shown, setShown] = useState<Target | null>(null)
  const composer = useRef<ComposerHandle>(null)
  const conversation = query.data
  const { staff } = useSession()
  const me = conversation && whatMayBeDone(conversation, staff.id)

  const explained = (go: (reason?: string) => void) => {
    if (acts.needsReason) setExplaining(() => go)
    else go()
  }
  const take = () => explained((reason) => void acts.take(reason))
  const ask = (which: ActDialog) => explained(() => setDialog(which))

  useShortcuts(texts.keys.area, [
    { keys: 't', label: texts.keys.take, run: () => me?.take === true && take() },
    { keys: 'r', label: texts.keys.reply, run: () => composer.current?.write('reply') },
    { keys: 'n', label: texts.keys.note, run: () => composer.current?.write('note') },
    { keys: '/', label: texts.keys.canned, run: () => composer.current?.openCanned() },
    { keys: 'e', label: texts.keys.back, run: () => me?.back === true && ask('back') },
    { keys: 'x', label: texts.keys.close, run: () => me?.close === true && ask('close') },
  ])

  if (query.isPending) return <LoadingState />
  // Also while an older state of it is known: what a colleague has taken is no longer one's own to read.
  if (isOutOfSight(query.error))
    return (
      <EmptyState title={texts.notFound} text={texts.notFoundText}>
        <Button onClick={onBack}>{texts.back}</Button>
      </EmptyState>
    )
  if (!conversation) return <ErrorState error={query.error ?? new Error()} onRetry={() => void query.refetch()} />

  return (
    <section aria-label={texts.conversation} className="flex min-h-0 flex-1 flex-col">
      <ConversationHeader
        conversation={conversation}
        busy={acts.busy}
        onBack={onBack}
        onCard={onCard}
        onTake={take}
        onAsk={ask}
      />
      <SummaryBox conversation={conversation} />
      <Transcript conversation={conversation} acts={acts} target={shown ?? target} />
      <Composer
        ref={composer}
        conversation={conversation}
        reason={acts.reason}
        onExplain={explained}
        onShow={(seq) => setShown({ seq })}
      />
      {dialog === 'back' && <BackDialog acts={acts} onClose={() => setDialog(null)} />}
      {dialog === 'close' && <CloseDialog acts={acts} onClose={() => setDialog(null)} />}
      {(dialog === 'transfer' || dialog === 'assign') && (
        <Suspense>
          <TransferDialog
            acts={acts}
            assign={dialog === 'assign'}
            holder={conversation.assignee}
            onClose={() => setDialog(null)}
          />
        </Suspense>
      )}
      {explaining && (
        <ReasonDialog
          onClose={() => setExplaining(null)}
          onReason={(reason) => {
            acts.setReason(reason)
            setExplaining(null)
            explaining(reason)
          }}
        />
      )}
    </section>
  )
}
