import { Copy } from 'lucide-react'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { settingsTexts } from '../../texts/settings.ts'
import { shellTexts } from '../../texts/shell.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'

export interface OneTimeLink {
  link: string
  expiresAt: string
}

/** Shows a one-time link, which nobody can see again. */
export function LinkDialog({ link, onClose }: { link: OneTimeLink; onClose: () => void }) {
  const texts = useTexts(settingsTexts)
  const general = useTexts(shellTexts)
  const { zone, locale } = useLanguage()
  const copy = async () => {
    await navigator.clipboard.writeText(link.link)
    toast(general.copied, { tone: 'good' })
  }
  return (
    <Dialog open onClose={onClose} title={texts.linkTitle} description={texts.linkText}>
      <TextField
        bare
        readOnly
        label={texts.linkTitle}
        value={link.link}
        onFocus={(event) => event.target.select()}
        className="font-mono"
      />
      <p className="mt-1 text-xs text-muted">{texts.validUntil(formatMoment(link.expiresAt, zone, locale))}</p>
      <DialogActions>
        {window.isSecureContext && (
          <Button onClick={() => void copy()}>
            <Copy aria-hidden="true" className="size-4" />
            {general.copy}
          </Button>
        )}
        <Button look="primary" onClick={onClose}>
          {general.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
