import { shellTexts } from '../texts/shell.ts'
import { useTexts } from './language.tsx'
import { useLiveState } from './live-context.tsx'

const dots = { live: 'bg-good', connecting: 'bg-edge', reconnecting: 'bg-note-edge', offline: 'bg-danger' }

/** Whether what is shown is what is. */
export function LiveSign() {
  const texts = useTexts(shellTexts)
  const state = useLiveState()
  return (
    <p role="status" className="flex items-center gap-1.5 px-1 text-xs text-muted xl:px-2.5">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${dots[state]}`} />
      {texts[state]}
    </p>
  )
}
