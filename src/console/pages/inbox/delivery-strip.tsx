import { Check, Clock, TriangleAlert } from 'lucide-react'
import { formatClock } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { fileTexts } from '../../texts/files.ts'
import { inboxTexts } from '../../texts/inbox.ts'
import { usePending } from './outbox.ts'
import { useMessages } from './use-messages.ts'

/** What became of the replies, where the next one is written: on their way, not sent, in doubt, or the last arrived. */
export function DeliveryStrip({ id, onShow }: { id: string; onShow: (seq: number) => void }) {
  const texts = useTexts(fileTexts)
  const { delivery } = useTexts(inboxTexts)
  const { zone } = useLanguage()
  const pending = usePending(id)
  const messages = useMessages(id).data?.messages ?? []
  const own = messages.filter(({ from }) => from === 'staff' || from === 'bot')
  const toDecide = own.filter((one) => ['uncertain', 'failed'].includes(one.status) && one.decided === undefined)
  const unsent = pending.filter(({ state }) => state === 'failed').length
  const underWay =
    pending.filter(({ state }) => state === 'sending' || state === 'retrying').length +
    own.filter(({ status }) => status === 'waiting' || status === 'sending').length
  const last = messages.findLast(({ from }) => from === 'staff')
  const [first] = toDecide
  if (first)
    return (
      <Strip>
        <button
          type="button"
          onClick={() => onShow(first.seq)}
          className="flex min-h-7 items-center gap-1 rounded font-medium text-danger underline underline-offset-2 pointer-coarse:min-h-11"
        >
          <TriangleAlert aria-hidden="true" className="size-3.5" />
          {texts.doubtful(toDecide.length)}
        </button>
      </Strip>
    )
  if (unsent > 0)
    return (
      <Strip>
        <TriangleAlert aria-hidden="true" className="size-3.5 text-danger" />
        <span className="text-danger">{texts.unsent(unsent)}</span>
      </Strip>
    )
  if (underWay > 0)
    return (
      <Strip>
        <Clock aria-hidden="true" className="size-3" />
        {texts.underWay(underWay)}
      </Strip>
    )
  if (last?.status !== 'sent') return null
  return (
    <Strip>
      <Check aria-hidden="true" className="size-3" />
      {texts.lastReply(delivery.sent, formatClock(last.at, zone))}
    </Strip>
  )
}

function Strip({ children }: { children: React.ReactNode }) {
  return (
    <p role="status" className="flex items-center justify-end gap-1 px-4 pb-1.5 text-xs text-muted">
      {children}
    </p>
  )
}
