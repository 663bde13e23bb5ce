import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { StaffMember } from '#access/can.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { remembered } from '../../shell/remembered.ts'
import { post, Refused } from '../../shell/request.ts'
import { loginTexts } from '../../texts/login.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { toast } from '../../ui/toast.tsx'
import { CodeField } from './code-field.tsx'
import { StepTitle } from './login-frame.tsx'

interface CodeFormProps {
  onDone: () => void
  /** The login has expired: the password is wanted again. */
  onGone: () => void
}

/** The code of the authenticator app, or a recovery code instead. */
export function CodeForm({ onDone, onGone }: CodeFormProps) {
  const texts = useTexts(loginTexts)
  const { setLocale } = useLanguage()
  const [recovery, setRecovery] = useState(false)
  const [code, setCode] = useState('')
  const verify = useMutation({
    mutationFn: (given: string) =>
      post<{ staff: Pick<StaffMember, 'locale'>; left?: number }>(recovery ? '/session/recovery' : '/session/code', {
        code: given,
      }),
    meta: { quiet: true },
    onSuccess: ({ staff, left }) => {
      // Whoever has not chosen a language in this browser has his own.
      if (remembered('locale') === null) setLocale(staff.locale)
      if (left !== undefined) toast(texts.recoveryLeft(left), { tone: 'danger' })
      onDone()
    },
    onError: () => setCode(''),
  })
  const gone = verify.error instanceof Refused && verify.error.code === 'login_expired'
  return (
    <div className="flex flex-col gap-3">
      <Form
        onSend={() => {
          if (gone) onGone()
          else verify.mutate(code.trim())
        }}
        submit={gone ? texts.startOver : texts.verify}
        busy={verify.isPending}
        error={verify.error}
      >
        <StepTitle title={texts.codeTitle} text={recovery ? texts.recoveryText : texts.codeText} />
        {recovery ? (
          <TextField
            autoFocus
            required
            autoComplete="off"
            spellCheck={false}
            label={texts.recoveryCode}
            value={code}
            onChange={(event) => setCode(event.target.value)}
            className="font-mono"
          />
        ) : (
          <CodeField value={code} onChange={setCode} onComplete={(given) => verify.mutate(given)} />
        )}
      </Form>
      <Button
        look="quiet"
        onClick={() => {
          setRecovery(!recovery)
          setCode('')
          verify.reset()
        }}
      >
        {recovery ? texts.useCode : texts.useRecovery}
      </Button>
    </div>
  )
}
