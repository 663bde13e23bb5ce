import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { useTitle } from '../../shell/page-title.ts'
import { post } from '../../shell/request.ts'
import { loginTexts } from '../../texts/login.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { StepTitle } from './login-frame.tsx'

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
    <Form onSend={() => enter.mutate()} submit={texts.signIn} busy={enter.isPending} error={enter.error}>
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
    </Form>
  )
}
