import { useTexts } from '../../shell/language.tsx'
import { loginTexts } from '../../texts/login.ts'
import { LoginFrame, StepTitle } from './login-frame.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

/** The last step of enrolment. */
export default function CodesPage({ codes, onSaved }: { codes: readonly string[]; onSaved: () => void }) {
  const texts = useTexts(loginTexts)
  return (
    <LoginFrame>
      <StepTitle title={texts.codesTitle} text={texts.codesText} />
      <RecoveryCodes codes={codes} onSaved={onSaved} />
    </LoginFrame>
  )
}
