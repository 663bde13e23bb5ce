import { Bot, Check, Clock, Headset, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ChatState } from './chat/chat.ts'
import { questionIn, type Unconfirmed } from './chat/conversation.ts'
import type { Message } from './chat/protocol.ts'
import { Choices } from './choices.tsx'
import { framing } from './framing.ts'
import { cardEntries } from './cards/card-entries.ts'
import { MessageCard } from './cards/message-card.tsx'
import { MessageFile } from './message-file.tsx'
import { formatClock } from './texts/format.ts'
import { useLanguage } from './texts/language.tsx'

interface MessageRowProps {
  state: ChatState
  line: { message: Message; past: boolean } | { unconfirmed: Unconfirmed }
  /** Whether the same speaker said the line before, shortly before. */
  continued: boolean
  onChoose: (text: string, choice?: string) => void
  onResend: (id: string) => void
}

/** One line of the conversation, in the manner of who said it. */
export function MessageRow({ state, line, continued, onChoose, onResend }: MessageRowProps) {
  if ('unconfirmed' in line) {
    const { text, at } = line.unconfirmed
    return (
      <OwnLine text={text} at={at} continued={continued}>
        <Delivery message={line.unconfirmed} onResend={onResend} />
      </OwnLine>
    )
  }
  const { message } = line
  if (message.from === 'customer') return <OwnLine text={message.text} at={message.at} continued={continued} />
  if (message.from === 'system')
    return <NoticeLine state={state} message={message} past={line.past} onChoose={onChoose} />
  return <AnswerLine state={state} message={message} past={line.past} continued={continued} onChoose={onChoose} />
}

/** About the chat and who has it, in nobody's voice. */
function NoticeLine({ state, message, past, onChoose }: Omit<AnswerLineProps, 'continued'>) {
  const { choices } = message
  const labels = choices.map(({ label }) => label)
  const question = past ? undefined : questionIn(state, message, labels)
  return (
    <div className="mx-auto my-2 flex max-w-[85%] flex-col items-center gap-1.5">
      <p className="rounded-xl bg-line/60 px-3 py-1 text-center text-xs leading-5 whitespace-pre-wrap text-ink wrap-anywhere">
        {message.text}
      </p>
      {choices.length > 0 && (
        <Choices
          choices={choices}
          emphasis={false}
          open={question?.open === true}
          chosen={question?.chosen}
          onChoose={onChoose}
        />
      )}
    </div>
  )
}

function OwnLine(props: { text: string; at: string; continued: boolean; children?: ReactNode }) {
  const { texts, zone } = useLanguage()
  return (
    <div className={`flex flex-col items-end ${props.continued ? 'mt-1' : 'mt-4'}`}>
      <span className="sr-only">{texts.you}</span>
      <p className="max-w-[85%] animate-rise text-pretty rounded-2xl rounded-br-md bg-bubble px-3.5 py-2 whitespace-pre-wrap text-on-bubble wrap-anywhere sm:max-w-[75%]">
        {props.text}
      </p>
      {props.children ?? (
        <time dateTime={props.at} className="mt-0.5 px-1 text-xs text-muted">
          {formatClock(props.at, zone)}
        </time>
      )}
    </div>
  )
}

function Delivery({ message, onResend }: { message: Unconfirmed; onResend: (id: string) => void }) {
  const { texts } = useLanguage()
  if (message.delivery === 'failed') {
    const label =
      message.reason === 'too-long'
        ? texts.failedTooLong
        : message.reason === 'refused'
          ? texts.failedRefused
          : texts.failedNetwork
    return (
      <button
        type="button"
        onClick={() => onResend(message.id)}
        className="flex min-h-11 items-center gap-1.5 px-1 text-sm font-medium text-danger"
      >
        <RotateCw aria-hidden="true" className="size-4" />
        {label}
      </button>
    )
  }
  const sent = message.delivery === 'sent'
  const Icon = sent ? Check : Clock
  return (
    <p className="mt-0.5 flex items-center gap-1 px-1 text-xs text-muted">
      <Icon aria-hidden="true" className="size-3.5" />
      {sent ? texts.sent : message.delivery === 'slowed' ? texts.slowed : texts.sending}
    </p>
  )
}

interface AnswerLineProps {
  state: ChatState
  message: Message
  past: boolean
  continued: boolean
  onChoose: (text: string, choice?: string) => void
}

function AnswerLine({ state, message, past, continued, onChoose }: AnswerLineProps) {
  const { texts, zone } = useLanguage()
  const { card, choices } = message
  const staff = message.from === 'staff'
  const speaker = staff ? (message.name ?? texts.staff) : texts.assistant
  const Avatar = staff ? Headset : Bot
  const entries = cardEntries(message, zone, texts)
  const inCard = new Set(entries.map(({ choice }) => choice))
  const buttons = choices.filter(({ id }) => !inCard.has(id))
  const labels = [...choices, ...entries].map(({ label }) => label)
  const question = past ? undefined : questionIn(state, message, labels)
  const frame = card ? framing(message.text, card, labels, zone) : { before: message.text, after: '' }
  const answering = { open: question?.open === true, chosen: question?.chosen, onChoose }

  return (
    <div className={`flex gap-2 ${continued ? 'mt-1.5' : 'mt-4'}`}>
      <div className="w-8 shrink-0">
        {!continued && (
          <span
            className={`flex size-8 items-center justify-center rounded-full ${staff ? 'bg-staff text-staff-ink' : 'bg-soft text-soft-ink'}`}
          >
            <Avatar aria-hidden="true" className="size-4.5" />
          </span>
        )}
      </div>
      <div className="flex min-w-0 flex-1 animate-rise flex-col items-start gap-1.5">
        {continued ? (
          <span className="sr-only">{speaker}</span>
        ) : (
          <p className="flex items-baseline gap-2 text-xs text-muted">
            <span className={staff ? 'font-semibold text-staff-ink' : 'font-medium'}>{speaker}</span>
            <time dateTime={message.at}>{formatClock(message.at, zone)}</time>
          </p>
        )}
        {frame.before !== '' && <Bubble text={frame.before} staff={staff} />}
        {message.file && <MessageFile file={message.file} token={state.session?.token} />}
        {card && <MessageCard card={card} entries={entries} {...answering} />}
        {frame.after !== '' && <Bubble text={frame.after} staff={staff} />}
        {buttons.length > 0 && <Choices choices={buttons} emphasis={card?.kind === 'quote'} {...answering} />}
      </div>
    </div>
  )
}

function Bubble({ text, staff }: { text: string; staff: boolean }) {
  return (
    <p
      className={`max-w-full rounded-2xl rounded-tl-md text-pretty px-3.5 py-2 whitespace-pre-wrap wrap-anywhere sm:max-w-[80%] ${staff ? 'bg-staff text-ink' : 'bg-surface'}`}
    >
      <LinkedText text={text} />
    </p>
  )
}

/** Web addresses become links, in what the company says only; a customer's words stay words. */
function LinkedText({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[\w\-.~:/?#@!$&*+,;=%]+[\w/#=&])/)
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <a key={index} href={part} target="_blank" rel="noopener noreferrer" className="text-brand underline">
        {part}
      </a>
    ),
  )
}
