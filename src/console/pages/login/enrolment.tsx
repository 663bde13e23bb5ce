import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { post, Refused } from '../../shell/request.ts'
import { loginTexts } from '../../texts/login.ts'
import { Form } from '../../ui/form.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { CodeField } from './code-field.tsx'
import { StepTitle } from './login-frame.tsx'
import { QrCode } from './qr-code.tsx'

interface EnrolmentProps {
  onDone: (recoveryCodes: readonly string[]) => void
  onGone: () => void
}

/** Connects an authenticator app; without one nobody comes in. */
export function Enrolment({ onDone, onGone }: EnrolmentProps) {
  const texts = useTexts(loginTexts)
  const [code, setCode] = useState('')
  const secret = useQuery({
    queryKey: ['enrolment'],
    queryFn: () => post<{ uri: string; secret: string }>('/session/enrolment'),
    // Asking again would make another secret, and the one that was scanned worthless.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry: false,
  })
  const verify = useMutation({
    mutationFn: (given: string) => post<{ recoveryCodes: string[] }>('/session/enrolment/code', { code: given }),
    meta: { quiet: true },
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
    onError: (error) => {
      setCode('')
      if (error instanceof Refused && ['signed_out', 'login_expired'].includes(error.code)) onGone()
    },
  })
  if (secret.isPending) return <LoadingState />
  if (secret.isError) return <ErrorState error={secret.error} onRetry={() => void secret.refetch()} />
  return (
    <Form onSend={() => verify.mutate(code)} submit={texts.verify} busy={verify.isPending} error={verify.error}>
      <StepTitle title={texts.enrolTitle} text={texts.enrolText} />
      <QrCode text={secret.data.uri} label={texts.qr} />
      <details className="text-sm">
        <summary className="min-h-7 text-muted">{texts.cannotScan}</summary>
        <p className="mt-1 rounded-lg bg-sunken px-3 py-2 font-mono text-sm wrap-anywhere select-all">
          <span className="sr-only">{texts.secret} </span>
          {secret.data.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
        </p>
      </details>
      <CodeField value={code} onChange={setCode} onComplete={(given) => verify.mutate(given)} />
    </Form>
  )
}
