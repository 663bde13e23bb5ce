import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { post, Refused } from '../../shell/request.ts'
import { loginTexts } from '../../texts/login.ts'
import { shellTexts } from '../../texts/shell.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { toast } from '../../ui/toast.tsx'
import { StepTitle } from './login-frame.tsx'

const shortest = 12
const longest = 128

interface Link {
  purpose: 'first' | 'join' | 'reset'
  email: string | null
  name: string | null
  role: string
}

/** What a one-time link leads to: a first password, or a new one. */
export function JoinForm({ token, onNext }: { token: string; onNext: (step: 'enrolment') => void }) {
  const texts = useTexts(loginTexts)
  const [, go] = useLocation()
  const link = useQuery({
    queryKey: ['join', token],
    queryFn: () => post<Link>('/join/look', { token }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  if (link.isPending) return <LoadingState />
  if (link.isError) {
    const gone = link.error instanceof Refused && [404, 410].includes(link.error.status)
    if (!gone) return <ErrorState error={link.error} onRetry={() => void link.refetch()} />
    return (
      <>
        <StepTitle title={texts.linkGone} text={texts.linkGoneText} />
        <Button look="primary" className="min-h-11 w-full" onClick={() => go('/login')}>
          {texts.toLogin}
        </Button>
      </>
    )
  }
  return <PasswordOfLink token={token} link={link.data} onNext={onNext} />
}

function PasswordOfLink({ token, link, onNext }: { token: string; link: Link; onNext: (step: 'enrolment') => void }) {
  const texts = useTexts(loginTexts)
  const general = useTexts(shellTexts)
  const { locale } = useLanguage()
  const [, go] = useLocation()
  const first = link.purpose === 'first'
  const [name, setName] = useState(link.name ?? '')
  const [email, setEmail] = useState(link.email ?? '')
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [checked, setChecked] = useState(false)
  const short = password.length < shortest
  const differ = password !== repeated
  const join = useMutation({
    mutationFn: () =>
      post<{ next: 'enrolment' | 'code' }>('/join', {
        token,
        password,
        ...(first && { name: name.trim(), email: email.trim() }),
        locale,
      }),
    meta: { quiet: true },
    onSuccess: ({ next }) => {
      go('/', { replace: true })
      if (next === 'enrolment') onNext('enrolment')
      else toast(texts.resetDone, { tone: 'good' })
    },
  })
  return (
    <Form
      onSend={() => {
        setChecked(true)
        if (!short && !differ) join.mutate()
      }}
      submit={texts.join}
      busy={join.isPending}
      error={join.error}
    >
      <StepTitle title={texts.joinTitle[link.purpose] ?? link.purpose} text={texts.joinText} />
      {first ? (
        <>
          <TextField
            autoFocus
            required
            autoComplete="name"
            maxLength={60}
            label={texts.name}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <TextField
            required
            type="email"
            autoComplete="username"
            label={texts.email}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </>
      ) : (
        <p className="rounded-lg bg-sunken px-3 py-2 text-sm">
          <span className="font-medium">{link.name}</span> · {general.roles[link.role] ?? link.role}
          <span className="block text-muted wrap-anywhere">{link.email}</span>
        </p>
      )}
      <TextField
        required
        type="password"
        autoComplete="new-password"
        maxLength={longest}
        label={texts.newPassword}
        hint={texts.passwordHint}
        error={checked && short ? texts.tooShort : undefined}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <TextField
        required
        type="password"
        autoComplete="new-password"
        maxLength={longest}
        label={texts.repeat}
        error={checked && differ ? texts.differ : undefined}
        value={repeated}
        onChange={(event) => setRepeated(event.target.value)}
      />
    </Form>
  )
}
