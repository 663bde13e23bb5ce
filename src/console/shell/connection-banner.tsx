import { RefreshCw, WifiOff } from 'lucide-react'
import { shellTexts } from '../texts/shell.ts'
import { useTexts } from './language.tsx'
import { useLiveRetry, useLiveState } from './live-context.tsx'

/** Says that what is shown may be old, and why; nothing when all is well. */
export function ConnectionBanner() {
  const texts = useTexts(shellTexts)
  const state = useLiveState()
  const retry = useLiveRetry()
  if (state === 'live' || state === 'connecting') return null
  const Icon = state === 'offline' ? WifiOff : RefreshCw
  return (
    <p role="status" className="flex items-center gap-2 bg-warn px-4 py-1 text-sm text-warn-ink">
      <Icon aria-hidden="true" className={`size-4 shrink-0 ${state === 'reconnecting' ? 'animate-spin' : ''}`} />
      <span className="flex-1">{state === 'offline' ? texts.offlineBanner : texts.reconnectingBanner}</span>
      <button type="button" onClick={retry} className="min-h-9 shrink-0 px-2 font-medium underline">
        {texts.retryNow}
      </button>
    </p>
  )
}
