import type { ReactNode } from 'react'
import { useTexts } from '../shell/language.tsx'
import { shellTexts } from '../texts/shell.ts'
import { Button } from './button.tsx'
import { DialogActions } from './dialog.tsx'
import { Problem } from './problem.tsx'

interface FormProps {
  /** Called with Enter and by the button. */
  onSend: () => void
  /** What the button says. */
  submit: string
  busy?: boolean
  disabled?: boolean
  danger?: boolean
  /** Why it did not work, where no field says it. */
  error?: Error | null
  /** A form in a dialog has a way out beside its button; without one the button is as wide as the form. */
  onCancel?: () => void
  children: ReactNode
}

/** Fields one below the other, and what is done with them. */
export function Form({
  onSend,
  submit,
  busy = false,
  disabled = false,
  danger = false,
  error = null,
  onCancel,
  children,
}: FormProps) {
  const texts = useTexts(shellTexts)
  const button = (
    <Button
      type="submit"
      look={danger ? 'danger' : 'primary'}
      busy={busy}
      disabled={disabled}
      className={onCancel ? '' : 'min-h-11'}
    >
      {submit}
    </Button>
  )
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {children}
      <Problem error={error} />
      {onCancel ? (
        <DialogActions>
          <Button onClick={onCancel}>{texts.cancel}</Button>
          {button}
        </DialogActions>
      ) : (
        button
      )}
    </form>
  )
}
