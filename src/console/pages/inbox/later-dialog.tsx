import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { shellTexts } from '../../texts/shell.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Checkbox, TextField } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { sendLater } from './calls.ts'
import { laterKey } from './use-conversation.ts'
import { inZone, wallTime } from './wall-time.ts'

interface LaterDialogProps {
  conversation: string
  text: string
  onClose: () => void
  onDone: () => void
}

/** When a reply shall be sent, by the company's clock. */
export function LaterDialog({ conversation, text, onClose, onDone }: LaterDialogProps) {
  const texts = useTexts(inboxTexts)
  const general = useTexts(shellTexts)
  const { zone, locale } = useLanguage()
  const queries = useQueryClient()
  const [at, setAt] = useState(() => wallTime(new Date(Date.now() + 3_600_000), zone))
  const [even, setEven] = useState(false)
  const [error, setError] = useState<string>()
  const save = useMutation({
    mutationFn: (dueAt: string) => sendLater(conversation, { text, dueAt, evenIfCustomerWrites: even }),
    onSuccess: (_answer, dueAt) => {
      toast(texts.laterSaved(formatMoment(dueAt, zone, locale)), { tone: 'good' })
      void queries.invalidateQueries({ queryKey: laterKey(conversation) })
      onDone()
    },
  })
  return (
    <Dialog open onClose={onClose} title={texts.later} width="sm">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          const due = inZone(at, zone)
          if (due === null || due.getTime() <= Date.now()) setError(texts.laterPast)
          else save.mutate(due.toISOString())
        }}
      >
        <p className="rounded-lg bg-sunken px-3 py-2 whitespace-pre-wrap wrap-anywhere">{text}</p>
        <TextField
          type="datetime-local"
          required
          label={texts.laterAt}
          error={error}
          value={at}
          onChange={(event) => {
            setAt(event.target.value)
            setError(undefined)
          }}
        />
        <Checkbox label={texts.laterEven} checked={even} onChange={(event) => setEven(event.target.checked)} />
        <DialogActions>
          <Button onClick={onClose}>{general.cancel}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {texts.later}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
