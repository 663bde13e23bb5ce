import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Obstacle } from '#business/privacy/obstacles.ts'
import type { FileAccess } from '#business/privacy/person.ts'
import type { ShownRequest } from '#business/privacy/data-requests.ts'
import { formatDay, formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { refusalText } from '../../shell/refusal-text.ts'
import { get, post } from '../../shell/request.ts'
import { useRight } from '../../shell/session.tsx'
import { useNow } from '../../shell/use-now.ts'
import { auditTexts } from '../../texts/audit.ts'
import { personalDataTexts } from '../../texts/personal-data.ts'
import { shellTexts } from '../../texts/shell.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Checkbox, TextField } from '../../ui/field.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { toast } from '../../ui/toast.tsx'
import { FreshCode, wantsFreshCode } from './fresh-code.tsx'

interface Look {
  chats: number
  /** What has to be typed before anything is deleted. */
  toType: string
  obstacles: (Obstacle & { text: string })[]
  requests: ShownRequest[]
  answerWorkingDays: number
  /** Files that may be the same person's. */
  othersWithTheNumber: number
  /** Empty for those who may not read the audit. */
  accesses: FileAccess[]
}

/** What may be done with all that is kept about whoever writes in a chat. */
export function PersonalDataDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const texts = useTexts(personalDataTexts)
  const mayErase = useRight('customer.erase')
  const mayExport = useRight('customer.export')
  const at = `/conversations/${encodeURIComponent(id)}/data`
  const key = ['personal-data', id]
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => get<Look>(at, undefined, signal) })
  const [erasing, setErasing] = useState(false)
  /** What waits for a fresh code. */
  const [waiting, setWaiting] = useState<() => void>()
  const queries = useQueryClient()
  const withCode = (act: () => void) => (error: Error) => {
    if (wantsFreshCode(error)) setWaiting(() => act)
  }
  const copy = useMutation({
    mutationFn: () => post<unknown>(`${at}/copy`),
    meta: { quiet: true },
    onSuccess: (made) => {
      download(made)
      toast(texts.copied, { tone: 'good' })
    },
    onError: withCode(() => copy.mutate()),
  })
  const ask = useMutation({
    mutationFn: (kind: ShownRequest['kind']) => post(`${at}/requests`, { kind }),
    onSuccess: () => {
      toast(texts.noted, { tone: 'good' })
      return queries.invalidateQueries({ queryKey: key })
    },
  })
  if (query.isPending || query.isError)
    return (
      <Dialog open onClose={onClose} title={texts.dialogTitle}>
        {query.isPending ? <LoadingState /> : <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      </Dialog>
    )
  const look = query.data
  const code = waiting && (
    <FreshCode
      onCancel={() => setWaiting(undefined)}
      onFresh={() => {
        setWaiting(undefined)
        waiting()
      }}
    />
  )
  if (erasing)
    return (
      <Dialog
        open
        onClose={onClose}
        title={waiting ? texts.code : texts.erase}
        {...(!waiting && { description: texts.eraseText })}
      >
        {code}
        {/* What was typed is still there after the code. */}
        <div hidden={waiting !== undefined}>
          <EraseForm at={at} look={look} withCode={withCode} onBack={() => setErasing(false)} onDone={onClose} />
        </div>
      </Dialog>
    )
  const isOpen = (kind: ShownRequest['kind']) =>
    look.requests.some((request) => request.kind === kind && request.status === 'open')
  return (
    <Dialog
      open
      onClose={onClose}
      title={waiting ? texts.code : texts.dialogTitle}
      {...(!waiting && { description: texts.dialogText(look.chats) })}
    >
      {code}
      <div hidden={waiting !== undefined} className="flex flex-col gap-4">
        <section>
          <h3 className="font-semibold">{texts.requests}</h3>
          <p className="mt-0.5 text-sm text-pretty text-muted">{texts.days(look.answerWorkingDays)}</p>
          <Requests requests={look.requests} />
          <div className="mt-2 flex flex-wrap gap-2">
            {(['copy', 'erase'] as const).map((kind) => (
              <Button
                key={kind}
                size="sm"
                busy={ask.isPending}
                disabled={isOpen(kind)}
                onClick={() => ask.mutate(kind)}
              >
                {kind === 'copy' ? texts.noteCopy : texts.noteErase}
              </Button>
            ))}
          </div>
        </section>
        {look.othersWithTheNumber > 0 && (
          <p className="rounded-lg bg-warn p-3 text-sm text-pretty text-warn-ink">
            {texts.others(look.othersWithTheNumber)}
          </p>
        )}
        {mayExport && (
          <section className="border-t border-line pt-4">
            <h3 className="font-semibold">{texts.copy}</h3>
            <p className="mt-0.5 text-sm text-pretty text-muted">{texts.copyText}</p>
            <Button className="mt-2" busy={copy.isPending} onClick={() => copy.mutate()}>
              <Download aria-hidden="true" className="size-4" />
              {texts.copy}
            </Button>
            <Failure error={copy.error} />
          </section>
        )}
        <Accesses accesses={look.accesses} />
        {mayErase && (
          <section className="border-t border-line pt-4">
            <h3 className="font-semibold">{texts.erase}</h3>
            <p className="mt-0.5 text-sm text-pretty text-muted">{texts.eraseText}</p>
            <Button className="mt-2" onClick={() => setErasing(true)}>
              <Trash2 aria-hidden="true" className="size-4" />
              {texts.eraseStart}
            </Button>
          </section>
        )}
      </div>
    </Dialog>
  )
}

function Requests({ requests }: { requests: readonly ShownRequest[] }) {
  const texts = useTexts(personalDataTexts)
  const { zone, locale } = useLanguage()
  const now = useNow(60_000)
  if (requests.length === 0) return null
  return (
    <ul className="mt-2 divide-y divide-line text-sm">
      {requests.map((request) => {
        const day = formatDay(
          request.status === 'open' ? request.dueAt : (request.settledAt ?? request.dueAt),
          zone,
          locale,
        )
        const late = request.status === 'open' && Date.parse(request.dueAt) < now
        return (
          <li key={request.id} className="flex flex-wrap items-center gap-2 py-1.5">
            <span className="font-medium">{texts.kinds[request.kind]}</span>
            <Badge tone={request.status === 'open' ? (late ? 'danger' : 'warn') : 'plain'}>
              {texts.statuses[request.status]}
            </Badge>
            <span className="text-muted">
              {request.status === 'open' ? (late ? texts.late(day) : texts.due(day)) : day}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Accesses({ accesses }: { accesses: readonly FileAccess[] }) {
  const texts = useTexts(personalDataTexts)
  const words = useTexts(auditTexts)
  const { zone, locale } = useLanguage()
  if (accesses.length === 0) return null
  return (
    <details className="border-t border-line pt-4 text-sm">
      <summary className="cursor-pointer font-semibold">{texts.accesses(accesses.length)}</summary>
      <ul className="mt-1 divide-y divide-line">
        {accesses.map((access) => (
          <li key={`${access.at} ${access.what}`} className="py-1.5">
            <p>{words.acts[access.what] ?? access.what}</p>
            <p className="text-xs text-muted">
              {[access.staffName, formatMoment(access.at, zone, locale)].filter((part) => part !== null).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}

interface EraseFormProps {
  at: string
  look: Look
  withCode: (act: () => void) => (error: Error) => void
  onBack: () => void
  onDone: () => void
}

function EraseForm({ at, look, withCode, onBack, onDone }: EraseFormProps) {
  const texts = useTexts(personalDataTexts)
  const queries = useQueryClient()
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [settled, setSettled] = useState(false)
  const erase = useMutation({
    mutationFn: () => post<{ topics: number }>(`${at}/erase`, { typed: typed.trim(), settled }),
    meta: { quiet: true },
    onSuccess: ({ topics }) => {
      toast(topics > 0 ? `${texts.erased}。${texts.topics}` : texts.erased, { tone: 'good' })
      onDone()
      go('/inbox')
      // Whatever page shows something of the customer shows it no more.
      void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
    },
    onError: withCode(() => erase.mutate()),
  })
  const money = look.obstacles.filter(({ why }) => why === 'refund_owed' || why === 'fee_owed')
  const others = look.obstacles.length - money.length
  const isReady = typed.trim() === look.toType.trim() && others === 0 && (money.length === 0 || settled)
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) erase.mutate()
      }}
    >
      {look.obstacles.length > 0 && (
        <div role="alert" className="rounded-lg bg-warn p-3 text-sm text-warn-ink">
          <p className="font-medium">{texts.obstacles}</p>
          <ul className="mt-1 list-disc pl-5">
            {look.obstacles.map((one) => (
              <li key={`${one.why} ${one.ref}`}>{one.text}</li>
            ))}
          </ul>
        </div>
      )}
      {others === 0 && (
        <>
          {money.length > 0 && (
            <Checkbox label={texts.settled} checked={settled} onChange={(event) => setSettled(event.target.checked)} />
          )}
          <TextField
            label={texts.typed(look.toType)}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </>
      )}
      <Failure error={erase.error} />
      <DialogActions>
        <Button onClick={onBack}>{texts.back}</Button>
        {others === 0 && (
          <Button type="submit" look="danger" disabled={!isReady} busy={erase.isPending}>
            {texts.eraseNow}
          </Button>
        )}
      </DialogActions>
    </form>
  )
}

/** Why something was not done; that a code is wanted is asked for instead. */
function Failure({ error }: { error: Error | null }) {
  const general = useTexts(shellTexts)
  if (error === null || wantsFreshCode(error)) return null
  return (
    <p role="alert" className="mt-2 text-sm text-danger">
      {refusalText(error, general)}
    </p>
  )
}

function download(made: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(made, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `personal-data-${new Date().toISOString().slice(0, 10)}.json`
  link.click()
  URL.revokeObjectURL(url)
}
