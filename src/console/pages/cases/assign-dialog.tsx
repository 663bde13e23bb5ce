import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { refusalText } from '../../shell/refusal-text.ts'
import { shellTexts } from '../../texts/shell.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useCaseAct } from './calls.ts'
import { caseTexts } from './texts.ts'
import { useStaffNames } from './use-staff-names.ts'

/** Gives a complaint to somebody. */
export function AssignDialog({
  number,
  owner,
  onClose,
}: {
  number: string
  owner: string | null
  onClose: () => void
}) {
  const texts = useTexts(caseTexts)
  const shell = useTexts(shellTexts)
  const { staff } = useStaffNames()
  const able = staff.filter(({ disabled }) => !disabled)
  const [to, setTo] = useState(owner ?? '')
  const assign = useCaseAct(number, 'assign')
  return (
    <Dialog open onClose={onClose} title={texts.assign} description={texts.assignAbout} width="sm">
      <Form
        onSend={() => assign.mutate({ owner: to }, { onSuccess: onClose })}
        submit={texts.assign}
        busy={assign.isPending}
        disabled={to === '' || to === owner}
        onCancel={onClose}
      >
        <Select
          label={texts.owner}
          value={to}
          onChange={setTo}
          error={assign.error ? refusalText(assign.error, shell) : undefined}
          options={[
            { value: '', label: texts.noOwner, disabled: true },
            ...able.map(({ id, name, role }) => ({ value: id, label: `${name}（${shell.roles[role] ?? role}）` })),
          ]}
        />
      </Form>
    </Dialog>
  )
}
