import { useMutation } from '@tanstack/react-query'
import { useTexts } from '../../shell/language.tsx'
import { post } from '../../shell/request.ts'
import { settingsTexts } from '../../texts/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/page.tsx'

/** A code by which one's Telegram account is known in the staff group. */
export function OwnTelegram() {
  const texts = useTexts(settingsTexts)
  const make = useMutation({
    mutationFn: () => post<{ code: string; expiresAt: string }>('/session/telegram-code', {}),
  })
  return (
    <Section
      title={texts.telegram}
      actions={
        <Button busy={make.isPending} onClick={() => make.mutate()}>
          {texts.telegramCode}
        </Button>
      }
    >
      <p className="text-muted">{texts.telegramText}</p>
      {make.data && (
        <p className="mt-2" role="status">
          {texts.telegramSend} <code className="font-mono select-all">/link {make.data.code}</code>
        </p>
      )}
    </Section>
  )
}
