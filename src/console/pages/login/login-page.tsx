import { useState } from 'react'
import { useRoute } from 'wouter'
import type { Session } from '../../shell/session.tsx'
import { CodeForm } from './code-form.tsx'
import { Enrolment } from './enrolment.tsx'
import { JoinForm } from './join-form.tsx'
import { LoginFrame } from './login-frame.tsx'
import { PasswordForm } from './password-form.tsx'

interface LoginPageProps {
  /** A session that still wants its second factor, or none. */
  session: Session | null
  onSession: () => void
  onCodes: (codes: readonly string[]) => void
}

/** The way in: a password, then a code; or a link, a password and an authenticator app. */
export default function LoginPage({ session, onSession, onCodes }: LoginPageProps) {
  const [joining, params] = useRoute('/join/:token')
  const [step, setStep] = useState<'password' | 'code' | 'enrolment'>('password')
  const startOver = () => setStep('password')
  if (session?.wants === 'enrolment' || step === 'enrolment')
    return (
      <LoginFrame>
        <Enrolment onDone={onCodes} onGone={startOver} />
      </LoginFrame>
    )
  return (
    <LoginFrame>
      {step === 'code' ? (
        <CodeForm onDone={onSession} onGone={startOver} />
      ) : joining ? (
        <JoinForm token={params.token} onNext={setStep} />
      ) : (
        <PasswordForm onNext={setStep} />
      )}
    </LoginFrame>
  )
}
