import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { post } from '../../shell/request.ts'
import { settingsTexts } from '../../texts/settings.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import type { OneTimeLink } from './link-dialog.tsx'

/** Makes a one-time link for somebody new. */
export function InviteDialog({ onClose, onLink }: { onClose: () => void; onLink: (link: OneTimeLink) => void }) {
  const texts = useTexts(settingsTexts)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<'agent' | 'supervisor' | 'admin'>('agent')
  const invite = useMutation({
    mutationFn: () => post<OneTimeLink>('/staff/invitations', { name: name.trim(), email: email.trim(), role }),
    onSuccess: onLink,
  })
  return (
    <Dialog open onClose={onClose} title={texts.invite} description={texts.inviteText} width="sm">
      <Form onSend={() => invite.mutate()} submit={texts.makeLink} busy={invite.isPending} onCancel={onClose}>
        <TextField
          autoFocus
          required
          autoComplete="off"
          label={texts.name}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          required
          type="email"
          autoComplete="off"
          label={texts.email}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Select
          label={texts.role}
          value={role}
          onChange={setRole}
          options={(['agent', 'supervisor', 'admin'] as const).map((value) => ({
            value,
            label: texts.roles[value] ?? value,
          }))}
        />
      </Form>
    </Dialog>
  )
}
