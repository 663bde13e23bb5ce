import type { LucideIcon } from 'lucide-react'
import { CircleAlert, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '../shell/language.tsx'
import { refusalText } from '../shell/refusal-text.ts'
import { shellTexts } from '../texts/shell.ts'
import { Button } from './button.tsx'

interface StateProps {
  icon?: LucideIcon
  title: string
  text?: string | undefined
  children?: ReactNode
}

/** Nothing is here, and why, and what to do about it. */
export function EmptyState({ icon: Icon, title, text, children }: StateProps) {
  return (
    <div className="flex flex-col items-center justify-center gap-2 px-6 py-12 text-center">
      {Icon && <Icon aria-hidden="true" className="size-8 text-edge" />}
      <p className="font-medium">{title}</p>
      {text !== undefined && <p className="max-w-sm text-sm text-pretty text-muted">{text}</p>}
      {children}
    </div>
  )
}

/** Something is on its way. */
export function LoadingState({ label }: { label?: string }) {
  const texts = useTexts(shellTexts)
  return (
    <p role="status" className="flex items-center justify-center gap-2 px-6 py-12 text-sm text-muted">
      <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />
      {label ?? texts.loading}
    </p>
  )
}

/** It could not be had: why, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const texts = useTexts(shellTexts)
  return (
    <div role="alert">
      <EmptyState icon={CircleAlert} title={texts.errorTitle} text={refusalText(error, texts)}>
        {onRetry && <Button onClick={onRetry}>{texts.retry}</Button>}
      </EmptyState>
    </div>
  )
}
