import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { useSession } from '../../shell/session.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { shellTexts } from '../../texts/shell.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Select, TextArea } from '../../ui/field.tsx'
import { readNames } from './calls.ts'
import type { Acts } from './use-acts.ts'

interface TransferDialogProps {
  acts: Acts
  /** Whether a supervisor gives away any chat, instead of somebody his own. */
  assign: boolean
  holder: string
  onClose: () => void
}

/** Gives the chat to a colleague, to the supervisors or back to the queue. */
export function TransferDialog({ acts, assign, holder, onClose }: TransferDialogProps) {
  const texts = useTexts(inboxTexts)
  const general = useTexts(shellTexts)
  const { staff } = useSession()
  const names = useQuery({ queryKey: ['staff-names'], queryFn: ({ signal }) => readNames(signal) })
  const colleagues = (names.data?.staff ?? []).filter(
    ({ id, disabled }) => !disabled && id !== holder && (assign || id !== staff.id),
  )
  const options = [
    ...(assign
      ? []
      : [
          { value: 'queue', label: texts.toQueue },
          { value: 'supervisors', label: texts.toSupervisors },
        ]),
    ...colleagues.map(({ id, name, role }) => ({ value: id, label: `${name} · ${general.roles[role] ?? role}` })),
  ]
  const [chosen, setChosen] = useState<string>()
  const [note, setNote] = useState('')
  const to = chosen ?? options[0]?.value
  const submit = async (event: React.SubmitEvent) => {
    event.preventDefault()
    if (to === undefined) return
    if (await (assign ? acts.assign(to) : acts.transfer(to, note.trim()))) onClose()
  }
  return (
    <Dialog open onClose={onClose} title={texts.transferTitle} width="sm">
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        <Select label={texts.transferTo} value={to ?? ''} onChange={setChosen} options={options} />
        {!assign && (
          <TextArea
            label={`${texts.internalNote} · ${texts.optional}`}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
        <DialogActions>
          <Button onClick={onClose}>{general.cancel}</Button>
          <Button type="submit" look="primary" busy={acts.busy} disabled={to === undefined}>
            {texts.transfer}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
