import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { useTitle } from '../../shell/page-title.ts'
import { post } from '../../shell/request.ts'
import { loginTexts } from '../../texts/login.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { StepTitle } from './login-frame.tsx'
import { Problem } from './problem.tsx'

/** Email and password. */
export function PasswordForm({ onNext }: { onNext: (step: 'code' | 'enrolment') => void }) {
  const texts = useTexts(loginTexts)
  useTitle(texts.signIn)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = useMutation({
    mutationFn: () => post<{ next: 'code' | 'enrolment' }>('/session', { email: email.trim(), password }),
    meta: { quiet: true },
    onSuccess: ({ next }) => onNext(next),
  })
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        enter.mutate()
      }}
    >
      <StepTitle title={texts.title} />
      <TextField
        autoFocus
        required
        type="email"
        autoComplete="username"
        label={texts.email}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        required
        type="password"
        autoComplete="current-password"
        label={texts.password}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Problem error={enter.error} />
      <Button type="submit" look="primary" busy={enter.isPending} className="min-h-11">
        {texts.signIn}
      </Button>
    </form>
  )
}
