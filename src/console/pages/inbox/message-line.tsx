import { lazy, Suspense } from 'react'
import { Bot, Check, Clock, Headset, TriangleAlert, UserRound } from 'lucide-react'
import type { ChatMessage } from '#desk/chat-messages.ts'
import { formatClock } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useSession } from '../../shell/session.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { Button } from '../../ui/button.tsx'
import { Attachments } from './attachments.tsx'
import type { Conversation } from './model.ts'
import { whatMayBeDone } from './what-may-be-done.ts'
import type { Acts } from './use-acts.ts'

// The customers' cards come with the texts of their page. Where they cannot be had, the message's text says the same.
const ShownCard = lazy(async () => ({
  default: await import('./shown-card.tsx').then(
    (file) => file.ShownCard,
    () => NoCard,
  ),
}))

interface MessageLineProps {
  conversation: Conversation
  message: ChatMessage
  acts: Acts
}

const looks = {
  customer: { icon: UserRound, circle: 'bg-sunken text-muted', bubble: 'bg-surface border border-line rounded-tl-md' },
  bot: { icon: Bot, circle: 'bg-soft text-soft-ink', bubble: 'bg-soft rounded-tr-md' },
  staff: { icon: Headset, circle: 'bg-staff text-staff-ink', bubble: 'bg-staff rounded-tr-md' },
}

/** A message as the customer wrote or saw it: theirs at the left, the company's at the right. All text is only text. */
export function MessageLine({ conversation, message, acts }: MessageLineProps) {
  const texts = useTexts(inboxTexts)
  const { zone } = useLanguage()
  const { staff } = useSession()
  const { from } = message
  if (from === 'system')
    return (
      <p className="mx-auto my-2 max-w-[85%] rounded-xl bg-sunken px-3 py-1 text-center text-xs leading-5 whitespace-pre-wrap text-muted wrap-anywhere">
        {message.text}
      </p>
    )
  const look = looks[from]
  const Icon = look.icon
  const own = from !== 'customer'
  const who =
    from === 'staff'
      ? (message.byName ?? texts.from['staff'])
      : from === 'customer'
        ? (conversation.name ?? texts.from['customer'])
        : texts.from['bot']
  return (
    <div className={`mt-3 flex gap-2 ${own ? 'flex-row-reverse' : ''}`}>
      <span
        aria-hidden="true"
        className={`flex size-7 shrink-0 items-center justify-center rounded-full ${look.circle}`}
      >
        <Icon className="size-4" />
      </span>
      <div className={`flex min-w-0 flex-1 flex-col gap-1 ${own ? 'items-end' : 'items-start'}`}>
        <p className="flex max-w-full items-baseline gap-2 text-xs text-muted">
          <span className="min-w-0 truncate font-medium">{who}</span>
          <time dateTime={message.at} className="shrink-0 tabular-nums">
            {formatClock(message.at, zone)}
          </time>
        </p>
        {message.text !== '' && (
          <p
            className={`max-w-[85%] rounded-2xl text-pretty px-3 py-1.5 whitespace-pre-wrap wrap-anywhere ${look.bubble}`}
          >
            {message.text}
          </p>
        )}
        {message.card && (
          <Suspense>
            <ShownCard message={message} />
          </Suspense>
        )}
        {message.media && <Attachments conversation={conversation.id} seq={message.seq} media={message.media} />}
        {message.choices && message.choices.length > 0 && (
          <ul
            aria-label={texts.choicesShown}
            className={`flex max-w-[85%] flex-wrap gap-1 ${own ? 'justify-end' : ''}`}
          >
            {message.choices.map((choice) => (
              <li
                key={choice.id}
                className="rounded-full border border-line px-2.5 py-0.5 text-xs text-muted wrap-anywhere"
              >
                {choice.label}
              </li>
            ))}
          </ul>
        )}
        <Delivery message={message} mayDecide={whatMayBeDone(conversation, staff.id).resend} acts={acts} />
      </div>
    </div>
  )
}

function NoCard(_card: { message: ChatMessage }) {
  return null
}

function Delivery({ message, mayDecide, acts }: { message: ChatMessage; mayDecide: boolean; acts: Acts }) {
  const texts = useTexts(inboxTexts)
  const { status, from, seq } = message
  if (from === 'customer' && status !== 'dead') return null
  if (status === 'received') return null
  if (status === 'sent') return <DeliveryWord icon={Check} text={texts.delivery.sent} />
  if (status === 'waiting' || status === 'sending') return <DeliveryWord icon={Clock} text={texts.delivery[status]} />
  return (
    <div className="flex max-w-[85%] flex-col items-end gap-1 rounded-lg border border-danger bg-danger-soft px-2.5 py-1.5 text-xs">
      <p className="flex items-center gap-1.5 font-medium text-danger">
        <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" />
        {texts.delivery[status]}
        {message.decided !== undefined && <span className="font-normal text-muted">{texts.decided}</span>}
      </p>
      {status !== 'dead' && message.decided === undefined && mayDecide && (
        <p className="flex flex-wrap justify-end gap-1">
          <Button size="sm" disabled={acts.busy} onClick={() => void acts.resend(seq)}>
            {texts.resend}
          </Button>
          <Button size="sm" disabled={acts.busy} onClick={() => void acts.mark(seq, 'sent')}>
            {texts.markArrived}
          </Button>
          {status === 'uncertain' && (
            <Button size="sm" disabled={acts.busy} onClick={() => void acts.mark(seq, 'failed')}>
              {texts.markLost}
            </Button>
          )}
        </p>
      )}
    </div>
  )
}

export function DeliveryWord({ icon: Icon, text }: { icon: typeof Check; text: string }) {
  return (
    <p className="flex items-center gap-1 text-xs text-muted">
      <Icon aria-hidden="true" className="size-3" />
      {text}
    </p>
  )
}
