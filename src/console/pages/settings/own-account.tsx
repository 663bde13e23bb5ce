import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage, useTexts, type Locale } from '../../shell/language.tsx'
import { patch, post } from '../../shell/request.ts'
import { useForgetSession, useSession } from '../../shell/session.tsx'
import { settingsTexts } from '../../texts/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { RecoveryCodes } from '../login/recovery-codes.tsx'
import { OwnShownAs } from './own-shown-as.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { OwnTelegram } from './own-telegram.tsx'

/** Who one is, where one is signed in, and what lets one in. */
export function OwnAccount() {
  const texts = useTexts(settingsTexts)
  const { staff } = useSession()
  const { locale, setLocale } = useLanguage()
  const change = useMutation({ mutationFn: (next: Locale) => patch('/session', { locale: next }) })
  return (
    <div className="flex flex-col gap-4">
      <Section title={texts.account}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
          {[
            [texts.name, staff.name],
            [texts.email, staff.email],
            [texts.role, texts.roles[staff.role]],
          ].map(([label, text]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="wrap-anywhere">{text}</dd>
            </div>
          ))}
        </dl>
        <div className="mt-3 max-w-xs">
          <Select
            label={texts.language}
            value={locale}
            onChange={(next: Locale) => {
              setLocale(next)
              change.mutate(next)
            }}
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </div>
        <OwnShownAs />
      </Section>
      <OwnSessions />
      <Password />
      <Recovery />
      <OwnTelegram />
    </div>
  )
}

function Password() {
  const texts = useTexts(settingsTexts)
  const forget = useForgetSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: () => post('/session/password', { current, next }),
    onSuccess: () => {
      toast(texts.passwordChanged, { tone: 'good' })
      forget()
    },
  })
  return (
    <Section title={texts.password}>
      <form
        className="flex max-w-xs flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate()
        }}
      >
        <TextField
          required
          type="password"
          autoComplete="current-password"
          label={texts.current}
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <TextField
          required
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          label={texts.next}
          hint={texts.passwordHint}
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
        <Button type="submit" busy={change.isPending} className="self-start">
          {texts.change}
        </Button>
      </form>
    </Section>
  )
}

function Recovery() {
  const texts = useTexts(settingsTexts)
  const [asking, setAsking] = useState(false)
  const [code, setCode] = useState('')
  const renew = useMutation({
    mutationFn: () => post<{ recoveryCodes: string[] }>('/session/recovery-codes', { code: code.trim() }),
    onError: () => setCode(''),
  })
  const close = () => {
    setAsking(false)
    setCode('')
    renew.reset()
  }
  return (
    <Section title={texts.recovery} actions={<Button onClick={() => setAsking(true)}>{texts.renewCodes}</Button>}>
      <p className="text-muted">{texts.recoveryText}</p>
      {asking && (
        <Dialog open onClose={close} title={texts.renewCodes} width="sm">
          {renew.data ? (
            <RecoveryCodes codes={renew.data.recoveryCodes} onSaved={close} />
          ) : (
            <form
              onSubmit={(event) => {
                event.preventDefault()
                renew.mutate()
              }}
            >
              <TextField
                autoFocus
                required
                inputMode="numeric"
                autoComplete="one-time-code"
                label={texts.codeNow}
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
              <DialogActions>
                <Button onClick={close}>{texts.cancel}</Button>
                <Button type="submit" look="primary" busy={renew.isPending}>
                  {texts.renewCodes}
                </Button>
              </DialogActions>
            </form>
          )}
        </Dialog>
      )}
    </Section>
  )
}
