import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CustomerCard } from '#desk/customer-card.ts'
import { useTexts } from '../../shell/language.tsx'
import { useRight } from '../../shell/session.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { toast } from '../../ui/toast.tsx'
import { merge, undoMerge } from './calls.ts'
import { CardPart } from './card-part.tsx'
import { customerKey } from './use-conversation.ts'

/** Files that may be the same person's, and those that were joined already. */
export function Duplicates({ conversation, customer }: { conversation: string; customer: CustomerCard }) {
  const texts = useTexts(inboxTexts)
  const mayMerge = useRight('customer.merge')
  const confirm = useConfirm()
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: customerKey(conversation) })
  const undo = useMutation({
    mutationFn: (id: string) => undoMerge(id),
    onSuccess: () => {
      toast(texts.undone)
      return refresh()
    },
  })
  const join = useMutation({
    mutationFn: ({ id, other }: { id: string; other: string }) => merge(id, other),
    onSuccess: ({ merge: done }) => {
      toast(texts.merged, { tone: 'good', action: { label: texts.undo, run: () => undo.mutate(done) } })
      return refresh()
    },
  })
  const ask = async (other: CustomerCard['duplicates'][number]) => {
    if (customer.id === null) return
    const sure = await confirm({
      title: texts.mergeAsk(other.name ?? other.phone ?? texts.nameless),
      text: texts.mergeText,
      action: texts.merge,
    })
    if (sure) join.mutate({ id: customer.id, other: other.id })
  }
  return (
    <CardPart title={texts.duplicates} count={customer.duplicates.length + customer.merges.length}>
      {customer.duplicates.map((other) => (
        <li key={other.id} className="flex items-center gap-2 py-1.5">
          <span className="min-w-0 flex-1 truncate">
            {[other.name ?? texts.nameless, other.phone].filter(Boolean).join(' ')}
          </span>
          <Badge tone="warn">{texts.duplicateWhy[other.why]}</Badge>
          {mayMerge && (
            <Button size="sm" busy={join.isPending} onClick={() => void ask(other)}>
              {texts.merge}
            </Button>
          )}
        </li>
      ))}
      {customer.merges.map((done) => (
        <li key={done.id} className="flex items-center gap-2 py-1.5">
          <span className="min-w-0 flex-1 truncate">
            {(done.mayUndo ? texts.mergedWith : texts.mergeUndone)(done.otherName ?? texts.nameless)}
          </span>
          {done.mayUndo && (
            <Button size="sm" busy={undo.isPending} onClick={() => undo.mutate(done.id)}>
              {texts.undo}
            </Button>
          )}
        </li>
      ))}
    </CardPart>
  )
}
