import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { refusalText } from '../../shell/refusal-text.ts'
import { shellTexts } from '../../texts/shell.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'

interface TextDialogProps {
  title: string
  about: string
  label: string
  action: string
  danger?: boolean
  /** Rejects with what is shown as the reason why not. */
  onSave: (text: string) => Promise<unknown>
  onClose: () => void
}

/** Asks for a text and does something with it; a refusal is shown where the text stands, and nothing typed is lost. */
export function TextDialog({ title, about, label, action, danger = false, onSave, onClose }: TextDialogProps) {
  const shell = useTexts(shellTexts)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | undefined>()
  const save = async () => {
    setBusy(true)
    try {
      await onSave(text.trim())
      onClose()
    } catch (failure) {
      setError(failure as Error)
      setBusy(false)
    }
  }
  return (
    <Dialog open onClose={onClose} title={title} description={about}>
      <Form
        onSend={() => void save()}
        submit={action}
        busy={busy}
        disabled={text.trim() === ''}
        danger={danger}
        onCancel={onClose}
      >
        <TextArea
          autoFocus
          label={label}
          value={text}
          maxLength={2000}
          onChange={(event) => setText(event.target.value)}
          error={error && refusalText(error, shell)}
        />
      </Form>
    </Dialog>
  )
}
