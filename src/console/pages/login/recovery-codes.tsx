import { Copy } from 'lucide-react'
import { useTexts } from '../../shell/language.tsx'
import { loginTexts } from '../../texts/login.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'

/** Recovery codes, which are shown once. */
export function RecoveryCodes({ codes, onSaved }: { codes: readonly string[]; onSaved: () => void }) {
  const texts = useTexts(loginTexts)
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    toast(texts.copied, { tone: 'good' })
  }
  return (
    <div className="flex flex-col gap-3">
      <ul className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-lg bg-sunken px-4 py-3 font-mono text-sm select-all">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      {/* Over plain http there is no clipboard, but the codes can be selected. */}
      {window.isSecureContext && (
        <Button onClick={() => void copy()}>
          <Copy aria-hidden="true" className="size-4" />
          {texts.copy}
        </Button>
      )}
      <Button look="primary" className="min-h-11" onClick={onSaved}>
        {texts.codesSaved}
      </Button>
    </div>
  )
}
