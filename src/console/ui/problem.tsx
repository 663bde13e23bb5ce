import { CircleAlert } from 'lucide-react'
import { useTexts } from '../shell/language.tsx'
import { refusalText } from '../shell/refusal-text.ts'
import { Refused } from '../shell/request.ts'
import { loginTexts } from '../texts/login.ts'
import { shellTexts } from '../texts/shell.ts'

/** Why a step on the way in did not work; nothing while it has not failed. */
export function Problem({ error }: { error: Error | null }) {
  const texts = useTexts(loginTexts)
  const general = useTexts(shellTexts)
  if (!error) return null
  const wait = error instanceof Refused && error.status === 429 ? (error.retryAfterMs ?? 30_000) : undefined
  return (
    <p role="alert" className="flex items-start gap-2 rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {wait === undefined ? refusalText(error, general) : texts.lockedFor(Math.ceil(wait / 1000))}
    </p>
  )
}
