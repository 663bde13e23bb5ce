import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, Trash2, Zap } from 'lucide-react'
import { useState } from 'react'
import type { Canned } from '#desk/canned.ts'
import { useTexts } from '../../shell/language.tsx'
import { del, get, patch, post } from '../../shell/request.ts'
import { useSession } from '../../shell/session.tsx'
import { settingsTexts } from '../../texts/settings.ts'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { toast } from '../../ui/toast.tsx'

const variables = [
  'customer.name',
  'staff.name',
  'company.name',
  'company.phone',
  'booking.ref',
  'booking.service',
  'booking.start',
  'booking.worker',
  'case.number',
]

/** What is written often, for everybody to use with a few keys. */
export function CannedReplies() {
  const texts = useTexts(settingsTexts)
  const queries = useQueryClient()
  const confirm = useConfirm()
  const { rights, staff } = useSession()
  const mayEdit = ({ byId }: Canned) => rights['canned.edit'] === 'any' || byId === staff.id
  const [editing, setEditing] = useState<Canned | 'new' | null>(null)
  const query = useQuery({
    queryKey: ['canned'],
    queryFn: ({ signal }) => get<{ canned: Canned[] }>('/canned', undefined, signal),
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['canned'] })
  const remove = useMutation({
    mutationFn: (id: string) => del(`/canned/${encodeURIComponent(id)}`),
    onSuccess: refresh,
  })
  const ask = async (canned: Canned) => {
    if (await confirm({ title: texts.removeCannedAsk(canned.title), action: texts.remove, danger: true }))
      remove.mutate(canned.id)
  }
  return (
    <Section
      title={texts.tabs.canned}
      actions={
        <Button look="primary" onClick={() => setEditing('new')}>
          {texts.addCanned}
        </Button>
      }
    >
      <Loaded query={query}>
        {(data) =>
          data.canned.length === 0 ? (
            <EmptyState icon={Zap} title={texts.noCanned} text={texts.noCannedText} />
          ) : (
            <ul className="divide-y divide-line">
              {data.canned.map((canned) => (
                <li key={canned.id} className="flex items-start gap-3 py-2">
                  <div className="min-w-0 flex-1">
                    <p className="flex flex-wrap items-baseline gap-x-2">
                      <span className="font-mono text-xs text-brand">/{canned.shortcut}</span>
                      <span className="font-medium">{canned.title}</span>
                      {canned.by !== null && <span className="text-xs text-muted">{texts.by(canned.by)}</span>}
                    </p>
                    <p className="whitespace-pre-wrap text-muted wrap-anywhere">{canned.text.zh}</p>
                    {canned.text.en !== undefined && (
                      <p lang="en" className="whitespace-pre-wrap text-muted wrap-anywhere">
                        {canned.text.en}
                      </p>
                    )}
                  </div>
                  {mayEdit(canned) && (
                    <>
                      <IconButton icon={Pencil} label={texts.edit} onClick={() => setEditing(canned)} />
                      <IconButton icon={Trash2} label={texts.remove} onClick={() => void ask(canned)} />
                    </>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {editing !== null && (
        <CannedForm
          canned={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null)
            toast(texts.saved, { tone: 'good' })
            void refresh()
          }}
        />
      )}
    </Section>
  )
}

interface CannedFormProps {
  canned: Canned | null
  onClose: () => void
  onSaved: () => void
}

function CannedForm({ canned, onClose, onSaved }: CannedFormProps) {
  const texts = useTexts(settingsTexts)
  const [shortcut, setShortcut] = useState(canned?.shortcut ?? '')
  const [title, setTitle] = useState(canned?.title ?? '')
  const [zh, setZh] = useState(canned?.text.zh ?? '')
  const [en, setEn] = useState(canned?.text.en ?? '')
  const save = useMutation({
    mutationFn: () => {
      const body = {
        shortcut: shortcut.trim().replace(/^\//, ''),
        title: title.trim(),
        text: { zh: zh.trim(), ...(en.trim() !== '' && { en: en.trim() }) },
      }
      return canned ? patch(`/canned/${encodeURIComponent(canned.id)}`, body) : post('/canned', body)
    },
    onSuccess: onSaved,
  })
  return (
    <Dialog open onClose={onClose} title={canned ? texts.editCanned : texts.addCanned}>
      <Form onSend={() => save.mutate()} submit={texts.save} busy={save.isPending} onCancel={onClose}>
        <TextField
          autoFocus
          required
          label={texts.shortcut}
          hint={texts.shortcutHint}
          maxLength={30}
          value={shortcut}
          onChange={(event) => setShortcut(event.target.value)}
        />
        <TextField
          required
          label={texts.title}
          maxLength={80}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextArea
          required
          rows={4}
          label={texts.textZh}
          maxLength={2000}
          value={zh}
          onChange={(event) => setZh(event.target.value)}
        />
        <TextArea
          rows={3}
          label={texts.textEn}
          maxLength={2000}
          value={en}
          onChange={(event) => setEn(event.target.value)}
        />
        <p className="text-xs text-muted">
          {texts.variables}:{' '}
          {variables.map((name) => (
            <code
              key={name}
              className="mr-1.5 rounded bg-sunken px-1 font-mono whitespace-nowrap"
            >{`{{${name}}}`}</code>
          ))}
        </p>
      </Form>
    </Dialog>
  )
}
