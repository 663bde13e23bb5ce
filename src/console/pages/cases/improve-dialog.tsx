import { useState } from 'react'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { refusalText } from '../../shell/refusal-text.ts'
import { useSession } from '../../shell/session.tsx'
import { shellTexts } from '../../texts/shell.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Select, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useCaseAct } from './calls.ts'
import { caseTexts } from './texts.ts'
import { useStaffNames } from './use-staff-names.ts'
import { wallClock } from './wall-clock.ts'

/** Notes what is done so that it does not happen again. */
export function ImproveDialog({
  number,
  cause: known,
  onClose,
}: {
  number: string
  cause: string | null
  onClose: () => void
}) {
  const texts = useTexts(caseTexts)
  const shell = useTexts(shellTexts)
  const { zone } = useLanguage()
  const { staff: me } = useSession()
  const { staff } = useStaffNames()
  const [cause, setCause] = useState(known ?? '')
  const [action, setAction] = useState('')
  const [owner, setOwner] = useState(me.id)
  const [due, setDue] = useState('')
  const improve = useCaseAct(number, 'improve')
  const save = () =>
    improve.mutate(
      {
        cause: cause.trim(),
        action: action.trim(),
        owner,
        ...(due !== '' && { dueAt: wallClock(`${due}T18:00`, zone).toISOString() }),
      },
      { onSuccess: onClose },
    )
  return (
    <Dialog open onClose={onClose} title={texts.improve} description={texts.improveAbout}>
      <Form
        onSend={() => save()}
        submit={texts.save}
        busy={improve.isPending}
        disabled={cause.trim() === '' || action.trim() === ''}
        onCancel={onClose}
      >
        <TextArea label={texts.improveCause} value={cause} onChange={(event) => setCause(event.target.value)} />
        <TextArea
          label={texts.improveAction}
          value={action}
          onChange={(event) => setAction(event.target.value)}
          error={improve.error ? refusalText(improve.error, shell) : undefined}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <Select
            label={texts.improveOwner}
            value={owner}
            onChange={setOwner}
            options={staff.filter(({ disabled }) => !disabled).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField
            label={texts.improveDue}
            type="date"
            value={due}
            onChange={(event) => setDue(event.target.value)}
          />
        </div>
      </Form>
    </Dialog>
  )
}
