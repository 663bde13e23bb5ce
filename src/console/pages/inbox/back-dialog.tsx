import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { shellTexts } from '../../texts/shell.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import type { Acts } from './use-acts.ts'

/** Gives the chat back to the bot, with what was done for the customer. */
export function BackDialog({ acts, onClose }: { acts: Acts; onClose: () => void }) {
  const texts = useTexts(inboxTexts)
  const general = useTexts(shellTexts)
  const [note, setNote] = useState('')
  const submit = async (event: React.SubmitEvent) => {
    event.preventDefault()
    if (await acts.handBack(note.trim())) onClose()
  }
  return (
    <Dialog open onClose={onClose} title={texts.backTitle} description={texts.backText}>
      <form onSubmit={(event) => void submit(event)}>
        <TextArea
          autoFocus
          label={`${texts.backNote} · ${texts.optional}`}
          placeholder={texts.backPlaceholder}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{general.cancel}</Button>
          <Button type="submit" look="primary" busy={acts.busy}>
            {texts.handBack}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
