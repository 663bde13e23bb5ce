import type { ChatMessage } from '#desk/chat-messages.ts'
import { cardEntries } from '../../../channels/web/page/cards/card-entries.ts'
import { MessageCard } from '../../../channels/web/page/cards/message-card.tsx'
import { parseMessage } from '../../../channels/web/page/chat/protocol.ts'
import { en } from '../../../channels/web/page/texts/en.ts'
import { LanguageProvider } from '../../../channels/web/page/texts/language.tsx'
import { zh } from '../../../channels/web/page/texts/zh.ts'
import { useLanguage } from '../../shell/language.tsx'

/** A card as the website's customer saw it; nothing on it can be pressed. */
export function ShownCard({ message }: { message: ChatMessage }) {
  const { locale, zone } = useLanguage()
  // What the customer's page would leave out, this one leaves out too.
  const parsed = parseMessage({ ...message, id: String(message.seq) })
  if (!parsed?.card) return null
  const entries = cardEntries(parsed, zone, locale === 'zh' ? zh : en)
  return (
    <LanguageProvider locale={locale} zone={zone} switchLocale={nothing}>
      <div inert className="w-full max-w-md text-left">
        <MessageCard card={parsed.card} entries={entries} open={false} chosen={undefined} onChoose={nothing} />
      </div>
    </LanguageProvider>
  )
}

function nothing() {}
