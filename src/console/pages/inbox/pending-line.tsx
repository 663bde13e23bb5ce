import { Clock, Paperclip, RefreshCw, TriangleAlert } from 'lucide-react'
import { formatClock } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useSession } from '../../shell/session.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { Button } from '../../ui/button.tsx'
import { DeliveryWord } from './message-line.tsx'
import { discard, sendAgain, type Pending } from './outbox.ts'

/** Something just written, before the server shows it. */
export function PendingLine({ pending }: { pending: Pending }) {
  const texts = useTexts(inboxTexts)
  const { zone } = useLanguage()
  const { staff } = useSession()
  return (
    <div className="mt-3 flex flex-col items-end gap-1">
      <p className="flex items-baseline gap-2 text-xs text-muted">
        <span className="font-medium">{staff.name}</span>
        <time dateTime={pending.at}>{formatClock(pending.at, zone)}</time>
      </p>
      {pending.text !== '' && (
        <p className="max-w-[85%] rounded-2xl rounded-tr-md bg-staff px-3 py-1.5 whitespace-pre-wrap opacity-80 wrap-anywhere">
          {pending.text}
        </p>
      )}
      {pending.file && (
        <p className="flex max-w-[85%] items-center gap-1.5 rounded-lg border border-line px-2.5 py-1.5 text-sm opacity-80">
          <Paperclip aria-hidden="true" className="size-4 shrink-0 text-muted" />
          <span className="wrap-anywhere">{pending.file.name}</span>
        </p>
      )}
      {pending.state === 'failed' ? (
        <div role="alert" className="flex max-w-[85%] flex-wrap items-center justify-end gap-1.5 text-xs text-danger">
          <TriangleAlert aria-hidden="true" className="size-3.5" />
          <span className="wrap-anywhere">{pending.why ?? texts.delivery.failed}</span>
          <Button size="sm" onClick={() => sendAgain(pending.id)}>
            {texts.resend}
          </Button>
          <Button size="sm" look="quiet" onClick={() => discard(pending.id)}>
            {texts.discard}
          </Button>
        </div>
      ) : pending.state === 'retrying' ? (
        <DeliveryWord icon={RefreshCw} text={texts.delivery.retrying} />
      ) : (
        <DeliveryWord icon={Clock} text={texts.delivery.sending} />
      )}
    </div>
  )
}
