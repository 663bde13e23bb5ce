import { RefreshCw, WifiOff } from 'lucide-react'
import type { ChatState } from './chat/chat.ts'
import { useLanguage } from './texts/language.tsx'

/** Says what is wrong with the connection, and that an expired session was replaced; nothing when all is well. */
export function ConnectionBanner({ state, onRetry }: { state: ChatState; onRetry: () => void }) {
  const { texts } = useLanguage()
  const { connection } = state
  return (
    <div role="status">
      {connection !== 'online' && (
        <p className="flex items-center gap-2 bg-warn px-4 py-1 text-sm text-warn-ink print:hidden">
          {connection === 'offline' ? (
            <WifiOff aria-hidden="true" className="size-4 shrink-0" />
          ) : (
            <RefreshCw aria-hidden="true" className="size-4 shrink-0 animate-spin" />
          )}
          <span className="flex-1">{connection === 'offline' ? texts.offline : texts.reconnecting}</span>
          <button type="button" onClick={onRetry} className="min-h-11 shrink-0 px-2 font-medium underline">
            {texts.retryNow}
          </button>
        </p>
      )}
    </div>
  )
}
