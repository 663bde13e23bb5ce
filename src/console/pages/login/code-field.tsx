import { useTexts } from '../../shell/language.tsx'
import { loginTexts } from '../../texts/login.ts'
import { TextField } from '../../ui/field.tsx'

interface CodeFieldProps {
  value: string
  onChange: (code: string) => void
  /** Called with the sixth digit. */
  onComplete?: (code: string) => void
}

/** Six digits; spaces and full-width digits, as some keyboards and apps give them, are taken as well. */
export function CodeField({ value, onChange, onComplete }: CodeFieldProps) {
  const texts = useTexts(loginTexts)
  return (
    <TextField
      autoFocus
      required
      inputMode="numeric"
      autoComplete="one-time-code"
      label={texts.code}
      value={value}
      onChange={(event) => {
        const digits = event.target.value.normalize('NFKC').replaceAll(/\D/g, '').slice(0, 6)
        onChange(digits)
        if (digits.length === 6 && digits !== value) onComplete?.(digits)
      }}
      className="text-center font-mono text-lg tracking-[0.4em]"
    />
  )
}
