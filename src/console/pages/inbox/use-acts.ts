import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { InboxRow } from '#desk/inbox-rows.ts'
import { refusalText } from '../../shell/refusal-text.ts'
import { Refused } from '../../shell/request.ts'
import { useTexts } from '../../shell/language.tsx'
import { useSession } from '../../shell/session.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { shellTexts } from '../../texts/shell.ts'
import { toast } from '../../ui/toast.tsx'
import * as calls from './calls.ts'
import type { Conversation } from './model.ts'
import { conversationKey } from './use-conversation.ts'
import { messagesKey } from './use-messages.ts'

/** What can be done with a conversation. Losing a race is told with the winner's name. */
export function useActs(id: string) {
  const queries = useQueryClient()
  const texts = useTexts(inboxTexts)
  const general = useTexts(shellTexts)
  const { rights } = useSession()
  // Asked once a conversation: whoever has said why need not say it for every message.
  const [reason, setReason] = useState<string>()
  const needsReason = rights['chat.take'] === 'break-glass'

  const refresh = () => {
    void queries.invalidateQueries({ queryKey: conversationKey(id) })
    void queries.invalidateQueries({ queryKey: messagesKey(id) })
  }
  const changed = (answer: { conversation?: InboxRow } | undefined) => {
    const row = answer?.conversation
    if (row) queries.setQueryData<Conversation>(conversationKey(id), (now) => now && { ...now, ...row })
    refresh()
  }
  const act = useMutation({
    mutationFn: ({ run }: { run: () => Promise<{ conversation?: InboxRow } | undefined>; done: string }) => run(),
    meta: { quiet: true },
    onSuccess: (answer, { done }) => {
      changed(answer)
      toast(done, { tone: 'good' })
    },
    onError: (error) => {
      refresh()
      const by = winner(error)
      toast(by === undefined ? refusalText(error, general) : texts.taken(by ?? texts.somebody), { tone: 'danger' })
    },
  })
  const start = (run: () => Promise<{ conversation?: InboxRow } | undefined>, done: string) =>
    act.mutateAsync({ run, done }).then(
      () => true,
      () => false,
    )

  return {
    busy: act.isPending,
    needsReason: needsReason && reason === undefined,
    reason,
    setReason,
    take: (why = reason) => start(() => calls.take(id, why), texts.takenByYou),
    handBack: (note: string) =>
      start(() => calls.handBack(id, note === '' ? undefined : note, reason), texts.handedBack),
    close: (outcome: string, note: string) =>
      start(() => calls.close(id, outcome, note === '' ? undefined : note, reason), texts.closed),
    transfer: (to: string, note: string) =>
      start(() => calls.transfer(id, to, note === '' ? undefined : note), texts.transferred),
    assign: (to: string) => start(() => calls.assign(id, to), texts.transferred),
    resend: (seq: number) =>
      start(async () => {
        await calls.resend(id, seq, reason)
        return undefined
      }, texts.resending),
    mark: (seq: number, status: 'sent' | 'failed') =>
      start(async () => {
        await calls.mark(id, seq, status, reason)
        return undefined
      }, texts.marked),
  }
}

export type Acts = ReturnType<typeof useActs>

/** Who has it now, of a refusal because somebody was faster: null where the name is not told; undefined for others. */
function winner(error: Error): string | null | undefined {
  if (!(error instanceof Refused)) return undefined
  const by = (error.body as { error?: { by?: { name?: unknown } } } | undefined)?.error?.by
  if (typeof by?.name === 'string') return by.name
  return error.code === 'taken' || error.code === 'not_yours' ? null : undefined
}
