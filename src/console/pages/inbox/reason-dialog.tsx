import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { shellTexts } from '../../texts/shell.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'

/** Asks those who usually serve nobody why they do now. */
export function ReasonDialog({ onClose, onReason }: { onClose: () => void; onReason: (reason: string) => void }) {
  const texts = useTexts(inboxTexts)
  const general = useTexts(shellTexts)
  const [reason, setReason] = useState('')
  return (
    <Dialog open onClose={onClose} title={texts.breakGlassTitle} description={texts.breakGlassText}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() !== '') onReason(reason.trim())
        }}
      >
        <TextArea
          autoFocus
          required
          label={texts.breakGlassReason}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{general.cancel}</Button>
          <Button type="submit" look="primary" disabled={reason.trim() === ''}>
            {texts.proceed}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
