import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { shellTexts } from '../../texts/shell.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Select, TextArea } from '../../ui/field.tsx'
import type { Acts } from './use-acts.ts'

/** Ends the hand-off, with what came of it. */
export function CloseDialog({ acts, onClose }: { acts: Acts; onClose: () => void }) {
  const texts = useTexts(inboxTexts)
  const general = useTexts(shellTexts)
  const [outcome, setOutcome] = useState('solved')
  const [note, setNote] = useState('')
  const submit = async (event: React.SubmitEvent) => {
    event.preventDefault()
    if (await acts.close(outcome, note.trim())) onClose()
  }
  return (
    <Dialog open onClose={onClose} title={texts.closeTitle} width="sm">
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        <Select
          label={texts.outcome}
          value={outcome}
          onChange={setOutcome}
          options={Object.entries(texts.outcomes).map(([value, label]) => ({ value, label }))}
        />
        <TextArea
          label={`${texts.internalNote} · ${texts.optional}`}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{general.cancel}</Button>
          <Button type="submit" look="primary" busy={acts.busy}>
            {texts.close}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
