import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, KeyRound, Pencil, ShieldOff, UserRoundCheck, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import type { StaffMember } from '#access/can.ts'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { del, get, post } from '../../shell/request.ts'
import { useSession } from '../../shell/session.tsx'
import { settingsTexts } from '../../texts/settings.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { Section } from '../../ui/page.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { toast } from '../../ui/toast.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { LinkDialog, type OneTimeLink } from './link-dialog.tsx'
import { StaffForm } from './staff-form.tsx'

export interface Account extends StaffMember {
  disabled: boolean
  secondFactor: boolean
  lastSeenAt: string | null
}

interface Invitation {
  id: string
  purpose: string
  email: string | null
  name: string | null
  role: string
  expiresAt: string
}

const key = ['staff']

/** Who may come in as what; inviting, changing and shutting out. */
export function StaffList() {
  const texts = useTexts(settingsTexts)
  const { zone, locale } = useLanguage()
  const queries = useQueryClient()
  const [inviting, setInviting] = useState(false)
  const [editing, setEditing] = useState<Account | null>(null)
  const [link, setLink] = useState<OneTimeLink | null>(null)
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<{ staff: Account[]; invitations: Invitation[] }>('/staff', undefined, signal),
  })
  const refresh = () => queries.invalidateQueries({ queryKey: key })
  const withdraw = useMutation({
    mutationFn: (id: string) => del(`/staff/invitations/${encodeURIComponent(id)}`),
    onSuccess: () => {
      toast(texts.withdrawn)
      return refresh()
    },
  })
  const show = (made: OneTimeLink) => {
    setInviting(false)
    setLink(made)
    void refresh()
  }
  if (query.isPending) return <LoadingState />
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  const { staff, invitations } = query.data
  return (
    <div className="flex flex-col gap-4">
      <div className="flex justify-end">
        <Button look="primary" onClick={() => setInviting(true)}>
          {texts.invite}
        </Button>
      </div>
      <Table
        caption={texts.tabs.staff}
        rows={staff}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name',
            title: texts.name,
            cell: (row) => (
              <>
                <p className="font-medium whitespace-nowrap">{row.name}</p>
                <p className="text-xs text-muted">{row.email}</p>
              </>
            ),
          },
          {
            id: 'role',
            title: texts.role,
            cell: (row) => <span className="whitespace-nowrap">{texts.roles[row.role]}</span>,
          },
          {
            id: 'skills',
            title: `${texts.languages} / ${texts.skills}`,
            cell: (row) => (
              <span className="flex flex-wrap gap-1">
                {[...row.languages.map((each) => texts.languageNames[each] ?? each), ...row.skills].map((word) => (
                  <Badge key={word}>{word}</Badge>
                ))}
              </span>
            ),
          },
          {
            id: 'state',
            title: texts.state,
            cell: (row) =>
              row.disabled ? (
                <Badge tone="danger">{texts.disabled}</Badge>
              ) : row.secondFactor ? (
                <Badge tone="good">{texts.active}</Badge>
              ) : (
                <Badge tone="warn">{texts.noSecondFactor}</Badge>
              ),
          },
          {
            id: 'seen',
            title: texts.lastSeen,
            cell: (row) => (row.lastSeenAt === null ? texts.never : formatMoment(row.lastSeenAt, zone, locale)),
          },
          {
            id: 'acts',
            title: texts.acts,
            cell: (row) => <StaffActs account={row} onEdit={() => setEditing(row)} onLink={show} onChanged={refresh} />,
          },
        ]}
      />
      {invitations.length > 0 && (
        <Section title={texts.invitations}>
          <ul className="divide-y divide-line">
            {invitations.map((each) => (
              <li key={each.id} className="flex flex-wrap items-center gap-2 py-2">
                <Badge>{texts.purposes[each.purpose] ?? each.purpose}</Badge>
                <span className="min-w-0 flex-1 basis-60 wrap-anywhere">
                  {[each.name, each.email, texts.roles[each.role]].filter(Boolean).join(' · ')}
                </span>
                <span className="text-xs text-muted">
                  {texts.validUntil(formatMoment(each.expiresAt, zone, locale))}
                </span>
                <Button size="sm" disabled={withdraw.isPending} onClick={() => withdraw.mutate(each.id)}>
                  {texts.withdraw}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {inviting && <InviteDialog onClose={() => setInviting(false)} onLink={show} />}
      {link && <LinkDialog link={link} onClose={() => setLink(null)} />}
      {editing && (
        <StaffForm
          account={editing}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null)
            toast(texts.saved, { tone: 'good' })
            void refresh()
          }}
        />
      )}
    </div>
  )
}

interface StaffActsProps {
  account: Account
  onEdit: () => void
  onLink: (link: OneTimeLink) => void
  onChanged: () => unknown
}

function StaffActs({ account, onEdit, onLink, onChanged }: StaffActsProps) {
  const texts = useTexts(settingsTexts)
  const { staff } = useSession()
  const confirm = useConfirm()
  const at = `/staff/${encodeURIComponent(account.id)}`
  const able = useMutation({
    mutationFn: (act: 'disable' | 'enable') => post(`${at}/${act}`),
    onSuccess: () => onChanged(),
  })
  const reset = useMutation({
    mutationFn: (secondFactor: boolean) => post<OneTimeLink>(`${at}/reset`, { secondFactor }),
    onSuccess: onLink,
  })
  const disable = async () => {
    const { name } = account
    if (await confirm({ title: texts.disableAsk(name), text: texts.disableText, action: texts.disable, danger: true }))
      able.mutate('disable')
  }
  const resetLost = async () => {
    const { name } = account
    if (await confirm({ title: texts.resetAsk(name), text: texts.resetText, action: texts.reset, danger: true }))
      reset.mutate(true)
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`${texts.acts}: ${account.name}`}
          className="inline-flex size-9 items-center justify-center rounded-lg text-muted hover:bg-sunken pointer-coarse:size-11"
        >
          <Ellipsis aria-hidden="true" className="size-4.5" />
        </button>
      }
    >
      <MenuItem icon={Pencil} onSelect={onEdit}>
        {texts.edit}
      </MenuItem>
      <MenuItem icon={KeyRound} onSelect={() => reset.mutate(false)}>
        {texts.reset}
      </MenuItem>
      <MenuItem icon={ShieldOff} onSelect={() => void resetLost()}>
        {texts.resetLost}
      </MenuItem>
      {account.id !== staff.id && (
        <>
          <MenuLine />
          {account.disabled ? (
            <MenuItem icon={UserRoundCheck} onSelect={() => able.mutate('enable')}>
              {texts.enable}
            </MenuItem>
          ) : (
            <MenuItem icon={UserRoundX} danger onSelect={() => void disable()}>
              {texts.disable}
            </MenuItem>
          )}
        </>
      )}
    </Menu>
  )
}
