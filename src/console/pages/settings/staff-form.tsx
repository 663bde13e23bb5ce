import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { patch } from '../../shell/request.ts'
import { settingsTexts } from '../../texts/settings.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Checkbox, Select, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import type { Account } from './staff-list.tsx'

interface StaffFormProps {
  account: Account
  onClose: () => void
  onSaved: () => void
}

/** Name, role and what somebody is good at. */
export function StaffForm({ account, onClose, onSaved }: StaffFormProps) {
  const texts = useTexts(settingsTexts)
  const [name, setName] = useState(account.name)
  const [role, setRole] = useState(account.role)
  const [skills, setSkills] = useState(account.skills.join('，'))
  const [languages, setLanguages] = useState(account.languages)
  const save = useMutation({
    mutationFn: () =>
      patch(`/staff/${encodeURIComponent(account.id)}`, {
        name: name.trim(),
        // A role that is given again would end the sessions for nothing.
        ...(role !== account.role && { role }),
        skills: skills
          .split(/[,，、]/)
          .map((skill) => skill.trim())
          .filter((skill) => skill !== ''),
        languages,
      }),
    onSuccess: onSaved,
  })
  return (
    <Dialog open onClose={onClose} title={account.name} description={account.email} width="sm">
      <Form onSend={() => save.mutate()} submit={texts.save} busy={save.isPending} onCancel={onClose}>
        <TextField
          required
          label={texts.name}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
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
        <fieldset>
          <legend className="text-sm font-medium">{texts.languages}</legend>
          <div className="flex gap-4">
            {Object.entries(texts.languageNames).map(([language, label]) => (
              <Checkbox
                key={language}
                label={label}
                checked={languages.includes(language)}
                onChange={(event) =>
                  setLanguages(
                    event.target.checked ? [...languages, language] : languages.filter((other) => other !== language),
                  )
                }
              />
            ))}
          </div>
        </fieldset>
        <TextField
          label={texts.skills}
          hint={texts.skillsHint}
          value={skills}
          onChange={(event) => setSkills(event.target.value)}
        />
      </Form>
    </Dialog>
  )
}
